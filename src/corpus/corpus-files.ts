/** Which files of a folder belong to the corpus, and a hash over all of them. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../contract/error.ts';
import { CHANGES_FILE } from './changes.ts';

export type RecordKind = 'articles' | 'companies' | 'projects' | 'synonyms';

export interface CorpusFile {
  readonly kind: RecordKind | 'changes';
  readonly name: string;
  readonly path: string;
  readonly bytes: number;
}

export interface HashedFile {
  readonly name: string;
  /** Size and hash of the file as it lies on the disk, compressed or not. */
  readonly bytes: number;
  readonly sha256: string;
}

const FILE_NAME = /^(articles|companies|projects|synonyms).*\.jsonl(\.gz)?$/;
const PATTERNS = 'articles*.jsonl[.gz]、companies*.jsonl[.gz]、projects*.jsonl[.gz]';

export function unreadable(path: string, cause: unknown): AppError {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';
  return new AppError('file_unreadable', `${path} 无法读取 (${code})。检查文件和权限 (cannot be read)`, {
    cause,
  });
}

async function listNames(dir: string): Promise<string[]> {
  try {
    return await readdir(dir);
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';
    const what = code === 'ENOENT' ? '不存在' : code === 'ENOTDIR' ? '不是目录' : `无法读取 (${code})`;
    throw new AppError(
      'file_unreadable',
      `语料目录 ${dir} ${what}。用 --corpus 指定放有 ${PATTERNS} 的目录 (corpus folder cannot be read; pass --corpus)`,
      { cause },
    );
  }
}

/**
 * The corpus files of a folder, sorted by name: articles, changes, companies, projects, synonyms.
 * Throws where the folder is missing or holds nothing but synonyms.
 */
export async function listCorpusFiles(dir: string): Promise<CorpusFile[]> {
  const files: CorpusFile[] = [];
  for (const name of (await listNames(dir)).sort()) {
    const kind = name === CHANGES_FILE ? 'changes' : (FILE_NAME.exec(name)?.[1] as RecordKind | undefined);
    if (kind === undefined) continue;
    const path = join(dir, name);
    const found = await stat(path).catch((cause: unknown) => {
      throw unreadable(path, cause);
    });
    if (found.isFile()) files.push({ kind, name, path, bytes: found.size });
  }
  if (files.every((file) => file.kind === 'synonyms')) {
    throw new AppError(
      'invalid_corpus',
      `语料目录 ${dir} 里没有 ${PATTERNS}。放入至少一个，或用 --corpus 指定别的目录 (no corpus file there; add one or pass --corpus)`,
    );
  }
  return files;
}

/** One hash (64 hex digits) over the names and contents of corpus files. */
export function fingerprintFiles(files: readonly HashedFile[]): string {
  const hash = createHash('sha256');
  for (const file of files) hash.update(`${file.sha256} ${file.name}\n`);
  return hash.digest('hex');
}

async function hashFile(file: CorpusFile): Promise<HashedFile> {
  const hash = createHash('sha256');
  let bytes = 0;
  try {
    for await (const chunk of createReadStream(file.path, { highWaterMark: 1 << 20 })) {
      hash.update(chunk);
      bytes += chunk.length;
    }
  } catch (cause) {
    throw unreadable(file.path, cause);
  }
  return { name: file.name, bytes, sha256: hash.digest('hex') };
}

/** As `fingerprintFiles(corpus.files)` would be for the folder as it is now, without parsing anything. */
export async function fingerprintCorpus(dir: string): Promise<string> {
  const hashed: HashedFile[] = [];
  for (const file of await listCorpusFiles(dir)) hashed.push(await hashFile(file));
  return fingerprintFiles(hashed);
}
