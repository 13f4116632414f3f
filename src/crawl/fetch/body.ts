/** Here is a body as it comes off the wire, give me its bytes, or say why not before it is too many. */
import { createGunzip, createInflate, createInflateRaw } from 'node:zlib';
import { FetchFault } from './fault.ts';

export interface BodyLimits {
  /** Bytes as they are transferred. */
  readonly wireBytes: number;
  /** Bytes once decompressed. */
  readonly decodedBytes: number;
  /** Decoded bytes for one on the wire, once 64 KiB are decoded. */
  readonly ratio: number;
}

export const BODY_LIMITS: BodyLimits = { wireBytes: 2 << 20, decodedBytes: 8 << 20, ratio: 100 };

const RATIO_FROM = 64 * 1024;

type Decoder = ReturnType<typeof createGunzip> | ReturnType<typeof createInflate>;

/**
 * Which of the two ways of packing is meant; undefined for none.
 * Brotli and zstd are refused by name: no decoder of theirs is ever made (CVE-2026-111497 is open in Node 20).
 */
export function encodingOf(header: string | undefined): 'gzip' | 'deflate' | undefined {
  const named = (header ?? '')
    .toLowerCase()
    .split(',')
    .map((part) => part.trim());
  const meant = named.filter((part) => part !== '' && part !== 'identity');
  const [first] = meant;
  if (first === undefined) return undefined;
  if (meant.length > 1) throw new FetchFault('encoding', meant.join(', ').slice(0, 80));
  if (first === 'gzip' || first === 'x-gzip') return 'gzip';
  if (first === 'deflate') return 'deflate';
  throw new FetchFault('encoding', first.slice(0, 80));
}

async function collected(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  limit: number,
  code: 'too-large' | 'too-large-decoded',
): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > limit) throw new FetchFault(code, `> ${limit} bytes`);
    parts.push(chunk);
  }
  return Buffer.concat(parts);
}

/** zlib's wrapper begins with a method of 8 and a checksum of the two bytes; some servers send the bare stream. */
function inflaterFor(wire: Buffer): Decoder {
  const wrapped = wire.length >= 2 && ((wire[0] ?? 0) & 0x0f) === 8 && wire.readUInt16BE(0) % 31 === 0;
  return wrapped ? createInflate() : createInflateRaw();
}

function unpacked(wire: Buffer, encoding: 'gzip' | 'deflate', limits: BodyLimits): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const decoder = encoding === 'gzip' ? createGunzip() : inflaterFor(wire);
    const parts: Buffer[] = [];
    let size = 0;
    const stop = (fault: FetchFault) => {
      decoder.removeAllListeners('data');
      decoder.destroy();
      reject(fault);
    };
    decoder.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > limits.decodedBytes)
        stop(new FetchFault('too-large-decoded', `> ${limits.decodedBytes} bytes`));
      else if (size > RATIO_FROM && size > limits.ratio * wire.length)
        stop(new FetchFault('ratio', `> ${limits.ratio}:1`));
      else parts.push(chunk);
    });
    decoder.once('error', (error) => stop(new FetchFault('bad-encoding', error.message)));
    decoder.once('end', () => resolve(Buffer.concat(parts)));
    decoder.end(wire);
  });
}

/** Reads a whole body within the limits. Throws FetchFault, or what the stream threw. */
export async function readBody(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  header: string | undefined,
  limits: BodyLimits = BODY_LIMITS,
): Promise<Buffer> {
  const encoding = encodingOf(header);
  const wire = await collected(chunks, limits.wireBytes, 'too-large');
  if (encoding === undefined || wire.length === 0) return wire;
  return unpacked(wire, encoding, limits);
}
