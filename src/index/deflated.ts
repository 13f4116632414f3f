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

/** Pieces that are deflated at a time: as many as Node has threads for it. */
const AT_A_TIME = 4;

/** Bytes that were deflated before, by this very program, and what came of it. */
export interface EarlierDeflated {
  readonly data: Buffer;
  readonly deflated: Buffer;
}

/**
 * How many bytes there were, and of how many the pieces are, then the pieces. The parts are taken one behind the other.
 * A piece that is the same in `earlier` is taken from there.
 */
export async function deflated(parts: Iterable<Uint8Array>, earlier?: EarlierDeflated): Promise<Uint8Array> {
  const before = earlier && new EarlierPieces(earlier);
  const done: Uint8Array[] = [];
  let running: Promise<Uint8Array>[] = [];
  let length = 0;
  for (const piece of pieces(parts)) {
    length += piece.length;
    const known = before?.same(piece, length - piece.length);
    running.push(known ? Promise.resolve(known) : (deflate(piece) as Promise<Uint8Array>));
    if (running.length < AT_A_TIME) continue;
    done.push(...(await Promise.all(running)));
    running = [];
  }
  done.push(...(await Promise.all(running)));
  // A file may be larger than 2³² bytes, and a number of ours may not.
  const size = [Math.floor(length / PIECE), length % PIECE];
  const head = numbersToBytes(Uint32Array.from([...size, ...done.map((piece) => piece.length)]));
  return Buffer.concat([head, ...done]);
}

class EarlierPieces {
  readonly #data: Buffer;
  readonly #pieces: Buffer[] = [];

  constructor({ data, deflated: bytes }: EarlierDeflated) {
    this.#data = data;
    const count = Math.ceil(data.length / PIECE);
    let at = 8 + count * 4;
    for (const length of bytesToNumbers(bytes.subarray(8, at))) {
      this.#pieces.push(bytes.subarray(at, at + length));
      at += length;
    }
  }

  /** The deflated bytes of a piece that begins at this place, a multiple of PIECE. */
  same(piece: Uint8Array, at: number): Uint8Array | undefined {
    const before = this.#data.subarray(at, at + PIECE);
    return before.equals(piece) ? this.#pieces[at / PIECE] : undefined;
  }
}

/** The bytes of all parts as pieces of one size, but for the last. */
function* pieces(parts: Iterable<Uint8Array>): Generator<Uint8Array> {
  let piece = Buffer.allocUnsafeSlow(PIECE);
  let length = 0;
  for (const part of parts) {
    for (let from = 0; from < part.length; ) {
      const end = Math.min(part.length, from + PIECE - length);
      piece.set(part.subarray(from, end), length);
      length += end - from;
      from = end;
      if (length < PIECE) continue;
      yield piece;
      piece = Buffer.allocUnsafeSlow(PIECE);
      length = 0;
    }
  }
  if (length > 0) yield piece.subarray(0, length);
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
