/** A thread that reads a generation, verifies it and inflates its files: see `verified-files.ts`. */
import { parentPort, type TransferListItem } from 'node:worker_threads';
import { type Inspection, inspectGeneration } from '../generation/inspection.ts';
import { inflated } from './deflated.ts';

/** What the thread is asked: a generation, and to inflate its files where that is not to be done at once. */
export type ThreadAsk =
  | {
      readonly dir: string;
      /** True: deflated files are inflated as soon as all are verified; else once `inflate` is asked. */
      readonly ahead: boolean;
    }
  | 'inflate';

/** What the thread tells; names are those in the folder. */
export type ThreadNews =
  | { readonly kind: 'verified' | 'inflated'; readonly path: string; readonly bytes: Uint8Array }
  | { readonly kind: 'deflated'; readonly path: string }
  | { readonly kind: 'inspected'; readonly inspection: Inspection }
  | { readonly kind: 'broken'; readonly path: string; readonly reason: string }
  /** Nothing more of this generation. */
  | { readonly kind: 'done' };

const DEFLATED = /\.deflated$/u;
/** What is inflated first: it is parsed while the others are inflated. */
const FIRST = /^columns\./u;

function tell(news: ThreadNews): void {
  const buffer = 'bytes' in news ? (news.bytes.buffer as ArrayBuffer) : undefined;
  // Small ones lie in a buffer with others.
  const moved: TransferListItem[] = buffer && buffer.byteLength > Buffer.poolSize ? [buffer] : [];
  parentPort?.postMessage(news, moved);
}

let inflate = () => {};

async function run({ dir, ahead }: Exclude<ThreadAsk, string>): Promise<void> {
  const wanted = ahead
    ? undefined
    : new Promise<void>((resolve) => {
        inflate = resolve;
      });
  const left = new Map<string, Buffer>();
  const inspection = await inspectGeneration(dir, (path, bytes) => {
    if (!DEFLATED.test(path)) {
      tell({ kind: 'verified', path, bytes });
      return;
    }
    left.set(path, bytes);
    tell({ kind: 'deflated', path });
  });
  tell({ kind: 'inspected', inspection });
  if (inspection.problems.length > 0) return;
  if (left.size > 0) await wanted;
  for (const [path, bytes] of [...left].sort(([a], [b]) => Number(FIRST.test(b)) - Number(FIRST.test(a)))) {
    left.delete(path);
    try {
      tell({ kind: 'inflated', path, bytes: await inflated(bytes) });
    } catch (error) {
      tell({ kind: 'broken', path, reason: String(error) });
    }
  }
}

parentPort?.on('message', async (ask: ThreadAsk) => {
  if (ask === 'inflate') return inflate();
  await run(ask);
  tell({ kind: 'done' });
});
