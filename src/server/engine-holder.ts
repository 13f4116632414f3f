/** The engine that is served now. A newer generation is opened beside it and takes its place in one step. */
import { AppError } from '../contract/error.ts';
import type { HandOver } from '../pace/time-slice.ts';
import type { EngineStatus, SearchEngine } from '../search/engine.ts';
import type { Log } from './log.ts';
import type { Metrics } from './metrics.ts';

/** What the holder asks the disk for; `open` throws `index_…` errors with their remedy. */
export interface EngineSource {
  /** Milliseconds after which it may be asked again for the newest. */
  readonly pollMs?: number;
  /** Name of the newest published generation; undefined where there is none. */
  newest(): Promise<string | undefined>;
  /**
   * Nothing is loaded where the newest good generation is the one that is `served` already. Between pieces of the work
   * it waits for `handOver`.
   */
  open(
    served?: string,
    handOver?: HandOver,
  ): Promise<{
    readonly engine: SearchEngine | undefined;
    readonly generation: string;
    readonly rejected: readonly { readonly name: string; readonly reason: string }[];
  }>;
}

/** What was not fit is looked at again after so long, then after twice that and so on: the fault may pass. */
const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 60_000;

export class EngineHolder {
  readonly #source: EngineSource;
  readonly #log: Log;
  readonly #metrics: Metrics | undefined;
  readonly #handOver: HandOver | undefined;
  #engine: SearchEngine | undefined;
  readonly #now: () => number;
  /** The newest name that was tried, served or not. */
  #tried: string | undefined;
  /** What was reported of which generation: the same fault is reported once. */
  readonly #reported = new Map<string | undefined, string>();
  #retryAt = 0;
  #retryMs = FIRST_RETRY_MS;
  #refreshing: Promise<void> | undefined;
  #degraded = false;
  #draining = false;

  /** `handOver`: gives the thread to those who are answered while a newer generation is opened. */
  constructor(
    source: EngineSource,
    log: Log,
    metrics?: Metrics,
    now = () => performance.now(),
    handOver?: HandOver,
  ) {
    this.#now = now;
    this.#handOver = handOver;
    this.#source = source;
    this.#log = log;
    this.#metrics = metrics;
  }

  /** The engine of the moment; one request asks once, so it never sees two generations. */
  current(): SearchEngine {
    if (!this.#engine) {
      throw new AppError('not_ready', '索引还在载入, 请稍后再试 (the index is loading; try again shortly)');
    }
    return this.#engine;
  }

  /** What is served; undefined before anything is. */
  status(): EngineStatus | undefined {
    return this.#engine?.status();
  }

  get ready(): boolean {
    return this.#engine !== undefined && !this.#draining && !this.isCutOff;
  }

  /** True while the engine is on other machines and none of them answers. */
  get isCutOff(): boolean {
    return this.status()?.cluster?.status === 'unreachable';
  }

  /** True while an older generation is served because a newer one is not fit. */
  get degraded(): boolean {
    return this.#degraded;
  }

  /** From now on `/readyz` sends new work elsewhere. */
  drain(): void {
    this.#draining = true;
  }

  /** Opens the first engine; throws where there is none to serve. */
  async start(): Promise<void> {
    this.#tried = await this.#source.newest();
    await this.#open();
  }

  /**
   * Opens the newest generation if it was not tried yet, or not lately (with `isUrgent`, in any case where it was not
   * fit). Never throws: what is served stays served.
   */
  async refresh(isUrgent = false): Promise<void> {
    this.#refreshing ??= this.#refresh(isUrgent).finally(() => {
      this.#refreshing = undefined;
    });
    return this.#refreshing;
  }

  async #refresh(isUrgent: boolean): Promise<void> {
    try {
      const newest = await this.#source.newest();
      if (newest === undefined) return;
      if (newest === this.#tried) {
        if (!this.#degraded || !(isUrgent || this.#now() >= this.#retryAt)) return;
      } else this.#retryMs = FIRST_RETRY_MS;
      this.#tried = newest;
      await this.#open();
    } catch (error) {
      this.#degraded = true;
      this.#rejected(this.#tried, reasonOf(error));
    }
    if (!this.#degraded) return;
    this.#retryAt = this.#now() + this.#retryMs;
    this.#retryMs = Math.min(this.#retryMs * 2, LONGEST_RETRY_MS);
  }

  async #open(): Promise<void> {
    const served = this.#engine?.status().generation;
    const { engine, generation, rejected } = await this.#source.open(served, this.#handOver);
    for (const { name, reason } of rejected) this.#rejected(name, reason);
    this.#degraded = rejected.length > 0;
    if (!engine || served === generation) return;
    this.#engine = engine;
    this.#reported.clear();
    this.#log.info({ event: 'generation_served', ...engine.status() });
    this.#metrics?.generation('served');
  }

  #rejected(generation: string | undefined, reason: string): void {
    if (this.#reported.get(generation) === reason) return;
    this.#reported.set(generation, reason);
    this.#log.error({ event: 'generation_rejected', generation, reason });
    this.#metrics?.generation('rejected');
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
