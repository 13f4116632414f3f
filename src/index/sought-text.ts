/**
 * A text that is looked for in many others. Wherever it stands, one of its units stands at every place that a multiple of
 * its length is away from the beginning: of a text only each n-th unit is read, and its neighbours where it is one of them.
 */

/** Units are told apart by so many of their last bits: others are taken for them now and then, and looked at. */
const MARKED = 1 << 10;

export class SoughtText {
  readonly #units: Uint16Array;
  /** By the last bits of a unit: 1 where it may be one of ours. */
  readonly #marks = new Uint8Array(MARKED);

  /** Of one unit at least. */
  constructor(text: string) {
    this.#units = Uint16Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));
    for (const unit of this.#units) this.#marks[unit % MARKED] = 1;
  }

  /** True where it stands in `[from, end)`. */
  isIn(units: Uint16Array, from: number, end: number): boolean {
    const marks = this.#marks;
    const { length } = this.#units;
    for (let at = from + length - 1; at < end; at += length)
      if (marks[(units[at] as number) % MARKED] === 1 && this.#standsAround(units, at, from, end))
        return true;
    return false;
  }

  /** True where it stands in `[from, end)` so that place `at` is a part of it. */
  #standsAround(units: Uint16Array, at: number, from: number, end: number): boolean {
    const sought = this.#units;
    const { length } = sought;
    const unit = units[at];
    for (let before = 0; before < length; before++) {
      const start = at - before;
      if (sought[before] !== unit || start < from || start + length > end) continue;
      let same = 0;
      while (same < length && units[start + same] === sought[same]) same++;
      if (same === length) return true;
    }
    return false;
  }
}
