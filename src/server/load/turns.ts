/**
 * Work that keeps the only thread busy, a little of it in each turn of the event loop: what arrives meanwhile is
 * seen in between, and refused at once where too much is waiting. However much arrives, about half of the time is
 * for the work that was let in. Where far more comes than can be done, waiting helps nobody: who is let in is answered soon.
 */

/** A queue that has not been empty for so long is no burst: more comes than can be done. */
const BURST_MS = 100;
/** As much of it as one turn counts: where the thread was held (a collection of garbage), all came at once after it. */
const HELD_MS = 20;
/** Of the places in the queue, the share that is left then: those who are let in shall not wait long. */
const STANDING_SHARE = 0.25;
/** A flood: within `BURST_MS` so many were refused for each that was answered. */
const FLOOD = 0.5;
/** How long anybody shall wait in a flood, ms, where a piece and what arrives meanwhile take as long as one another. */
const SOON_MS = 2;
/** Pieces of work in one turn at most. */
const MOST_A_TURN = 64;
/** So many who wait go before the next piece of work that was begun: a long search holds up no short one. */
const GO_FIRST = 4;
/** Work that nobody waits for waits for the others no longer than this before its next piece, ms. */
const LONGEST_REST_MS = 25;
/** Weight of the newest turn in the mean time of a piece. */
const NEWEST = 0.2;

export class Turns {
  readonly #queue: (() => void)[] = [];
  readonly #most: number;
  readonly #onWaited: (ms: number) => void;
  #isOpen = false;
  /** Milliseconds of turns since the queue was last empty. */
  #standingMs = 0;
  /** When the pieces of the turn began, and when those of the turn before were done. */
  #began = 0;
  #ended = 0;
  /** Time between the last two turns: what arrived was read, and answers were written. */
  #betweenMs = 0;
  /** Mean time of a piece with all that follows from it. */
  #pieceMs = 1;
  /** How many were refused and answered since `since`, and whether that was a flood the last time. */
  #since = 0;
  #refused = 0;
  #done = 0;
  #isFlood = false;

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
    const { length } = this.#queue;
    if (this.#isFlood && length >= Math.max(1, Math.floor(SOON_MS / (2 * this.#pieceMs)))) return true;
    if (length < this.#most * STANDING_SHARE) return false;
    return length >= this.#most || this.#standingMs > BURST_MS;
  }

  /** Somebody was told to come again later. */
  refused(): void {
    this.#watch(performance.now());
    this.#refused += 1;
  }

  /** First come, first served. */
  take<T>(work: () => Promise<T>): Promise<T> {
    const came = performance.now();
    this.#watch(came);
    return new Promise<T>((resolve, reject) => {
      this.#queue.push(() => {
        this.#done += 1;
        this.#onWaited(performance.now() - came);
        // A promise of its own, so that work that throws at once stops nobody else's.
        Promise.resolve().then(work).then(resolve, reject);
      });
      this.#begin(came);
    });
  }

  /** The next piece of work that was begun: resolves when it is its turn. */
  again(): Promise<void> {
    return new Promise((resolve) => {
      this.#queue.splice(Math.min(this.#queue.length, GO_FIRST), 0, resolve);
      this.#begin(performance.now());
    });
  }

  /** The next piece of work that nobody waits for: resolves when nothing else waits, or after `LONGEST_REST_MS`. */
  rest(): Promise<void> {
    const end = performance.now() + LONGEST_REST_MS;
    return new Promise((resolve) => {
      const look = () => {
        if (!this.#isOpen || performance.now() >= end) resolve();
        else setImmediate(look);
      };
      setImmediate(look);
    });
  }

  #watch(now: number): void {
    const age = now - this.#since;
    if (age <= BURST_MS) return;
    // Older than two bursts: nobody came in between.
    this.#isFlood = age < 2 * BURST_MS && this.#refused > FLOOD * this.#done;
    this.#since = now;
    this.#refused = 0;
    this.#done = 0;
  }

  #begin(now: number): void {
    if (this.#isOpen) return;
    this.#ended = now;
    this.#standingMs = 0;
    this.#open(1);
  }

  /** Callbacks that are set together run in one turn, each with all its promises before the next. */
  #open(pieces: number): void {
    this.#isOpen = true;
    setImmediate(() => {
      this.#began = performance.now();
      this.#betweenMs = this.#began - this.#ended;
    });
    for (let i = 0; i < pieces; i++) setImmediate(() => this.#queue.shift()?.());
    setImmediate(() => this.#close(pieces));
  }

  #close(pieces: number): void {
    const before = this.#ended;
    this.#ended = performance.now();
    this.#standingMs += Math.min(this.#ended - before, HELD_MS);
    this.#pieceMs += ((this.#ended - this.#began) / pieces - this.#pieceMs) * NEWEST;
    this.#isOpen = false;
    if (this.#queue.length === 0) return;
    const fair = Math.ceil(this.#betweenMs / Math.max(this.#pieceMs, 0.01));
    this.#open(Math.max(1, Math.min(fair, this.#queue.length, MOST_A_TURN)));
  }
}
