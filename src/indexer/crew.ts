/**
 * Threads that read articles and analyse documents. Results come in the order of the work, so that nothing that is
 * made of them depends on the number of threads.
 */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { expectMuchText } from '../analysis/segmenter.ts';
import { AppError } from '../contract/error.ts';
import { type ReadArticles, type ReadableArticle, readHere } from '../extraction/told.ts';
import type { Manifest } from '../generation/manifest.ts';
import { type AnalyseBatches, analyseHere, type DocumentTexts } from '../index/analyst.ts';
import type { GramArrays } from '../index/gram-index.ts';
import type { PostingRun } from '../index/posting-run.ts';
import { type SpliceGrams, spliceHere } from '../index/run-join.ts';
import type { FreshPieces } from '../index/written-check.ts';
import { type ArticleReading, readArticle } from './article-reading.ts';
import {
  type Farewell,
  type Job,
  type JobDone,
  type Lesson,
  movedArrays,
  type ThreadSettings,
  type Wake,
} from './crew-job.ts';
import { writtenProblem } from './verify-loads.ts';

/** Articles that a thread reads at a time, and UTF-16 units of their texts from which on it is given no more. */
const READ_AT_A_TIME = 128;
const READ_UNITS = 1 << 20;
/** Jobs that each thread is given ahead, so that it never waits for the next. */
const AHEAD = 2;
/** With fewer articles to read, threads take longer to begin than the work does. */
const WORTH_THREADS = 2_000;
/** Where there is a thread already, more of them are worth their dictionaries, a second each, only for so many. */
const WORTH_MORE = 6_000;

/** Node cannot run a thread of TypeScript: where the source itself is run, there is one thread. */
const CAN_RUN = !import.meta.url.endsWith('.ts');
const THREAD = new URL('./crew-thread.js', import.meta.url);

/** The options of this process that its threads share: others (`--input-type`) are of its first script alone. */
const PROFILING = process.execArgv.filter((option) => option.startsWith('--cpu-prof'));

interface Waiting {
  resolve(result: unknown): void;
  reject(error: unknown): void;
}

class Thread {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  readonly #exit: Promise<void>;
  /** 1: nothing that was given is to be begun any more. */
  readonly #stop = new Int32Array(new SharedArrayBuffer(4));
  #failure: Error | undefined;
  #isEnding = false;

  constructor() {
    const settings: ThreadSettings = { stop: this.#stop };
    this.#worker = new Worker(THREAD, { workerData: settings, execArgv: PROFILING });
    this.#exit = new Promise((resolve) => this.#worker.once('exit', () => resolve()));
    // Only work that is waited for keeps the process alive.
    this.#worker.unref();
    this.#worker.on('message', ({ job, result, error }: JobDone) => {
      const waiting = this.#waiting.get(job);
      this.#settled(job);
      if (error === undefined) waiting?.resolve(result);
      else waiting?.reject(error);
    });
    this.#worker.on('error', (error: unknown) =>
      this.#fail(error instanceof Error ? error : new Error(String(error))),
    );
    this.#worker.on('exit', (code) => this.#fail(new Error(`a thread of the indexer ended (${code})`)));
  }

  get load(): number {
    return this.#waiting.size;
  }

  learn(lesson: Lesson): void {
    this.#worker.postMessage(lesson);
  }

  /** `moved`: memory that is the thread's from now on. */
  give(job: Job | Farewell, moved: readonly ArrayBuffer[] = []): Promise<unknown> {
    if (this.#failure) return Promise.reject(this.#failure);
    this.#worker.ref();
    return new Promise((resolve, reject) => {
      this.#waiting.set(job.job, { resolve, reject });
      this.#worker.postMessage(job, moved);
    });
  }

  /**
   * Waits for the job that was begun: a thread that is terminated inside nodejieba's code takes the process with it
   * (`terminate called after throwing an instance of 'Napi::Error'`).
   */
  async end(): Promise<void> {
    this.#isEnding = true;
    this.#worker.ref();
    Atomics.store(this.#stop, 0, 1);
    const wake: Wake = { kind: 'wake' };
    this.#worker.postMessage(wake);
    await this.#exit;
  }

  #settled(job: number): void {
    this.#waiting.delete(job);
    // While it ends, that is waited for.
    if (this.#waiting.size === 0 && !this.#isEnding) this.#worker.unref();
  }

  #fail(error: Error): void {
    this.#failure ??= error;
    for (const { reject } of this.#waiting.values()) reject(this.#failure);
    this.#waiting.clear();
  }
}

/** Batches of what is read of articles, each text taken out of its file when its batch is given to a thread. */
function* readable(articles: readonly ReadableArticle[]): Generator<readonly ReadableArticle[]> {
  let batch: ReadableArticle[] = [];
  let units = 0;
  for (const { title, text, published } of articles) {
    batch.push({ title, text, ...(published === undefined ? {} : { published }) });
    units += text.length;
    if (batch.length < READ_AT_A_TIME && units < READ_UNITS) continue;
    yield batch;
    batch = [];
    units = 0;
  }
  if (batch.length > 0) yield batch;
}

export class Crew {
  readonly #size: number;
  readonly #worth: number;
  readonly #worthMore: number;
  #threads: readonly Thread[] = [];
  #jobs = 0;

  /** `size`: how many threads, as many as there are cores unless told otherwise. With one, this thread does all itself. */
  constructor(size?: number) {
    this.#size = CAN_RUN ? (size ?? availableParallelism()) : 1;
    this.#worth = size === undefined ? WORTH_THREADS : 0;
    this.#worthMore = size === undefined ? WORTH_MORE : 0;
    expectMuchText();
  }

  /**
   * Begins a thread that loads its dictionary, a second, while this one does something else. What is too little for
   * many threads is then left to that one.
   */
  expectWork(): void {
    if (this.#size > 1) this.#teach({ kind: 'dictionary' }, 1);
  }

  readonly read: ReadArticles<ArticleReading> = (grounds, articles) => {
    if (!this.#isWorth(articles.length)) return readHere(grounds, articles, readArticle);
    this.#teach({ kind: 'grounds', grounds }, articles.length);
    return this.#inOrder<readonly ArticleReading[], readonly ReadableArticle[]>(
      readable(articles),
      (batch, job) => ({ kind: 'read', job, articles: batch }),
    );
  };

  readonly analyse: AnalyseBatches = (language, batches, count) => {
    if (!this.#isWorth(count)) return analyseHere(language, batches, count);
    this.#teach({ kind: 'language', language }, count);
    return this.#analysed(batches);
  };

  /** By a thread, while this one does something else; here where there is none any more. */
  readonly splice: SpliceGrams = (before, others) => {
    const [thread] = this.#threads;
    if (!thread) return spliceHere(before, others);
    const job: Job = { kind: 'splice', job: this.#jobs++, before, others };
    const spliced = thread.give(job, movedArrays(before.postings));
    // It may fail before it is waited for.
    spliced.catch(() => undefined);
    return () => spliced as Promise<GramArrays>;
  };

  /**
   * Reads a generation back that was just written, and loads it: by a thread where there is one, whose memory little else is in.
   * Throws `index_damaged`.
   */
  async verify(dir: string, manifest: Manifest, fresh: FreshPieces | undefined): Promise<void> {
    const [thread] = this.#threads;
    const problem = thread
      ? await thread.give({ kind: 'verify', job: this.#jobs++, dir, manifest, fresh })
      : await writtenProblem(dir, manifest, fresh);
    if (problem !== undefined) throw new AppError('index_damaged', problem as string);
  }

  /** To be called in every case: a thread that is not ended lives on. */
  async end(): Promise<void> {
    const threads = this.#threads;
    this.#threads = [];
    await Promise.all(threads.map((thread) => thread.end()));
  }

  /**
   * The last work there is: what is made of much needs the memory of the threads. To give back a dictionary takes a quarter
   * of a second, so that where one thread was enough it stays.
   */
  async *#analysed(batches: Iterable<readonly DocumentTexts[]>): AsyncGenerator<PostingRun> {
    yield* this.#inOrder<PostingRun, readonly DocumentTexts[]>(batches, (batch, job) => ({
      kind: 'analyse',
      job,
      batch,
    }));
    if (this.#threads.length === 1) return;
    await Promise.all(this.#threads.map((thread) => thread.give({ kind: 'farewell', job: this.#jobs++ })));
    await this.end();
  }

  #isWorth(count: number): boolean {
    return this.#size > 1 && (count >= this.#worth || this.#threads.length > 0);
  }

  /** `count`: articles or documents that there are to work on. */
  #teach(lesson: Lesson, count: number): void {
    const enough = this.#threads.length > 0 ? this.#worthMore : this.#worth;
    const wanted = count >= enough ? this.#size : 1;
    const more = Array.from({ length: Math.max(0, wanted - this.#threads.length) }, () => new Thread());
    this.#threads = [...this.#threads, ...more];
    for (const thread of this.#threads) thread.learn(lesson);
  }

  async *#inOrder<Result, Batch>(
    batches: Iterable<Batch>,
    jobOf: (batch: Batch, job: number) => Job,
  ): AsyncGenerator<Result> {
    const given: Promise<unknown>[] = [];
    for (const batch of batches) {
      const [idle] = this.#threads.toSorted((a, b) => a.load - b.load);
      const result = (idle as Thread).give(jobOf(batch, this.#jobs++));
      // It may fail before its turn to be waited for comes.
      result.catch(() => undefined);
      given.push(result);
      if (given.length >= this.#threads.length * AHEAD) yield (await given.shift()) as Result;
    }
    for (const result of given) yield (await result) as Result;
  }
}
