/**
 * Work that keeps the only thread busy, one piece in each turn of the event loop: what arrives meanwhile is
 * seen in between, and refused at once where too much is waiting.
 */

export class Turns {
  readonly #queue: (() => void)[] = [];
  readonly #most: number;
  readonly #onWaited: (ms: number) => void;
  #isScheduled = false;

  /** `onWaited` hears how long each piece of work waited, in milliseconds. */
  constructor(most: number, onWaited: (ms: number) => void = () => {}) {
    this.#most = most;
    this.#onWaited = onWaited;
  }

  get waiting(): number {
    return this.#queue.length;
  }

  /** True where nothing new is to be begun. What was begun may still take its turns. */
  get isFull(): boolean {
    return this.#queue.length >= this.#most;
  }

  /** First come, first served. */
  take<T>(work: () => Promise<T>): Promise<T> {
    const came = performance.now();
    return new Promise<T>((resolve, reject) => {
      this.#queue.push(() => {
        this.#onWaited(performance.now() - came);
        // A promise of its own, so that work that throws at once stops nobody else's.
        Promise.resolve().then(work).then(resolve, reject);
      });
      this.#schedule();
    });
  }

  #schedule(): void {
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    setImmediate(() => this.#run());
  }

  #run(): void {
    this.#isScheduled = false;
    this.#queue.shift()?.();
    if (this.#queue.length > 0) this.#schedule();
  }
}
