/** Long work on the only thread, cut into slices: between two of them whatever else waits has its turn. */

/** Milliseconds for which work may hold the thread at a stretch. */
const SLICE_MS = 12;
/** The same for work that nobody waits for, while others are answered: what comes meanwhile waits half of it on average. */
export const BACKGROUND_MS = 3;

/** Resolves when it is the work's turn again. */
export interface HandOver {
  (): Promise<void>;
  /** Milliseconds for which work that hands over to it may hold the thread, where that is not as usual. */
  readonly ms?: number;
}

/** After everything that waits now. */
const afterOthers: HandOver = () => new Promise((resolve) => setImmediate(resolve));

export class TimeSlice {
  readonly #handOver: HandOver;
  readonly #ms: number;
  readonly #now: () => number;
  #began: number;
  #awayMs = 0;
  #handing: Promise<void> | undefined;

  constructor(
    handOver: HandOver = afterOthers,
    ms: number = handOver.ms ?? SLICE_MS,
    now: () => number = () => performance.now(),
  ) {
    this.#handOver = handOver;
    this.#ms = ms;
    this.#now = now;
    this.#began = now();
  }

  /** To be asked between pieces of work, each of a millisecond or two at most: true where `next` is due. */
  get isOver(): boolean {
    return this.#now() - this.#began >= this.#ms;
  }

  /** For work that is a part of this one: its slices are as long. */
  get part(): HandOver {
    return Object.assign(() => this.next(), { ms: this.#ms });
  }

  /** Hands the thread over, once for all who ask meanwhile; the next slice begins when it comes back. */
  next(): Promise<void> {
    this.#handing ??= this.#handed();
    return this.#handing;
  }

  async #handed(): Promise<void> {
    const left = this.#now();
    try {
      await this.#handOver();
    } finally {
      this.#handing = undefined;
      this.#began = this.#now();
      this.#awayMs += this.#began - left;
    }
  }

  /** What other machines do leaves the thread to others: the next slice begins when their answer is here. */
  async awayFor<T>(answer: Promise<T>): Promise<T> {
    const left = this.#now();
    try {
      return await answer;
    } finally {
      this.#began = this.#now();
      this.#awayMs += this.#began - left;
    }
  }

  /** Milliseconds for which others had the thread, in all. */
  get awayMs(): number {
    return this.#awayMs;
  }

  /** Does all steps of a generator, as many in a slice as there is time for. */
  async run(steps: Iterable<unknown>): Promise<void> {
    for (const _ of steps) if (this.isOver) await this.next();
  }
}
