/** Holds a generation's folder against its manifest: the set of files, their sizes, their checksums. */
import { createHash, hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../contract/error.ts';
import { errorCode } from './durable-file.ts';
import { MANIFEST_FILE } from './layout.ts';
import { type Manifest, type ManifestFile, parseManifest } from './manifest.ts';

export interface Inspection {
  /** Absent where the manifest itself cannot be trusted. */
  readonly manifest?: Manifest;
  /** What is wrong, a sentence each that names the file; empty for a good generation. */
  readonly problems: readonly string[];
  /** Size and number of all files found, the manifest among them. */
  readonly bytes: number;
  readonly files: number;
}

async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(chunk);
  return hash.digest('hex');
}

/** Takes the bytes of a file, whose name in the folder is `path`, once they are found good. */
export type KeepBytes = (path: string, bytes: Buffer) => void;

/** As `inspectGeneration`. */
export type Inspect = (dir: string, keep?: KeepBytes) => Promise<Inspection>;

async function fileProblem(dir: string, file: ManifestFile, keep?: KeepBytes): Promise<string | undefined> {
  const path = join(dir, file.path);
  try {
    const stat = await lstat(path);
    if (!stat.isFile()) return `${file.path} 不是普通文件 (not a regular file)`;
    if (stat.size !== file.bytes) {
      return `${file.path} 应有 ${file.bytes} 字节，实有 ${stat.size} (wrong size)`;
    }
    const bytes = keep ? await readFile(path) : undefined;
    // In this thread: for another one the bytes would be copied, which takes longer.
    const sum = bytes ? hash('sha256', bytes) : await hashFile(path);
    if (sum !== file.sha256) return `${file.path} 与校验和不符 (checksum mismatch)`;
    if (bytes) keep?.(file.path, bytes);
    return undefined;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return `${file.path} 缺失 (missing)`;
    return `${file.path} 无法读取: ${errorCode(error)} (cannot be read)`;
  }
}

async function loadManifest(dir: string): Promise<Manifest | string> {
  try {
    return parseManifest(await readFile(join(dir, MANIFEST_FILE), 'utf8'));
  } catch (error) {
    if (error instanceof AppError) return error.message;
    if (errorCode(error) === 'ENOENT') return `${MANIFEST_FILE} 缺失 (missing)`;
    return `${MANIFEST_FILE} 无法读取: ${errorCode(error)} (cannot be read)`;
  }
}

/**
 * Reads every byte of the generation in `dir`. Never throws for what it finds, and never writes. With `keep` the
 * files are read whole and at once, and handed over; without it they pass through a little memory one by one. `isAlone`: one by
 * one in any case, so that no more threads read than one.
 */
export async function inspectGeneration(
  dir: string,
  keep?: KeepBytes,
  isAlone = keep === undefined,
): Promise<Inspection> {
  let names: string[];
  try {
    names = (await readdir(dir)).sort();
  } catch (error) {
    const reason =
      errorCode(error) === 'ENOENT' ? '目录不存在 (no such folder)' : `目录无法读取: ${errorCode(error)}`;
    return { problems: [reason], bytes: 0, files: 0 };
  }
  const sizes = await Promise.all(names.map((name) => lstat(join(dir, name)).catch(() => undefined)));
  const seen = { bytes: sizes.reduce((sum, stat) => sum + (stat?.size ?? 0), 0), files: names.length };
  const manifest = await loadManifest(dir);
  if (typeof manifest === 'string') return { problems: [manifest], ...seen };

  const files = Object.values(manifest.files);
  const expected = new Set([MANIFEST_FILE, ...files.map((file) => file.path)]);
  const problems = names.filter((name) => !expected.has(name)).map((name) => `${name} 多余 (extra file)`);
  const look = (file: ManifestFile) => fileProblem(dir, file, keep);
  const found = isAlone ? [] : await Promise.all(files.map(look));
  if (isAlone) for (const file of files) found.push(await look(file));
  problems.push(...found.filter((problem) => problem !== undefined));
  return { manifest, problems, ...seen };
}
