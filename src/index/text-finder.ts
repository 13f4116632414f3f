/** Looks for many texts at once in the UTF-16 units of another. */
import { pairSlot, UnitPairs } from '../entities/unit-pairs.ts';

export class TextFinder {
  readonly #begins = new UnitPairs();
  readonly #byHead = new Map<number, string[]>();
  /** How many texts are looked for. */
  readonly size: number;

  /** Texts of less than two units are not looked for. */
  constructor(texts: Iterable<string>) {
    let size = 0;
    for (const text of texts) {
      if (text.length < 2) continue;
      size++;
      const slot = pairSlot(text.charCodeAt(0), text.charCodeAt(1));
      this.#begins.add(text);
      const same = this.#byHead.get(slot);
      if (same) same.push(text);
      else this.#byHead.set(slot, [text]);
    }
    this.size = size;
  }

  /** True where one of the texts stands in `[from, end)`. */
  isIn(units: Uint16Array, from = 0, end = units.length): boolean {
    const begins = this.#begins;
    for (let at = from; at < end - 1; at++) {
      const slot = pairSlot(units[at] as number, units[at + 1] as number);
      if (begins.has(slot) && this.#standsAt(units, at, end, slot)) return true;
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
