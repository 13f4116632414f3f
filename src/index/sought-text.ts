/**
 * A text that is looked for in many others. Wherever it stands, one of its units stands at every place that a multiple of
 * its length is away from the beginning: of a text only each n-th unit is read, and its neighbours where it is one of them.
 */

/** Units are told apart by so many of their last bits: others are taken for them now and then, and looked at. */
const MARKED = 1 << 10;

/** A text that is searched where it lies. */
export interface SearchedText {
  /** As `indexOf` of the text. */
  find(sought: SoughtText, from: number): number;
  /** The text as a string. */
  text(): string;
}

export class SoughtText {
  readonly #units: Uint16Array;
  /** By the last bits of a unit: 1 where it may be one of ours. */
  readonly #marks = new Uint8Array(MARKED);

  readonly text: string;

  /** Of one unit at least. */
  constructor(text: string) {
    this.text = text;
    this.#units = Uint16Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));
    for (const unit of this.#units) this.#marks[unit % MARKED] = 1;
  }

  /** True where it stands in `[from, end)`. */
  isIn(units: Uint16Array, from: number, end: number): boolean {
    return this.next(units, from, end) >= 0;
  }

  /** The first place in `[from, end)` at which it begins, −1 where it does not stand there. */
  next(units: Uint16Array, from: number, end: number): number {
    const marks = this.#marks;
    const { length } = this.#units;
    for (let at = from + length - 1; at < end; at += length) {
      if (marks[(units[at] as number) % MARKED] !== 1) continue;
      const start = this.#startAround(units, at, from, end);
      if (start >= 0) return start;
    }
    return -1;
  }

  /** The first place in `[from, end)` at which it begins so that place `at` is a part of it; −1 where there is none. */
  #startAround(units: Uint16Array, at: number, from: number, end: number): number {
    const sought = this.#units;
    const { length } = sought;
    const unit = units[at];
    for (let before = length - 1; before >= 0; before--) {
      const start = at - before;
      if (sought[before] !== unit || start < from || start + length > end) continue;
      let same = 0;
      while (same < length && units[start + same] === sought[same]) same++;
      if (same === length) return start;
    }
    return -1;
  }
}
