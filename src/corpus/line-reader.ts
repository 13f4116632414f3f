/** Here is a `.jsonl` or `.jsonl.gz` file, give me its lines, however long, broken or squeezed they are. */
import { createReadStream } from 'node:fs';
import { PassThrough, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { TextDecoder } from 'node:util';
import { createGunzip } from 'node:zlib';
import { AppError } from '../contract/error.ts';
import { unreadable } from './corpus-files.ts';

/** Bytes of UTF-8; a longer line is reported and not kept in memory. */
export const MAX_LINE_BYTES = 8 * 1024 * 1024;

const CHUNK_BYTES = 256 * 1024;
const NEWLINE = 0x0a;
const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

export type Line =
  | { readonly line: number; readonly text: string }
  | { readonly line: number; readonly problem: string };

/** A line as it lies in the (unpacked) file, without its end; its bytes are whole only until the next is asked for. */
export type RawLine =
  | { readonly line: number; readonly offset: number; readonly bytes: Uint8Array }
  | { readonly line: number; readonly problem: string };

const TOO_LONG = `一行超过 ${MAX_LINE_BYTES / 1024 / 1024} MiB，把它拆开或删去 (line too long)`;
const NOT_UTF8 = '不是有效的 UTF-8，把文件转成 UTF-8 (invalid UTF-8)';

/** Collects the bytes of one line and gives up keeping them when there are too many. */
class LineBuffer {
  private parts: Uint8Array[] = [];
  private size = 0;

  add(part: Uint8Array): void {
    this.size += part.length;
    if (this.size > MAX_LINE_BYTES) this.parts = [];
    else this.parts.push(part);
  }

  /** The line that ends here, which began at `offset`; the buffer is empty afterwards. */
  take(line: number, offset: number): RawLine {
    const { parts, size } = this;
    this.parts = [];
    this.size = 0;
    if (size > MAX_LINE_BYTES) return { line, problem: TOO_LONG };
    const bytes = parts.length === 1 && parts[0] !== undefined ? parts[0] : Buffer.concat(parts);
    return line === 1 && BYTE_ORDER_MARK.equals(bytes.subarray(0, 3))
      ? { line, offset: offset + 3, bytes: bytes.subarray(3) }
      : { line, offset, bytes };
  }
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The text of a line; undefined where there is nothing but white space. */
export function decodeLine(raw: RawLine): Line | undefined {
  if ('problem' in raw) return raw;
  const { line, bytes } = raw;
  try {
    const text = decoder.decode(bytes);
    return /\S/.test(text) ? { line, text: text.endsWith('\r') ? text.slice(0, -1) : text } : undefined;
  } catch {
    return { line, problem: NOT_UTF8 };
  }
}

/** The file's bytes as they lie on the disk, shown to `onBytes`, and unpacked if its name ends in `.gz`. */
async function* unpackedBytes(
  path: string,
  onBytes: (chunk: Buffer) => void,
  start: number,
): AsyncGenerator<Buffer> {
  const raw = createReadStream(path, { highWaterMark: CHUNK_BYTES, start });
  let size = 0;
  const seen = async function* (source: Readable): AsyncGenerator<Buffer> {
    for await (const chunk of source as AsyncIterable<Buffer>) {
      size += chunk.length;
      onBytes(chunk);
      yield chunk;
    }
  };
  const squeezed = path.endsWith('.gz');
  const output = squeezed ? createGunzip({ chunkSize: CHUNK_BYTES }) : new PassThrough();
  // A failure reaches the reader below by way of `output`.
  const done = pipeline(raw, seen, output).catch(() => undefined);
  try {
    yield* output as AsyncIterable<Buffer>;
    if (squeezed && size === 0) throw Object.assign(new Error('empty gzip file'), { code: 'Z_BUF_ERROR' });
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
    if (!code.startsWith('Z_')) throw unreadable(path, cause);
    throw new AppError(
      'file_unreadable',
      `${path} 不是完整的 gzip 文件 (${code})。重新压缩或重新下载 (truncated or corrupt gzip)`,
      { cause },
    );
  } finally {
    raw.destroy();
    output.destroy();
    await done;
  }
}

/**
 * Streams the lines of a file as they are, blank ones too, counted from 1. `behind`: only those behind so many bytes and
 * lines, of a file that is not compressed. Throws as `readLines` does.
 */
export async function* readRawLines(
  path: string,
  onBytes: (chunk: Buffer) => void = () => undefined,
  behind: { readonly bytes: number; readonly lines: number } = { bytes: 0, lines: 0 },
): AsyncGenerator<RawLine> {
  const buffer = new LineBuffer();
  let line = behind.lines + 1;
  let begun = behind.bytes;
  let read = behind.bytes;
  for await (const chunk of unpackedBytes(path, onBytes, behind.bytes)) {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, start)) {
      buffer.add(chunk.subarray(start, end));
      yield buffer.take(line, begun);
      line += 1;
      start = end + 1;
      begun = read + start;
    }
    buffer.add(chunk.subarray(start));
    read += chunk.length;
  }
  yield buffer.take(line, begun);
}

/**
 * Streams the lines of a file, counted from 1; blank ones are counted and left out. A byte order mark at
 * the start and a carriage return at a line's end are not part of the text.
 * Throws `file_unreadable`, naming the file, if it cannot be read or its gzip is broken.
 */
export async function* readLines(
  path: string,
  onBytes: (chunk: Buffer) => void = () => undefined,
): AsyncGenerator<Line> {
  for await (const raw of readRawLines(path, onBytes)) {
    const line = decodeLine(raw);
    if (line !== undefined) yield line;
  }
}
