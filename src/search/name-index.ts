/** Names → those that may hold what was typed: by the rarest of its UTF-16 units. */
import type { TimeSlice } from '../pace/time-slice.ts';

const UNITS = 0x10000;
const NONE = new Uint32Array(0);
/** Names that are read between two looks at the clock. */
const AT_A_TIME = 256;

export class NameIndex {
  /** The names with unit u are `#names[#starts[u] … #starts[u + 1])`, rising. */
  readonly #starts: Uint32Array;
  readonly #names: Uint32Array;

  private constructor(starts: Uint32Array, names: Uint32Array) {
    this.#starts = starts;
    this.#names = names;
  }

  static async of(names: readonly string[], slice: TimeSlice): Promise<NameIndex> {
    const starts = new Uint32Array(UNITS + 1);
    await eachUnit(names, slice, (unit) => {
      starts[unit + 1] = (starts[unit + 1] as number) + 1;
    });
    for (let unit = 0; unit < UNITS; unit++)
      starts[unit + 1] = (starts[unit + 1] as number) + (starts[unit] as number);
    const free = starts.slice();
    const held = new Uint32Array(starts[UNITS] as number);
    await eachUnit(names, slice, (unit, name) => {
      const at = free[unit] as number;
      held[at] = name;
      free[unit] = at + 1;
    });
    return new NameIndex(starts, held);
  }

  /** The names with the unit of `typed` that the fewest names have, rising; none for nothing typed. */
  candidates(typed: string): Uint32Array {
    let fewest: Uint32Array | undefined;
    for (let i = 0; i < typed.length; i++) {
      const unit = typed.charCodeAt(i);
      const held = this.#names.subarray(this.#starts[unit], this.#starts[unit + 1]);
      if (!fewest || held.length < fewest.length) fewest = held;
    }
    return fewest ?? NONE;
  }
}

/** Visits each unit of each name once. */
async function eachUnit(
  names: readonly string[],
  slice: TimeSlice,
  visit: (unit: number, name: number) => void,
): Promise<void> {
  /** By unit the last name that had it, + 1. */
  const seen = new Uint32Array(UNITS);
  for (let from = 0; from < names.length; from += AT_A_TIME) {
    if (slice.isOver) await slice.next();
    const end = Math.min(from + AT_A_TIME, names.length);
    for (let name = from; name < end; name++) {
      const text = names[name] as string;
      for (let i = 0; i < text.length; i++) {
        const unit = text.charCodeAt(i);
        if (seen[unit] === name + 1) continue;
        seen[unit] = name + 1;
        visit(unit, name);
      }
    }
  }
}
