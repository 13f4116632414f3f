/** Terms of one document counted by their numbers, in arrays that grow with the numbers and are empty after each document. */
import { impact, slotOf } from './bm25f.ts';
import { NumberList } from './number-list.ts';

export class TermTally {
  /** Of each term: how often it stands in the view that is counted, in the view of this text that has most, and what it sums up to. */
  #now = new Uint32Array(1 << 10);
  #most = new Uint32Array(1 << 10);
  #sums = new Float64Array(1 << 10);
  readonly #nowHeld = new NumberList();
  readonly #mostHeld = new NumberList();
  readonly #sumsHeld = new NumberList();

  count(term: number): void {
    if (term >= this.#now.length) this.#grow(term);
    const before = this.#now[term] as number;
    if (before === 0) this.#nowHeld.push(term);
    this.#now[term] = before + 1;
  }

  /** A text has views: where they differ, the larger count holds. */
  endView(): void {
    const { values, length } = this.#nowHeld;
    for (let i = 0; i < length; i++) {
      const term = values[i] as number;
      const count = this.#now[term] as number;
      const most = this.#most[term] as number;
      if (most === 0) this.#mostHeld.push(term);
      if (count > most) this.#most[term] = count;
      this.#now[term] = 0;
    }
    this.#nowHeld.length = 0;
  }

  /** `weight`: what one occurrence in this text counts, above 0. */
  endText(weight: number): void {
    const { values, length } = this.#mostHeld;
    for (let i = 0; i < length; i++) {
      const term = values[i] as number;
      const before = this.#sums[term] as number;
      if (before === 0) this.#sumsHeld.push(term);
      this.#sums[term] = before + (this.#most[term] as number) * weight;
      this.#most[term] = 0;
    }
    this.#mostHeld.length = 0;
  }

  /** Gives each term of the document with the slot of its impact, each once. */
  endDocument(give: (term: number, slot: number) => void): void {
    const { values, length } = this.#sumsHeld;
    for (let i = 0; i < length; i++) {
      const term = values[i] as number;
      give(term, slotOf(impact(this.#sums[term] as number)));
      this.#sums[term] = 0;
    }
    this.#sumsHeld.length = 0;
  }

  #grow(term: number): void {
    let size = this.#now.length;
    while (size <= term) size *= 2;
    const [now, most, sums] = [new Uint32Array(size), new Uint32Array(size), new Float64Array(size)];
    now.set(this.#now);
    most.set(this.#most);
    sums.set(this.#sums);
    [this.#now, this.#most, this.#sums] = [now, most, sums];
  }
}
