/** The lines of a corpus file, to be read again by their place: the texts of a million articles need no memory. */
import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { pid } from 'node:process';
import { AppError } from '../contract/error.ts';

const DIGEST_LENGTH = 22;

/** Stands for the line wherever it is met again. */
export function lineDigest(line: Uint8Array): string {
  return createHash('sha256').update(line).digest('base64url').slice(0, DIGEST_LENGTH);
}

/** Where a line stands, in bytes of what its store reads. */
export interface LinePlace {
  readonly offset: number;
  readonly length: number;
  readonly digest: string;
}

/** One file that stays open: what another program renames or deletes meanwhile does not matter. */
export class LineStore {
  /** The name in messages. */
  readonly #path: string;
  readonly #file: number;
  #length = 0;

  private constructor(path: string, file: number) {
    this.#path = path;
    this.#file = file;
  }

  /** Over the file itself. Throws what opening it throws. */
  static over(path: string): LineStore {
    return new LineStore(path, openSync(path, 'r'));
  }

  /** Empty, to be added to, for lines that came out of a compressed file. Nothing of it is left in `folder`. */
  static inside(folder: string, path: string): LineStore {
    const draft = join(folder, `.tmp-lines-${pid}-${spilled++}`);
    try {
      const file = openSync(draft, 'wx+');
      rmSync(draft);
      return new LineStore(path, file);
    } catch (cause) {
      throw unwritable(draft, cause);
    }
  }

  /** Keeps a line; gives its offset. */
  add(line: Uint8Array): number {
    const offset = this.#length;
    try {
      for (let at = 0; at < line.length; )
        at += writeSync(this.#file, line, at, line.length - at, offset + at);
    } catch (cause) {
      throw unwritable(this.#path, cause);
    }
    this.#length += line.length;
    return offset;
  }

  /** Throws `file_unreadable` where the file is no longer what it was. */
  read({ offset, length, digest }: LinePlace): Buffer {
    const line = Buffer.allocUnsafe(length);
    let at = 0;
    try {
      for (let more = -1; at < length && more !== 0; at += more)
        more = readSync(this.#file, line, at, length - at, offset + at);
    } catch (cause) {
      throw this.#changed(cause);
    }
    if (at < length || lineDigest(line) !== digest) throw this.#changed();
    return line;
  }

  close(): void {
    closeSync(this.#file);
  }

  #changed(cause?: unknown): AppError {
    return new AppError(
      'file_unreadable',
      `${this.#path} 在建索引时被改动或读不出。不要在建索引时改动它，再试一次 (changed or unreadable while it was indexed; run again)`,
      { cause },
    );
  }
}

let spilled = 0;

function unwritable(path: string, cause: unknown): AppError {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';
  return new AppError(
    'file_unwritable',
    `无法写入 ${path} (${code})。腾出空间或检查权限后重试 (free some space or check the permissions, then run again)`,
    { cause },
  );
}
