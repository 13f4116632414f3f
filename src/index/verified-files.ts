/**
 * The files of a generation, read, verified and inflated beside the thread that opens it: that one has a dictionary to
 * load and columns to parse meanwhile, or somebody to answer.
 */
import { Worker } from 'node:worker_threads';
import { type Inspect, type Inspection, inspectGeneration } from '../generation/inspection.ts';
import type { TimeSlice } from '../pace/time-slice.ts';
import { inflated } from './deflated.ts';
import { HeldPieces } from './held-pieces.ts';
import type { InflatedNews, ThreadNews, ThreadTask } from './verified-thread.ts';

/** Node cannot run a thread of TypeScript: where the source itself is run, all is done here. */
const CAN_RUN = !import.meta.url.endsWith('.ts');
const THREAD = new URL('./verified-thread.js', import.meta.url);

/** Of these nothing stays in memory as it was inflated. */
const PARSED = /^columns\./u;

interface FilesOptions {
  /** Whoever opens will surely want what is deflated, so that it is inflated before it is asked for. */
  readonly ahead: boolean;
  /** What is in memory already. */
  readonly held?: HeldPieces | undefined;
  /** How the thread is shared while that is copied. */
  readonly slice?: TimeSlice | undefined;
}

/** Good for one opening; to be closed after it. */
export class VerifiedFiles {
  readonly #ahead: boolean;
  readonly #held: HeldPieces;
  readonly #slice: TimeSlice | undefined;
  /** What was inflated and stays in memory. */
  readonly pieces = new HeldPieces();
  readonly #workers: Worker[] = [];
  /** By name in the folder, where a thread has them. */
  readonly #inflated = new Map<string, Promise<InflatedNews>>();

  constructor({ ahead, held = new HeldPieces(), slice }: FilesOptions) {
    this.#ahead = ahead;
    this.#held = held;
    this.#slice = slice;
  }

  /** As `inspectGeneration`, but that deflated files are not kept: `inflated` gives what is in them. */
  readonly inspect: Inspect = (dir, keep) => {
    if (!CAN_RUN) return inspectGeneration(dir, keep);
    const task: ThreadTask = { dir, ahead: this.#ahead, held: this.#held.digests };
    // Not the options of this process: some of them (--input-type) are of its first script alone.
    const worker = new Worker(THREAD, { workerData: task, execArgv: [] });
    this.#workers.push(worker);
    const waiting = new Map<string, { resolve(news: InflatedNews): void; reject(error: Error): void }>();
    return new Promise<Inspection>((resolve, reject) => {
      const fail = (error: Error) => {
        reject(error);
        for (const one of waiting.values()) one.reject(error);
      };
      worker.on('message', (news: ThreadNews) => {
        switch (news.kind) {
          case 'verified':
            keep?.(news.path, bufferOf(news.bytes));
            break;
          case 'deflated': {
            const inside = new Promise<InflatedNews>((done, failed) => {
              waiting.set(news.path, { resolve: done, reject: failed });
            });
            // Whoever asks for it is told; nobody may.
            inside.catch(() => {});
            this.#inflated.set(news.path, inside);
            break;
          }
          case 'inspected':
            resolve(news.inspection);
            break;
          case 'inflated':
            waiting.get(news.path)?.resolve(news);
            break;
          case 'broken':
            waiting.get(news.path)?.reject(new RangeError(`${news.path}: ${news.reason}`));
        }
      });
      worker.once('error', (error) => fail(error instanceof Error ? error : new Error(String(error))));
      worker.once('exit', (code) => fail(new Error(`the thread that reads ${dir} ended (${code})`)));
    });
  };

  /** What is in a deflated file that was found good. `read` gives the file. */
  async inflated(path: string, read: () => Promise<Buffer>): Promise<Buffer> {
    const found = this.#inflated.get(path);
    if (!found) return inflated(await read());
    if (!this.#ahead) for (const worker of this.#workers) worker.postMessage('inflate');
    this.#inflated.delete(path);
    const { pieces, bytes } = await found;
    const inside = await this.#held.joined(pieces, bufferOf(bytes), this.#slice);
    if (!PARSED.test(path)) this.pieces.add(inside, pieces);
    return inside;
  }

  /** Nothing is read any more. */
  async close(): Promise<void> {
    this.#inflated.clear();
    await Promise.all(this.#workers.map((worker) => worker.terminate()));
  }
}

function bufferOf({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}
