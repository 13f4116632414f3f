/**
 * Bytes that are stored deflated: texts take little more than half of their room on the disk. Each piece of a file
 * stands for itself, so that several are inflated at a time, outside the JavaScript thread. Where a piece ends is
 * decided by what stands there (content-defined chunking): an item that is put in, changed or taken out makes other
 * bytes of the pieces around it, and moves the others as they are.
 */
import { promisify } from 'node:util';
import { deflateRaw, inflateRaw, type ZlibOptions } from 'node:zlib';
import { bytesToNumbers, numbersToBytes } from './posting-codec.ts';

const deflate = promisify<Uint8Array, ZlibOptions, Buffer>(deflateRaw);
const inflate = promisify<Uint8Array, ZlibOptions, Buffer>(inflateRaw);

/** Bytes of a piece before it is deflated: none ends at an item before the least, and none is longer than the most. */
const LEAST = 1 << 18;
const MOST = 1 << 22;
/** Of items that are not too early or too late one in so many ends a piece. */
const ONE_IN = 1 << 9;
/** Bytes of an item's end that say whether it is one of those. */
const LOOKED_AT = 32;

/** Pieces that are deflated or inflated at a time: as many as Node has threads for it. */
const AT_A_TIME = 4;
/** Bytes that Node gives an inflater at least. */
const LEAST_CHUNK = 64;

/** Bytes that zlib hands over at a time of what it deflates. */
const ROOM = 1 << 18;

/** Bytes that were deflated before, by this very program, and what came of it. */
export interface EarlierDeflated {
  readonly data: Buffer;
  readonly deflated: Buffer;
}

interface Piece {
  /** Where its bytes are in the data, and what was made of them in the file. */
  readonly from: number;
  readonly length: number;
  readonly deflated: Buffer;
}

/**
 * How many pieces there are, then of each how many bytes it holds and how many of the file it takes, then the pieces.
 * The items are taken one behind the other. A piece that is the same in `earlier` is taken from there; `onFresh` is told
 * the number of every other.
 */
export async function deflated(
  items: Iterable<Uint8Array>,
  earlier?: EarlierDeflated,
  onFresh: (piece: number) => void = () => {},
): Promise<Uint8Array> {
  const before = earlier && new EarlierPieces(earlier);
  const done: Uint8Array[] = [];
  const lengths: number[] = [];
  let running: Promise<Uint8Array>[] = [];
  for (const piece of pieces(items)) {
    const known = before?.same(piece);
    if (!known) onFresh(lengths.length);
    lengths.push(piece.length);
    running.push(known ? Promise.resolve(known) : deflate(piece, { chunkSize: ROOM }));
    if (running.length < AT_A_TIME) continue;
    done.push(...(await Promise.all(running)));
    running = [];
  }
  done.push(...(await Promise.all(running)));
  const sizes = done.flatMap((piece, i) => [lengths[i] as number, piece.length]);
  return Buffer.concat([numbersToBytes(Uint32Array.from([done.length, ...sizes])), ...done]);
}

class EarlierPieces {
  readonly #data: Buffer;
  readonly #pieces = new Map<string, Piece[]>();

  constructor({ data, deflated: bytes }: EarlierDeflated) {
    this.#data = data;
    for (const piece of piecesOf(bytes)) {
      const key = keyOf(data.subarray(piece.from, piece.from + piece.length));
      const same = this.#pieces.get(key);
      if (same) same.push(piece);
      else this.#pieces.set(key, [piece]);
    }
  }

  /** What was made of the same bytes. */
  same(piece: Buffer): Uint8Array | undefined {
    const found = this.#pieces
      .get(keyOf(piece))
      ?.find(({ from, length }) => this.#data.subarray(from, from + length).equals(piece));
    return found?.deflated;
  }
}

/** Seldom the same for two pieces that are not. */
function keyOf(piece: Buffer): string {
  return `${piece.length} ${piece.toString('latin1', 0, 16)} ${piece.toString('latin1', piece.length - 16)}`;
}

/** Throws a RangeError where the bytes are not those of a whole file. */
function piecesOf(bytes: Buffer): Piece[] {
  const [count = 0] = bytes.length < 4 ? [] : bytesToNumbers(bytes.subarray(0, 4));
  let at = 4 + count * 8;
  if (at > bytes.length) throw new RangeError('deflated pieces');
  const sizes = bytesToNumbers(bytes.subarray(4, at));
  let from = 0;
  const found = Array.from({ length: count }, (_, i) => {
    const [length, taken] = [sizes[i * 2] as number, sizes[i * 2 + 1] as number];
    const piece = { from, length, deflated: bytes.subarray(at, at + taken) };
    at += taken;
    from += length;
    return piece;
  });
  if (at !== bytes.length || bytes.length < 4) throw new RangeError('deflated pieces');
  return found;
}

/** True where the bytes that an item ends with are of those that end a piece. */
function endsPiece(item: Uint8Array): boolean {
  let hash = 0x811c9dc5;
  for (let i = Math.max(0, item.length - LOOKED_AT); i < item.length; i++)
    hash = Math.imul(hash ^ (item[i] as number), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
  return (hash >>> 8) % ONE_IN === 0;
}

/** The bytes of all items as pieces. */
function* pieces(items: Iterable<Uint8Array>): Generator<Buffer> {
  let parts: Uint8Array[] = [];
  let length = 0;
  const taken = () => {
    const piece = Buffer.concat(parts, length);
    parts = [];
    length = 0;
    return piece;
  };
  for (const item of items) {
    for (let from = 0; from < item.length; ) {
      const end = Math.min(item.length, from + MOST - length);
      parts.push(item.subarray(from, end));
      length += end - from;
      from = end;
      if (length === MOST) yield taken();
    }
    if (length >= LEAST && endsPiece(item)) yield taken();
  }
  if (length > 0) yield taken();
}

/** A file of `deflated`, of which single pieces are inflated. */
export class DeflatedPieces {
  readonly #pieces: readonly Piece[];
  readonly #inflated = new Map<number, Buffer>();
  /** Bytes inside. */
  readonly length: number;

  /** Throws a RangeError for bytes that `deflated` never gave. */
  constructor(bytes: Buffer) {
    this.#pieces = piecesOf(bytes);
    const { from = 0, length = 0 } = this.#pieces.at(-1) ?? {};
    this.length = from + length;
  }

  /** Throws a RangeError where something else is in it. */
  async inflate(number: number): Promise<Buffer> {
    const known = this.#inflated.get(number);
    if (known) return known;
    const piece = this.#pieces[number];
    if (!piece) throw new RangeError('deflated pieces');
    const inside = await insideOf(piece);
    this.#inflated.set(number, inside);
    return inside;
  }

  /** Bytes `[from, end)` of what is inside. */
  async slice(from: number, end: number): Promise<Buffer> {
    const parts: Buffer[] = [];
    for (const [number, piece] of this.#pieces.entries()) {
      const [first, behind] = [Math.max(from, piece.from), Math.min(end, piece.from + piece.length)];
      if (first < behind)
        parts.push((await this.inflate(number)).subarray(first - piece.from, behind - piece.from));
    }
    return Buffer.concat(parts);
  }
}

async function insideOf({ length, deflated: piece }: Piece): Promise<Buffer> {
  // One byte more than there are, so that the thread is asked once a piece, not once every 16 KB.
  const inside = await inflate(piece, { chunkSize: Math.max(length + 1, LEAST_CHUNK) });
  if (inside.length !== length) throw new RangeError('deflated piece');
  return inside;
}

/** What `deflated` was given. Throws a RangeError for bytes that it never gave. */
export async function inflated(bytes: Buffer): Promise<Buffer> {
  const found = piecesOf(bytes);
  const { from = 0, length: last = 0 } = found.at(-1) ?? {};
  const data = Buffer.allocUnsafeSlow(from + last);
  const next = found.values();
  const inflateNext = async () => {
    for (const piece of next) data.set(await insideOf(piece), piece.from);
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, inflateNext));
  return data;
}
