/** The best scores so far, one of each report: what is below the least of them is not among the first so many. */
import { ALONE } from '../reprints/reprints.ts';

export class BestReports {
  readonly #needed: number;
  readonly #originals: Int32Array;
  readonly #seen = new Set<number>();
  /** Falling, `needed` of them at most. */
  readonly #scores: number[] = [];

  /** `originals`: by document number the original of its reprints, or `ALONE`. */
  constructor(needed: number, originals: Int32Array) {
    this.#needed = needed;
    this.#originals = originals;
  }

  /** Of a report the first that comes counts, so that `least` is never too high. */
  add(document: number, score: number): void {
    const original = this.#originals[document] as number;
    if (original !== ALONE) {
      if (this.#seen.has(original)) return;
      this.#seen.add(original);
    }
    const scores = this.#scores;
    let at = scores.length;
    while (at > 0 && (scores[at - 1] as number) < score) at--;
    if (at >= this.#needed) return;
    scores.splice(at, 0, score);
    if (scores.length > this.#needed) scores.pop();
  }

  /** The score of the last that is needed; −∞ while there are fewer. */
  get least(): number {
    return this.#scores.length < this.#needed
      ? Number.NEGATIVE_INFINITY
      : (this.#scores[this.#needed - 1] as number);
  }
}
