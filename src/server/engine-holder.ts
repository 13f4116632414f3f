/** The engine that is served now. A newer generation is opened beside it and takes its place in one step. */
import { AppError } from '../contract/error.ts';
import type { EngineStatus, SearchEngine } from '../search/engine.ts';
import type { Log } from './log.ts';
import type { Metrics } from './metrics.ts';

/** What the holder asks the disk for; `open` throws `index_…` errors with their remedy. */
export interface EngineSource {
  /** Name of the newest published generation; undefined where there is none. */
  newest(): Promise<string | undefined>;
  open(): Promise<{
    readonly engine: SearchEngine;
    readonly generation: string;
    readonly rejected: readonly { readonly name: string; readonly reason: string }[];
  }>;
}

export class EngineHolder {
  readonly #source: EngineSource;
  readonly #log: Log;
  readonly #metrics: Metrics | undefined;
  #engine: SearchEngine | undefined;
  /** The newest name that was tried, served or not: a bad generation is reported once. */
  #tried: string | undefined;
  #refreshing: Promise<void> | undefined;
  #degraded = false;
  #draining = false;

  constructor(source: EngineSource, log: Log, metrics?: Metrics) {
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
    return this.#engine !== undefined && !this.#draining;
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

  /** Opens the newest generation if it was not tried yet. Never throws: what is served stays served. */
  async refresh(): Promise<void> {
    this.#refreshing ??= this.#refresh().finally(() => {
      this.#refreshing = undefined;
    });
    return this.#refreshing;
  }

  async #refresh(): Promise<void> {
    try {
      const newest = await this.#source.newest();
      if (newest === undefined || newest === this.#tried) return;
      this.#tried = newest;
      await this.#open();
    } catch (error) {
      this.#degraded = true;
      this.#rejected(this.#tried, reasonOf(error));
    }
  }

  async #open(): Promise<void> {
    const { engine, generation, rejected } = await this.#source.open();
    for (const { name, reason } of rejected) this.#rejected(name, reason);
    this.#degraded = rejected.length > 0;
    if (this.#engine?.status().generation === generation) return;
    this.#engine = engine;
    this.#log.info({ event: 'generation_served', ...engine.status() });
    this.#metrics?.generation('served');
  }

  #rejected(generation: string | undefined, reason: string): void {
    this.#log.error({ event: 'generation_rejected', generation, reason });
    this.#metrics?.generation('rejected');
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
