/** The time that one search may take. What loops over records asks it, and ends with what it has. */

/** The clock is looked at once in so many questions. */
const STRIDE = 4;

export class Budget {
  readonly #end: number;
  readonly #now: () => number;
  #asked = 0;
  #isSpent = false;

  /** Milliseconds from now. */
  constructor(ms: number, now: () => number = () => performance.now()) {
    this.#now = now;
    this.#end = now() + ms;
  }

  /** To be asked before each piece of work that is left out once it is true; then it stays so. */
  get isSpent(): boolean {
    if (!this.#isSpent && this.#asked++ % STRIDE === 0) this.#isSpent = this.#now() >= this.#end;
    return this.#isSpent;
  }

  /** Whether something was left out. */
  get hasCut(): boolean {
    return this.#isSpent;
  }
}
