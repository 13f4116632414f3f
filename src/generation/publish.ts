/** Here are files, give me an immutable generation: seen whole or not at all, even if the power fails. */
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pid } from 'node:process';
import { AppError } from '../contract/error.ts';
import { renamePath, syncFolder, writeDurably, writing } from './durable-file.ts';
import { inspectGeneration } from './inspection.ts';
import {
  CURRENT_FILE,
  currentLine,
  generationName,
  generationNumber,
  listGenerations,
  MANIFEST_FILE,
  readCurrent,
  TEMPORARY_PREFIX,
} from './layout.ts';
import { contentPath, type Manifest, type ManifestFile, serializeManifest, sha256 } from './manifest.ts';
import { verifiedReader } from './open.ts';
import { type WriterLock, withWriterLock } from './writer-lock.ts';

/** So many generations stay: the served one, and what to fall back on. */
const KEPT_GENERATIONS = 3;
const CURRENT_DRAFT = `${CURRENT_FILE}.tmp`;

export type ManifestHead = Pick<Manifest, 'fingerprint' | 'counts'>;

export interface GenerationFile {
  /** Logical name, unique in the generation: letters, digits and `._-`. */
  readonly name: string;
  readonly data: string | Uint8Array;
}

/**
 * Loads the finished folder afresh and throws if it is not fit to be served. `read` gives the bytes of a file, as they were
 * read from the disk and found to be those of the manifest; each is handed over once.
 */
export type Verify = (
  dir: string,
  manifest: Manifest,
  read: (logicalName: string) => Promise<Buffer>,
) => Promise<void>;

/** Reads the finished folder back and loads it, as `selfVerify` does; throws where it is not fit to be served. */
export type Check = (dir: string, manifest: Manifest) => Promise<void>;

export interface PublishedGeneration {
  readonly name: string;
  readonly dir: string;
  /** Size of all its files, the manifest among them. */
  readonly bytes: number;
}

async function sweep(root: string): Promise<void> {
  for (const name of await readdir(root)) {
    if (!name.startsWith(TEMPORARY_PREFIX) && name !== CURRENT_DRAFT) continue;
    const path = join(root, name);
    await writing(path, () => rm(path, { recursive: true, force: true }));
  }
}

async function nextNumber(root: string): Promise<number> {
  const current = await readCurrent(root);
  const named = current.kind === 'named' ? (generationNumber(current.name) ?? 0) : 0;
  const newest = generationNumber((await listGenerations(root))[0] ?? '') ?? 0;
  return Math.max(named, newest) + 1;
}

async function writeFiles(
  dir: string,
  head: ManifestHead,
  files: AsyncIterable<GenerationFile>,
): Promise<{ manifest: Manifest; bytes: number }> {
  const rows = new Map<string, ManifestFile>();
  const paths = new Set<string>();
  for await (const { name, data } of files) {
    const bytes = typeof data === 'string' ? Buffer.from(data) : data;
    const hash = sha256(bytes);
    const path = contentPath(name, hash);
    if (paths.has(path.toLowerCase()) || rows.has(name) || !/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(name)) {
      throw new AppError('internal', `generation file name not usable: ${JSON.stringify(name)}`);
    }
    paths.add(path.toLowerCase());
    rows.set(name, { path, bytes: bytes.byteLength, sha256: hash });
    await writeDurably(join(dir, path), bytes, 'wx');
  }
  const manifest: Manifest = { format: 1, ...head, files: Object.fromEntries(rows) };
  const text = serializeManifest(manifest);
  await writeDurably(join(dir, MANIFEST_FILE), text, 'wx');
  await syncFolder(dir);
  const sum = [...rows.values()].reduce((total, file) => total + file.bytes, 0);
  return { manifest, bytes: sum + Buffer.byteLength(text) };
}

/** Reads every byte of a folder that was just written. Throws `index_damaged`, and what `verify` throws. */
export async function selfVerify(dir: string, manifest: Manifest, verify: Verify): Promise<void> {
  const held = new Map<string, Buffer>();
  const { problems } = await inspectGeneration(dir, (path, bytes) => held.set(path, bytes));
  if (problems.length > 0) {
    throw new AppError(
      'index_damaged',
      `刚写好的 ${dir} 读回来不对: ${problems.join('；')}。检查磁盘后重试 (just written, yet reads back wrong)`,
    );
  }
  await verify(dir, manifest, verifiedReader(dir, manifest, held));
}

async function pointTo(root: string, name: string): Promise<void> {
  await writeDurably(join(root, CURRENT_DRAFT), currentLine(name), 'w');
  await renamePath(join(root, CURRENT_DRAFT), join(root, CURRENT_FILE));
}

/** Takes a folder out of sight by one rename before it is deleted, so that it is never seen half gone. */
async function discard(root: string, name: string): Promise<void> {
  const hidden = join(root, `${TEMPORARY_PREFIX}old-${name}`);
  await rm(hidden, { recursive: true, force: true });
  await rename(join(root, name), hidden);
  await rm(hidden, { recursive: true, force: true });
}

async function removeOld(root: string, served: string): Promise<void> {
  const old = (await listGenerations(root)).slice(KEPT_GENERATIONS).filter((name) => name !== served);
  // What cannot be deleted now is tried again by the next run; the new generation is published all the same.
  for (const name of old) await discard(root, name).catch(() => undefined);
}

/** As `publishGeneration`, for a caller that holds the lock already and has it checked by whom it likes. */
export async function publishLocked(
  { root }: WriterLock,
  head: ManifestHead,
  files: AsyncIterable<GenerationFile>,
  check: Check,
): Promise<PublishedGeneration> {
  await sweep(root);
  const name = generationName(await nextNumber(root));
  const draft = join(root, `${TEMPORARY_PREFIX}${name.slice('gen-'.length)}-${pid}`);
  const dir = join(root, name);
  let unpublished = draft;
  try {
    await writing(draft, () => mkdir(draft));
    const { manifest, bytes } = await writeFiles(draft, head, files);
    await check(draft, manifest);
    await renamePath(draft, dir);
    unpublished = dir;
    await syncFolder(root);
    await pointTo(root, name);
    unpublished = '';
    await syncFolder(root);
    await removeOld(root, name);
    return { name, dir, bytes };
  } catch (error) {
    if (unpublished === dir) await discard(root, name).catch(() => undefined);
    else if (unpublished !== '') await rm(draft, { recursive: true, force: true }).catch(() => undefined);
    await rm(join(root, CURRENT_DRAFT), { force: true }).catch(() => undefined);
    throw error;
  }
}

/**
 * Writes the files as a new generation and makes it the current one; when it returns, all is on the disk.
 * On any failure the generation published before stays as it was and nothing half-written is left.
 * Throws `index_locked`, `file_unwritable` (with path and remedy), and what `files` and `verify` throw.
 */
export async function publishGeneration(
  root: string,
  head: ManifestHead,
  files: AsyncIterable<GenerationFile>,
  verify: Verify,
): Promise<PublishedGeneration> {
  const check: Check = (dir, manifest) => selfVerify(dir, manifest, verify);
  return withWriterLock(root, (lock) => publishLocked(lock, head, files, check));
}
