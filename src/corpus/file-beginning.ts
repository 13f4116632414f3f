/** A file of articles that begins as it was when it was read before: those lines need not be looked into again. */
import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type CorpusFile, unreadable } from './corpus-files.ts';
import type { LinePlace } from './line-store.ts';
import type { ArticleHead } from './stored-article.ts';

/** Each line of it held an article that was taken, and it ended with a line's end. */
export interface WholeFile {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
  /** Its articles are so many of the corpus, from this position on. */
  readonly first: number;
  readonly count: number;
}

export interface KnownLine extends LinePlace {
  readonly head: ArticleHead;
}

export interface KnownBeginning extends Pick<WholeFile, 'bytes' | 'sha256' | 'count'> {
  readonly lines: () => Iterable<KnownLine>;
}

const CHUNK_BYTES = 1 << 20;

/** The hash so far of the file, where it begins so; else undefined. Throws `file_unreadable`. */
export async function hashOfBeginning(
  file: CorpusFile,
  { bytes, sha256 }: Pick<KnownBeginning, 'bytes' | 'sha256'>,
): Promise<Hash | undefined> {
  if (file.bytes < bytes || bytes === 0) return undefined;
  const hash = createHash('sha256');
  let read = 0;
  try {
    const stream = createReadStream(file.path, { end: bytes - 1, highWaterMark: CHUNK_BYTES });
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      hash.update(chunk);
      read += chunk.length;
    }
  } catch (cause) {
    throw unreadable(file.path, cause);
  }
  return read === bytes && hash.copy().digest('hex') === sha256 ? hash : undefined;
}
