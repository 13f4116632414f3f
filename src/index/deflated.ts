/**
 * Bytes that are stored deflated: texts take little more than half of their room on the disk. Each piece of a file
 * stands for itself, so that several are inflated at a time, outside the JavaScript thread.
 */
import { promisify } from 'node:util';
import { deflateRaw, inflateRaw } from 'node:zlib';
import { bytesToNumbers, numbersToBytes } from './posting-codec.ts';

const deflate = promisify(deflateRaw);
const inflate = promisify(inflateRaw);

/** Bytes of a piece before it is deflated. */
const PIECE = 4 << 20;

/** How many bytes there were, and of how many the pieces are, then the pieces. */
export async function deflated(data: Uint8Array): Promise<Uint8Array> {
  const pieces: Promise<Uint8Array>[] = [];
  for (let from = 0; from < data.length; from += PIECE) {
    pieces.push(deflate(data.subarray(from, from + PIECE)) as Promise<Uint8Array>);
  }
  const done = await Promise.all(pieces);
  // A file may be larger than 2³² bytes, and a number of ours may not.
  const size = [Math.floor(data.length / PIECE), data.length % PIECE];
  const head = numbersToBytes(Uint32Array.from([...size, ...done.map(({ length }) => length)]));
  return Buffer.concat([head, ...done]);
}

/** What `deflated` was given. Throws a RangeError for bytes that it never gave. */
export async function inflated(bytes: Buffer): Promise<Buffer> {
  const [whole = 0, rest = 0] = bytesToNumbers(bytes.subarray(0, 8));
  const pieces = whole + (rest > 0 ? 1 : 0);
  const lengths = bytesToNumbers(bytes.subarray(8, 8 + pieces * 4));
  const data = Buffer.allocUnsafeSlow(whole * PIECE + rest);
  let at = 8 + pieces * 4;
  await Promise.all(
    Array.from(lengths, async (length, i) => {
      const from = at;
      at += length;
      const piece = await inflate(bytes.subarray(from, from + length));
      if (piece.length !== Math.min(PIECE, data.length - i * PIECE))
        throw new RangeError(`deflated piece ${i}`);
      data.set(piece, i * PIECE);
    }),
  );
  if (lengths.length !== pieces || at !== bytes.length) throw new RangeError('deflated pieces');
  return data;
}
