/**
 * A thread that reads generations. One is kept for the next generation: what a thread allocates stays in the part of the
 * C library's memory that is its own, and each new thread would be given another part to fill (glibc: up to 8 a core).
 */
import { Worker } from 'node:worker_threads';
import type { ThreadAsk, ThreadNews } from './verified-thread.ts';

const THREAD = new URL('./verified-thread.js', import.meta.url);

let kept: Worker | undefined;

export class ReadingThread {
  readonly #worker: Worker;
  #done = false;

  constructor() {
    // Not the options of this process: some of them (--input-type) are of its first script alone.
    this.#worker = kept ?? new Worker(THREAD, { execArgv: [] });
    kept = undefined;
    this.#worker.removeAllListeners().ref();
  }

  /** Of the thread, as long as it runs. */
  get id(): number {
    return this.#worker.threadId;
  }

  /** Tells what the thread tells, and why it ended where it ends before it is given back. */
  listen(tell: (news: ThreadNews) => void, failed: (error: Error) => void): void {
    this.#worker.on('message', (news: ThreadNews) => {
      if (news.kind === 'done') this.#done = true;
      else tell(news);
    });
    this.#worker.once('error', (error) => failed(error instanceof Error ? error : new Error(String(error))));
    this.#worker.once('exit', (code) => failed(new Error(`the thread ended (${code})`)));
  }

  ask(ask: ThreadAsk): void {
    this.#worker.postMessage(ask);
  }

  /** Gives it back: it is kept where it has nothing left to do, else it ends. */
  async release(): Promise<void> {
    const worker = this.#worker;
    if (!this.#done || kept !== undefined) {
      await worker.terminate();
      return;
    }
    kept = worker;
    const forget = () => {
      if (kept === worker) kept = undefined;
    };
    // Without a listener an error would be thrown here.
    worker.removeAllListeners().once('error', forget).once('exit', forget).unref();
  }
}
