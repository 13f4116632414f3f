/** The time that one search may take, in slices. What loops over records asks it, and ends with what it has. */
import { type HandOver, TimeSlice } from '../pace/time-slice.ts';

/** The clock is looked at once in so many questions. */
const STRIDE = 4;

export class Budget {
  readonly slice: TimeSlice;
  readonly #end: number;
  readonly #now: () => number;
  #asked = 0;
  #isSpent = false;
  #lacksShards = false;

  /** Milliseconds from now; those for which others have the thread, or other machines work, do not count. */
  constructor(ms: number, handOver?: HandOver, now: () => number = () => performance.now()) {
    this.slice = new TimeSlice(handOver, undefined, now);
    this.#now = now;
    this.#end = now() + ms;
  }

  /** To be asked before each piece of work that is left out once it is true; then it stays so. */
  get isSpent(): boolean {
    if (!this.#isSpent && this.#asked++ % STRIDE === 0)
      this.#isSpent = this.#now() - this.slice.awayMs >= this.#end;
    return this.#isSpent;
  }

  /** Whether something was left out. */
  get hasCut(): boolean {
    return this.#isSpent;
  }

  /** Waits for what is read elsewhere: that has a deadline of its own, and does not count. */
  waitFor<T>(answer: Promise<T>): Promise<T> {
    return this.slice.awayFor(answer);
  }

  /** To be told where a part of the index did not answer. */
  lackShards(): void {
    this.#lacksShards = true;
  }

  /** Whether a part of the index is missing from the answer. */
  get isPartial(): boolean {
    return this.#lacksShards;
  }

  /** Lets others have the thread if the slice is over. */
  async breathe(): Promise<void> {
    if (this.slice.isOver) await this.slice.next();
  }
}
