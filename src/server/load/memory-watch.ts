/** The memory of this process against its ceiling, once a second. */
import { totalmem } from 'node:os';

const SAMPLE_MS = 1_000;
/** So many samples in a row above the ceiling, and the process had better begin anew. */
const PATIENCE = 30;
const SHARE = 0.8;
const MEGABYTE = 2 ** 20;

export interface MemoryOptions {
  /** Megabytes; 0 for 80 % of what this machine or its container has. */
  readonly ceilingMb: number;
  /** Bytes held now. */
  readonly held?: () => number;
  /** Told once, when memory stayed above the ceiling too long. */
  readonly onExhausted: () => void;
}

export class MemoryWatch {
  readonly ceiling: number;
  readonly #held: () => number;
  readonly #onExhausted: () => void;
  readonly #timer: NodeJS.Timeout;
  #above = 0;

  constructor({ ceilingMb, held = () => process.memoryUsage.rss(), onExhausted }: MemoryOptions) {
    this.ceiling = ceilingMb > 0 ? ceilingMb * MEGABYTE : Math.floor(available() * SHARE);
    this.#held = held;
    this.#onExhausted = onExhausted;
    this.#timer = setInterval(() => this.sample(), SAMPLE_MS);
    this.#timer.unref();
  }

  /** True while new requests are to be refused. */
  get isAbove(): boolean {
    return this.#above > 0;
  }

  sample(): void {
    this.#above = this.#held() > this.ceiling ? this.#above + 1 : 0;
    if (this.#above === PATIENCE) this.#onExhausted();
  }

  stop(): void {
    clearInterval(this.#timer);
  }
}

function available(): number {
  const constrained = process.constrainedMemory() ?? 0;
  return constrained > 0 ? Math.min(constrained, totalmem()) : totalmem();
}
