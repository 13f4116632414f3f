/** Bytes that wait on the disk until they are needed again. The file has no name: however the process ends, nothing is left. */
import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { pid } from 'node:process';
import { AppError } from '../contract/error.ts';

type Numbers = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array;

let opened = 0;

export class ScratchFile {
  readonly #file: number;
  readonly #path: string;
  #length = 0;

  /** `folder` must exist. Throws `file_unwritable`, as `add` does. */
  constructor(folder: string) {
    // Begins as drafts do, which a run that was cut short leaves and the next sweeps away.
    this.#path = join(folder, `.tmp-scratch-${pid}-${opened++}`);
    this.#file = this.#writing(() => {
      const file = openSync(this.#path, 'wx+');
      rmSync(this.#path);
      return file;
    });
  }

  /** Gives the place of the first byte. */
  add(bytes: Uint8Array): number {
    const offset = this.#length;
    this.#writing(() => {
      for (let at = 0; at < bytes.length; )
        at += writeSync(this.#file, bytes, at, bytes.length - at, offset + at);
    });
    this.#length += bytes.length;
    return offset;
  }

  read(offset: number, length: number): Uint8Array<ArrayBuffer> {
    const bytes = new Uint8Array(length);
    readFully(this.#file, bytes, offset);
    return bytes;
  }

  /** Takes an array of numbers; what it gives reads it again, anew each time. */
  put<Array extends Numbers>(array: Array): () => Array {
    const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
    const offset = this.add(bytes);
    const { length } = bytes;
    // A Buffer is read as the plain array that it is.
    const Kind = (Buffer.isBuffer(array) ? Uint8Array : array.constructor) as new (b: ArrayBuffer) => Array;
    return () => new Kind(this.read(offset, length).buffer);
  }

  close(): void {
    closeSync(this.#file);
  }

  #writing<T>(write: () => T): T {
    try {
      return write();
    } catch (cause) {
      const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';
      throw new AppError(
        'file_unwritable',
        `无法写入 ${this.#path} (${code})。腾出空间或检查权限后重试 (free some space or check the permissions, then run again)`,
        { cause },
      );
    }
  }
}

/** Fills `bytes` from the place on; false where the file ends before. */
export function readFully(file: number, bytes: Uint8Array, offset: number): boolean {
  let at = 0;
  for (let more = -1; at < bytes.length && more !== 0; at += more)
    more = readSync(file, bytes, at, bytes.length - at, offset + at);
  return at === bytes.length;
}
