/** Here is a WARC file (ISO 28500), give me the pages that were answered in it. */
import { createReadStream } from 'node:fs';
import { PassThrough, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { AppError } from '../../contract/error.ts';
import { BODY_LIMITS, readBody } from '../fetch/body.ts';

export interface ArchivedPage {
  readonly url: string;
  readonly crawled: Date;
  readonly status: number;
  readonly body: Buffer;
  readonly header: (name: string) => string | undefined;
}

const MAX_HEAD_BYTES = 64 * 1024;
const MAX_RECORD_BYTES = 16 << 20;

/** Bytes of a stream, asked for by number. */
class ByteReader {
  private readonly source: AsyncIterator<Buffer>;
  private buffer: Buffer = Buffer.alloc(0);
  private ended = false;

  constructor(source: AsyncIterable<Buffer>) {
    this.source = source[Symbol.asyncIterator]();
  }

  private async more(): Promise<boolean> {
    if (this.ended) return false;
    const { value, done } = await this.source.next();
    if (done) this.ended = true;
    else this.buffer = this.buffer.length === 0 ? value : Buffer.concat([this.buffer, value]);
    return !this.ended;
  }

  /** Up to and without an empty line; undefined at the end of the file. */
  async head(): Promise<string | undefined> {
    for (;;) {
      const start = this.buffer.findIndex((byte) => byte !== 0x0d && byte !== 0x0a);
      const end = start === -1 ? -1 : this.buffer.indexOf('\r\n\r\n', start);
      if (end !== -1) {
        const text = this.buffer.subarray(start, end).toString('utf8');
        this.buffer = this.buffer.subarray(end + 4);
        return text;
      }
      if (this.buffer.length > MAX_HEAD_BYTES) return undefined;
      if (!(await this.more())) return undefined;
    }
  }

  /** So many bytes, or undefined where they are more than `keep`, or the file ends before. */
  async take(size: number, keep: number): Promise<Buffer | undefined> {
    if (size > keep) {
      for (let left = size; left > 0; ) {
        if (this.buffer.length === 0 && !(await this.more())) return undefined;
        const cut = Math.min(left, this.buffer.length);
        this.buffer = this.buffer.subarray(cut);
        left -= cut;
      }
      return undefined;
    }
    const parts: Buffer[] = [];
    for (let left = size; left > 0; ) {
      if (this.buffer.length === 0 && !(await this.more())) return undefined;
      const part = this.buffer.subarray(0, left);
      parts.push(part);
      this.buffer = this.buffer.subarray(part.length);
      left -= part.length;
    }
    return Buffer.concat(parts);
  }
}

function headersOf(lines: readonly string[]): (name: string) => string | undefined {
  const headers = new Map<string, string>();
  for (const line of lines) {
    const at = line.indexOf(':');
    const name = line.slice(0, at).trim().toLowerCase();
    if (at > 0 && !headers.has(name)) headers.set(name, line.slice(at + 1).trim());
  }
  return (name) => headers.get(name);
}

/** The body of a chunked answer; as it stands where it is not chunked after all. */
function unchunked(body: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0; at < body.length; ) {
    const end = body.indexOf('\r\n', at);
    const size = end === -1 ? Number.NaN : Number.parseInt(body.subarray(at, end).toString('latin1'), 16);
    if (Number.isNaN(size)) return body;
    if (size === 0) break;
    parts.push(body.subarray(end + 2, end + 2 + size));
    at = end + 2 + size + 2;
  }
  return Buffer.concat(parts);
}

async function pageOf(
  head: (name: string) => string | undefined,
  block: Buffer,
): Promise<ArchivedPage | undefined> {
  const url = head('warc-target-uri')?.replace(/^<|>$/gu, '');
  const crawled = new Date(head('warc-date') ?? '');
  const end = block.indexOf('\r\n\r\n');
  const [status = '', ...lines] = block.subarray(0, Math.max(end, 0)).toString('latin1').split('\r\n');
  const code = Number(/^HTTP\/[\d.]+ (\d{3})/u.exec(status)?.[1] ?? 0);
  if (url === undefined || end === -1 || code === 0 || Number.isNaN(crawled.getTime())) return undefined;
  const header = headersOf(lines);
  const raw = block.subarray(end + 4);
  const wire = header('transfer-encoding')?.toLowerCase().includes('chunked') ? unchunked(raw) : raw;
  const limits = { ...BODY_LIMITS, wireBytes: MAX_RECORD_BYTES };
  const body = await readBody([wire], header('content-encoding'), limits);
  return { url, crawled, status: code, body, header };
}

/** `.warc` or `.warc.gz`; records that are too big or no answers are passed over. Throws `file_unreadable`. */
export async function* readWarc(path: string): AsyncGenerator<ArchivedPage | { url: string; fault: string }> {
  const raw = createReadStream(path);
  const output: Readable = path.endsWith('.gz') ? createGunzip() : new PassThrough();
  const done = pipeline(raw, output as PassThrough).catch(() => undefined);
  const fail = (why: string) =>
    new AppError(
      'file_unreadable',
      `${path}: 不是完整的 WARC 文件 (${why})。检查文件 (not a complete WARC file)`,
    );
  try {
    const reader = new ByteReader(output as AsyncIterable<Buffer>);
    for (let first = true; ; first = false) {
      const text = await reader.head().catch((error: Error) => {
        throw fail(error.message);
      });
      if (text === undefined) {
        if (first) throw fail('no record');
        return;
      }
      if (!text.startsWith('WARC/')) throw fail('WARC/ expected');
      const head = headersOf(text.split(/\r?\n/u).slice(1));
      const size = Number(head('content-length'));
      if (!Number.isInteger(size) || size < 0) throw fail('Content-Length expected');
      const block = await reader.take(size, MAX_RECORD_BYTES).catch((error: Error) => {
        throw fail(error.message);
      });
      if (block === undefined || head('warc-type') !== 'response') continue;
      try {
        const page = await pageOf(head, block);
        if (page !== undefined) yield page;
      } catch (error) {
        yield { url: head('warc-target-uri') ?? '', fault: (error as Error).message };
      }
    }
  } finally {
    raw.destroy();
    output.destroy();
    await done;
  }
}
