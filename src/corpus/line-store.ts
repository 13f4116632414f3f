/** The lines of a corpus file, to be read again by their place: the texts of a million articles need no memory. */
import { hash } from 'node:crypto';
import { closeSync, openSync } from 'node:fs';
import { AppError } from '../contract/error.ts';
import { unreadable } from './corpus-files.ts';
import { readFully, ScratchFile } from './scratch-file.ts';

const DIGEST_LENGTH = 22;

/** Stands for the line wherever it is met again. */
function lineDigest(line: Uint8Array): string {
  return hash('sha256', line, 'base64url').slice(0, DIGEST_LENGTH);
}

/** Where a line stands, in bytes of what its store reads. */
export interface LinePlace {
  readonly offset: number;
  readonly length: number;
  readonly digest: string;
}

export interface LineStore {
  /** The place of a line that stands at this offset of the (unpacked) file. */
  keep(line: Uint8Array, offset: number): LinePlace;
  /** Throws `file_unreadable` where the file is no longer what it was. */
  read(place: LinePlace): Uint8Array;
  close(): void;
}

/** Reads them in the file itself, which stays open: that it is renamed or deleted meanwhile does not matter. */
export class PlainLines implements LineStore {
  readonly #path: string;
  readonly #file: number;

  /** Throws `file_unreadable`. */
  constructor(path: string) {
    this.#path = path;
    try {
      this.#file = openSync(path, 'r');
    } catch (cause) {
      throw unreadable(path, cause);
    }
  }

  keep(line: Uint8Array, offset: number): LinePlace {
    return { offset, length: line.length, digest: lineDigest(line) };
  }

  read({ offset, length, digest }: LinePlace): Uint8Array {
    const line = new Uint8Array(length);
    let isRead = false;
    try {
      isRead = readFully(this.#file, line, offset);
    } catch (cause) {
      throw unreadable(this.#path, cause);
    }
    if (isRead && lineDigest(line) === digest) return line;
    throw new AppError(
      'file_unreadable',
      `${this.#path} 在建索引时被改动。不要在建索引时改动它，再试一次 (changed while it was indexed; run again)`,
    );
  }

  close(): void {
    closeSync(this.#file);
  }
}

/** Of a compressed file: lines are kept in a scratch file as they are unpacked. */
export class UnpackedLines implements LineStore {
  readonly #scratch: ScratchFile;

  constructor(folder: string) {
    this.#scratch = new ScratchFile(folder);
  }

  keep(line: Uint8Array): LinePlace {
    return { offset: this.#scratch.add(line), length: line.length, digest: lineDigest(line) };
  }

  read({ offset, length }: LinePlace): Uint8Array {
    return this.#scratch.read(offset, length);
  }

  close(): void {
    this.#scratch.close();
  }
}
