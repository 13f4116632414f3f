/** Here is a root, give me the newest good generation. Reads only, so a read-only folder will do. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../contract/error.ts';
import { errorCode } from './durable-file.ts';
import { type Inspect, inspectGeneration } from './inspection.ts';
import { CURRENT_FILE, type Current, listGenerations, readCurrent } from './layout.ts';
import { type Manifest, sha256 } from './manifest.ts';

/** Generations may be published and removed while we look; each round starts from a fresh `CURRENT`. */
const MAX_ROUNDS = 5;

export interface Rejection {
  /** A generation, or `CURRENT`. */
  readonly name: string;
  readonly reason: string;
}

export interface OpenedGeneration {
  readonly name: string;
  readonly dir: string;
  readonly manifest: Manifest;
  /** What was to be served and could not be; empty when all is well. */
  readonly rejected: readonly Rejection[];
  /** The bytes of one file as they were verified; asked for again, `index_damaged` if they changed since. */
  read(logicalName: string): Promise<Buffer>;
}

/** `held`: the bytes that were found good when the generation was opened; each is handed over once. */
export function verifiedReader(
  dir: string,
  manifest: Manifest,
  held: Map<string, Buffer>,
): (logicalName: string) => Promise<Buffer> {
  return async (logicalName) => {
    const file = Object.hasOwn(manifest.files, logicalName) ? manifest.files[logicalName] : undefined;
    if (file === undefined) {
      throw new AppError(
        'index_mismatch',
        `索引中没有 ${logicalName}。重建索引: npx xiangxun index (the index has no such file; rebuild it)`,
      );
    }
    const opened = held.get(file.path);
    held.delete(file.path);
    if (opened) return opened;
    const path = join(dir, file.path);
    const failed = (reason: string, cause?: unknown) =>
      new AppError(
        'index_damaged',
        `${path} ${reason}。运行 npx xiangxun check 查看，npx xiangxun index 重建 (changed since it was opened)`,
        { cause },
      );
    let bytes: Buffer;
    try {
      bytes = await readFile(path);
    } catch (error) {
      throw failed(`无法读取: ${errorCode(error)}`, error);
    }
    if (bytes.length !== file.bytes || sha256(bytes) !== file.sha256) throw failed('打开后内容有变');
    return bytes;
  };
}

function sameCurrent(a: Current, b: Current): boolean {
  return a.kind === b.kind && (a.kind !== 'named' || b.kind !== 'named' || a.name === b.name);
}

function currentRejection(current: Current): Rejection[] {
  if (current.kind === 'named') return [];
  const reason = current.kind === 'absent' ? '缺失 (missing)' : current.reason;
  return [{ name: CURRENT_FILE, reason }];
}

/** Takes a generation whose files are whole into use; throws where it is not fit for that. */
export type Use = (opened: OpenedGeneration) => Promise<void>;

/** The reasons against all generations, and the error of the first that was whole and yet not fit. */
interface Failure {
  readonly rejected: readonly Rejection[];
  readonly unfit?: unknown;
}

/** One look at the folder: an opened generation, why there is none, or `moved` for a new look. */
async function look(
  root: string,
  use: Use | undefined,
  inspect: Inspect,
): Promise<OpenedGeneration | Failure | 'moved'> {
  const current = await readCurrent(root);
  const names = await listGenerations(root);
  if (current.kind === 'absent' && names.length === 0) return { rejected: [] };
  const rejected = currentRejection(current);
  const first = current.kind === 'named' ? [current.name] : [];
  let unfit: unknown;
  for (const name of new Set([...first, ...names])) {
    const dir = join(root, name);
    const held = new Map<string, Buffer>();
    const { manifest, problems: found } = await inspect(dir, (path, bytes) => held.set(path, bytes));
    const problems = [...found];
    if (manifest !== undefined && problems.length === 0) {
      const opened = { name, dir, manifest, rejected, read: verifiedReader(dir, manifest, held) };
      try {
        await use?.(opened);
        return opened;
      } catch (error) {
        unfit ??= error;
        problems.push(error instanceof Error ? error.message : String(error));
      }
    }
    if (!sameCurrent(current, await readCurrent(root))) return 'moved';
    rejected.push({ name, reason: problems.join('；') });
  }
  return { rejected, unfit };
}

/**
 * The generation that `CURRENT` names if every file of it is whole and `use` takes it, else the newest other.
 * Throws `index_missing` where there is none at all, `index_damaged` where none is whole, and what `use` threw first
 * where some are whole and none is fit. What `inspect` does not hand over is read again where it is asked for.
 */
export async function openGeneration(
  root: string,
  use?: Use,
  inspect: Inspect = inspectGeneration,
): Promise<OpenedGeneration> {
  let failure: Failure = { rejected: [] };
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const found = await look(root, use, inspect);
    if (found === 'moved') continue;
    if ('read' in found) return found;
    failure = found;
    break;
  }
  const { rejected, unfit } = failure;
  if (unfit !== undefined) throw unfit;
  if (rejected.length === 0) {
    throw new AppError(
      'index_missing',
      `${root} 中没有索引。先建索引: npx xiangxun index --out ${root} (no index there; build one)`,
    );
  }
  const reasons = rejected.map(({ name, reason }) => `  ${name}: ${reason}`).join('\n');
  throw new AppError(
    'index_damaged',
    `${root} 中没有完好的索引。重建: npx xiangxun index --out ${root} (no generation is whole; rebuild)\n${reasons}`,
  );
}
