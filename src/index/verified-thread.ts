/** A thread that reads a generation, verifies it and inflates its files: see `verified-files.ts`. */
import { hash } from 'node:crypto';
import { parentPort, type TransferListItem, workerData } from 'node:worker_threads';
import { type Inspection, inspectGeneration } from '../generation/inspection.ts';
import { inflatedHere, inflatedPieces } from './deflated.ts';
import { piecesOf } from './deflated-pieces.ts';
import type { PieceDigest } from './held-pieces.ts';

export interface ThreadTask {
  readonly dir: string;
  /**
   * True: deflated files are inflated as soon as all are verified, and as many threads take part as there are; else once a message
   * asks for them, and this thread alone does it: the rest of the machine is for those who answer somebody.
   */
  readonly ahead: boolean;
  /** Digests of pieces that need not be inflated. */
  readonly held: readonly string[];
}

/** What the thread tells; names are those in the folder. */
export type ThreadNews =
  | { readonly kind: 'verified'; readonly path: string; readonly bytes: Uint8Array }
  | InflatedNews
  | { readonly kind: 'deflated'; readonly path: string }
  | { readonly kind: 'inspected'; readonly inspection: Inspection }
  | { readonly kind: 'broken'; readonly path: string; readonly reason: string };

export interface InflatedNews {
  readonly kind: 'inflated';
  readonly path: string;
  readonly pieces: readonly PieceDigest[];
  /** What is in those pieces that are not held, one behind the other. */
  readonly bytes: Uint8Array;
}

const DEFLATED = /\.deflated$/u;
/** What is inflated first: it is parsed while the others are inflated. */
const FIRST = /^columns\./u;

function tell(news: ThreadNews): void {
  const buffer = 'bytes' in news ? (news.bytes.buffer as ArrayBuffer) : undefined;
  // Small ones lie in a buffer with others.
  const moved: TransferListItem[] = buffer && buffer.byteLength > Buffer.poolSize ? [buffer] : [];
  parentPort?.postMessage(news, moved);
}

/** The file was found good: a piece of the same digest as one that is held has the same in it. */
async function inside(
  path: string,
  bytes: Buffer,
  held: ReadonlySet<string>,
  ahead: boolean,
): Promise<InflatedNews> {
  const found = piecesOf(bytes);
  const pieces = found.map(({ length, deflated }) => ({
    digest: hash('sha256', deflated, 'base64'),
    length,
  }));
  const fresh = found.filter((_, number) => !held.has(pieces[number]?.digest ?? ''));
  return { kind: 'inflated', path, pieces, bytes: ahead ? await inflatedPieces(fresh) : inflatedHere(fresh) };
}

async function run({ dir, ahead, held }: ThreadTask): Promise<void> {
  const wanted = ahead ? undefined : new Promise((resolve) => parentPort?.once('message', resolve));
  const left = new Map<string, Buffer>();
  const inspection = await inspectGeneration(
    dir,
    (path, bytes) => {
      if (!DEFLATED.test(path)) {
        tell({ kind: 'verified', path, bytes });
        return;
      }
      left.set(path, bytes);
      tell({ kind: 'deflated', path });
    },
    !ahead,
  );
  tell({ kind: 'inspected', inspection });
  if (inspection.problems.length > 0) return;
  await wanted;
  const known = new Set(held);
  for (const [path, bytes] of [...left].sort(([a], [b]) => Number(FIRST.test(b)) - Number(FIRST.test(a)))) {
    left.delete(path);
    try {
      tell(await inside(path, bytes, known, ahead));
    } catch (error) {
      tell({ kind: 'broken', path, reason: String(error) });
    }
  }
}

await run(workerData as ThreadTask);
