/** Looks for many texts at once in the UTF-16 units of another. */

const SIZE = 1 << 16;

/** Of two neighbouring units. */
const slotOf = (first: number, second: number) => (first ^ Math.imul(second, 0x9e3b)) & (SIZE - 1);

export class TextFinder {
  readonly #heads = new Uint8Array(SIZE);
  readonly #byHead = new Map<number, string[]>();
  /** How many texts are looked for. */
  readonly size: number;

  /** Texts of less than two units are not looked for. */
  constructor(texts: Iterable<string>) {
    let size = 0;
    for (const text of texts) {
      if (text.length < 2) continue;
      size++;
      const slot = slotOf(text.charCodeAt(0), text.charCodeAt(1));
      this.#heads[slot] = 1;
      const same = this.#byHead.get(slot);
      if (same) same.push(text);
      else this.#byHead.set(slot, [text]);
    }
    this.size = size;
  }

  /** True where one of the texts stands in `[from, end)`. */
  isIn(units: Uint16Array, from = 0, end = units.length): boolean {
    const heads = this.#heads;
    for (let at = from; at < end - 1; at++) {
      const slot = slotOf(units[at] as number, units[at + 1] as number);
      if (heads[slot] === 1 && this.#standsAt(units, at, end, slot)) return true;
    }
    return false;
  }

  #standsAt(units: Uint16Array, at: number, end: number, slot: number): boolean {
    return (this.#byHead.get(slot) ?? []).some((text) => {
      if (at + text.length > end) return false;
      for (let i = 0; i < text.length; i++) if (units[at + i] !== text.charCodeAt(i)) return false;
      return true;
    });
  }
}
