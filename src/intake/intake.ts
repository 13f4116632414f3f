/**
 * Here are changed documents: they are taken down durably, written into the corpus in their order and indexed by
 * one child process at a time. What is accepted is done or said to have failed, over restarts too.
 */
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '../contract/error.ts';
import type { ChangedKind } from '../corpus/changes.ts';
import { ChangeLog } from './change-log.ts';
import { isFinished, type StoredTask, type Task, type Work } from './task.ts';
import { TaskFiles } from './task-file.ts';
import { changesOf, Pending, type Served, WorkError } from './work.ts';

/** How an index run ended. */
export type IndexOutcome =
  | { readonly isDone: true; readonly generation: string }
  | { readonly isDone: false; readonly code: string; readonly message: string };

export interface IntakeOptions {
  /** The corpus folder; tasks lie in a folder of it. */
  readonly corpus: string;
  readonly served: Served;
  /** Runs the indexer in a process of its own; ended by the signal. */
  readonly index: (signal: AbortSignal) => Promise<IndexOutcome>;
  /** Resolves once the generation is served. */
  readonly serve: (generation: string) => Promise<void>;
  readonly onError: (error: unknown) => void;
  readonly now?: () => Date;
  /** Milliseconds after which a locked index is tried again. */
  readonly retryMs?: number;
}

const TASK_FOLDER = 'tasks';
/** Finished tasks that are remembered. */
const REMEMBERED = 1_000;
const MOST_WAITING = 1_000;
const RETRY_MS = 2_000;
/** Tasks that are done by one run of the indexer. */
const BATCH = 50;

export class Intake {
  readonly #options: IntakeOptions;
  readonly #files: TaskFiles;
  readonly #log: ChangeLog;
  readonly #tasks = new Map<number, Task>();
  readonly #abort = new AbortController();
  #next = 0;
  #loop: Promise<void> | undefined;
  #accepting: Promise<unknown> = Promise.resolve();

  constructor(options: IntakeOptions) {
    this.#options = options;
    this.#files = new TaskFiles(join(options.corpus, TASK_FOLDER));
    this.#log = new ChangeLog(options.corpus);
  }

  /** Takes up what was left. Throws `file_unreadable`, `file_unwritable`. */
  async start(): Promise<void> {
    for (const { work: _, ...task } of await this.#files.readAll()) {
      this.#tasks.set(task.uid, task);
      this.#next = task.uid + 1;
    }
    const uncertain = this.tasks().flatMap(({ status, logBytes }) =>
      status === 'processing' && logBytes !== undefined ? [logBytes] : [],
    );
    if (uncertain.length > 0) await this.#log.takeBack(Math.min(...uncertain));
    await this.#log.mend();
    this.#run();
  }

  /** Newest first. */
  tasks(): readonly Task[] {
    return [...this.#tasks.values()].reverse();
  }

  task(uid: number): Task | undefined {
    return this.#tasks.get(uid);
  }

  get isIndexing(): boolean {
    return this.#loop !== undefined;
  }

  /** Resolves once the work is on the disk. Throws `overloaded` where too much waits, `file_unwritable`. */
  accept(kind: ChangedKind, work: Work, details: Task['details']): Promise<Task> {
    const accepted = this.#accepting.then(() => this.#accept(kind, work, details));
    this.#accepting = accepted.catch(() => {});
    return accepted;
  }

  async #accept(kind: ChangedKind, work: Work, details: Task['details']): Promise<Task> {
    if (this.#waiting().length >= MOST_WAITING) {
      throw new AppError('overloaded', `已有 ${MOST_WAITING} 个任务在等 (too many tasks are waiting)`, {
        retryAfter: 10,
      });
    }
    const type = work.do === 'put' || work.do === 'patch' ? 'documentAdditionOrUpdate' : 'documentDeletion';
    const task: Task = {
      uid: this.#next++,
      kind,
      status: 'enqueued',
      type,
      details,
      enqueuedAt: this.#now(),
    };
    await this.#files.save({ ...task, work });
    this.#tasks.set(task.uid, task);
    this.#run();
    return task;
  }

  /** What is being done is broken off and done anew after the next start. */
  async stop(): Promise<void> {
    this.#abort.abort();
    await this.#accepting;
    await this.#loop;
  }

  #run(): void {
    if (this.#loop || this.#abort.signal.aborted || this.#waiting().length === 0) return;
    const { onError, retryMs = RETRY_MS } = this.#options;
    this.#loop = this.#work()
      .catch(async (error: unknown) => {
        onError(error);
        // A full disk, perhaps: what is accepted waits until it can be done.
        await sleep(5 * retryMs, undefined, { signal: this.#abort.signal }).catch(() => {});
      })
      .finally(() => {
        this.#loop = undefined;
        this.#run();
      });
  }

  async #work(): Promise<void> {
    for (;;) {
      const waiting = this.#waiting();
      if (waiting.length === 0 || this.#abort.signal.aborted) return;
      const batch: StoredTask[] = [];
      for (const { uid } of waiting.slice(0, BATCH)) {
        const task = await this.#files.read(uid);
        // What it concerns is known only when all before it is served.
        const isAlone = task.work?.do === 'deleteWhere';
        if (isAlone && batch.length > 0) break;
        batch.push(task);
        if (isAlone) break;
      }
      await this.#do(batch);
    }
  }

  async #do(batch: readonly StoredTask[]): Promise<void> {
    const logBytes = await this.#log.size();
    let pending = new Pending();
    const begun: { task: StoredTask; concerned: number }[] = [];
    let changed = false;
    for (const task of batch) {
      const started: StoredTask = { ...task, status: 'processing', startedAt: this.#now(), logBytes };
      await this.#keep(started);
      try {
        const work = task.work as Work;
        const trial = new Pending(pending);
        const { changes, concerned } = await changesOf(task.kind, work, trial, this.#options.served);
        pending = trial;
        if (changes.length > 0) await this.#log.append(changes);
        changed ||= changes.length > 0;
        begun.push({ task: started, concerned });
      } catch (error) {
        if (!(error instanceof WorkError)) throw error;
        await this.#finish(started, 0, error);
      }
    }
    const outcome = changed ? await this.#index() : undefined;
    if (outcome === undefined || outcome.isDone) {
      if (outcome) await this.#options.serve(outcome.generation);
      for (const { task, concerned } of begun) await this.#finish(task, concerned);
      return;
    }
    await this.#log.takeBack(logBytes);
    const again = begun.map(({ task: { startedAt: _, logBytes: __, ...task } }) => task);
    const [only] = begun;
    if (this.#abort.signal.aborted) {
      for (const task of again) await this.#keep({ ...task, status: 'enqueued' });
    } else if (begun.length > 1) {
      // One of them is unfit: each is tried by itself.
      for (const task of again) {
        if (this.#abort.signal.aborted) await this.#keep({ ...task, status: 'enqueued' });
        else await this.#do([task]);
      }
    } else if (only) {
      await this.#finish(only.task, 0, new WorkError('index_failed', outcome.message));
    }
  }

  /** Waits while somebody else writes the index. */
  async #index(): Promise<IndexOutcome> {
    const { index, retryMs = RETRY_MS } = this.#options;
    const { signal } = this.#abort;
    for (;;) {
      const outcome = await index(signal);
      if (outcome.isDone || outcome.code !== 'index_locked' || signal.aborted) return outcome;
      await sleep(retryMs, undefined, { signal }).catch(() => {});
    }
  }

  async #finish(task: StoredTask, concerned: number, error?: WorkError): Promise<void> {
    const count = task.type === 'documentDeletion' ? 'deletedDocuments' : 'indexedDocuments';
    const { work: _, logBytes: __, ...rest } = task;
    await this.#keep({
      ...rest,
      status: error ? 'failed' : 'succeeded',
      details: { ...rest.details, [count]: concerned },
      finishedAt: this.#now(),
      ...(error ? { error: { code: error.code, message: error.message } } : {}),
    });
    const finished = [...this.#tasks.values()].filter(isFinished);
    for (const { uid } of finished.slice(0, Math.max(0, finished.length - REMEMBERED))) {
      this.#tasks.delete(uid);
      await this.#files.forget(uid);
    }
  }

  async #keep(task: StoredTask): Promise<void> {
    await this.#files.save(task);
    const { work: _, ...shown } = task;
    this.#tasks.set(task.uid, shown);
  }

  #waiting(): Task[] {
    return [...this.#tasks.values()].filter((task) => !isFinished(task));
  }

  #now(): string {
    return (this.#options.now?.() ?? new Date()).toISOString();
  }
}
