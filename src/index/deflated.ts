/**
 * Bytes that are stored deflated: texts take little more than half of their room on the disk. Each piece of a file
 * stands for itself, so that several are inflated at a time, outside the JavaScript thread. Where a piece ends is
 * decided by what stands there (content-defined chunking): an item that is put in, changed or taken out makes other
 * bytes of the pieces around it, and moves the others as they are.
 */
import { promisify } from 'node:util';
import { deflateRaw, inflateRaw, inflateRawSync, type ZlibOptions } from 'node:zlib';
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

/** An item that is taken over: its bytes inside the file before. */
export interface TakenItem {
  readonly from: number;
  readonly end: number;
}

interface Piece {
  /** Where its bytes are in the data, and what was made of them in the file. */
  readonly from: number;
  readonly length: number;
  readonly deflated: Buffer;
}

/**
 * How many pieces there are, then of each how many bytes it holds and how many of the file it takes, then the pieces.
 * The items are taken one behind the other. A piece that is the same in `earlier`, a file of this very program, is taken
 * from there: where all its items are, without a look into it. `onFresh` is told the number of every other.
 */
export async function deflated(
  items: Iterable<Uint8Array | TakenItem>,
  earlier?: DeflatedPieces,
  onFresh: (piece: number) => void = () => {},
): Promise<Uint8Array> {
  const done: Uint8Array[] = [];
  const lengths: number[] = [];
  let running: Promise<Uint8Array>[] = [];
  for (const piece of pieces(items, earlier)) {
    const known = Buffer.isBuffer(piece) ? earlier?.same(piece) : piece.deflated;
    if (!known) onFresh(lengths.length);
    lengths.push(piece.length);
    running.push(known ? Promise.resolve(known) : deflate(piece as Buffer, { chunkSize: ROOM }));
    if (running.length < AT_A_TIME) continue;
    done.push(...(await Promise.all(running)));
    running = [];
  }
  done.push(...(await Promise.all(running)));
  const sizes = done.flatMap((piece, i) => [lengths[i] as number, piece.length]);
  return Buffer.concat([numbersToBytes(Uint32Array.from([done.length, ...sizes])), ...done]);
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

/** Bytes that become a piece. */
class OpenPiece {
  #parts: Uint8Array[] = [];
  length = 0;

  /** Gives the pieces that end in the item. */
  *put(item: Uint8Array): Generator<Buffer> {
    for (let from = 0; from < item.length; ) {
      const end = Math.min(item.length, from + MOST - this.length);
      this.#parts.push(item.subarray(from, end));
      this.length += end - from;
      from = end;
      if (this.length === MOST) yield this.taken();
    }
    if (this.length >= LEAST && endsPiece(item)) yield this.taken();
  }

  taken(): Buffer {
    const piece = Buffer.concat(this.#parts, this.length);
    this.#parts = [];
    this.length = 0;
    return piece;
  }
}

/** Items as pieces: bytes, or a piece of the file before where they are all of its items. */
function* pieces(
  items: Iterable<Uint8Array | TakenItem>,
  earlier: DeflatedPieces | undefined,
): Generator<Buffer | Piece> {
  const open = new OpenPiece();
  /** Items that are those of a piece before, so far. */
  let same: { readonly piece: Piece; readonly items: TakenItem[]; end: number } | undefined;
  function* put(item: Uint8Array | TakenItem): Generator<Buffer> {
    yield* open.put('from' in item ? (earlier as DeflatedPieces).slice(item.from, item.end) : item);
  }
  for (const item of items) {
    if (same && (!('from' in item) || item.from !== same.end || item.end > endOf(same.piece))) {
      for (const one of same.items) yield* put(one);
      same = undefined;
    }
    if (!same && 'from' in item && open.length === 0) {
      const piece = earlier?.beginningAt(item.from);
      if (piece && item.end <= endOf(piece)) same = { piece, items: [], end: item.from };
    }
    if (!same || !('from' in item)) {
      yield* put(item);
      continue;
    }
    same.items.push(item);
    same.end = item.end;
    if (same.end < endOf(same.piece)) continue;
    yield same.piece;
    same = undefined;
  }
  for (const one of same?.items ?? []) yield* put(one);
  if (open.length > 0) yield open.taken();
}

const endOf = ({ from, length }: Piece) => from + length;

/** A file of `deflated`, of which single pieces are inflated. */
export class DeflatedPieces {
  readonly #pieces: readonly Piece[];
  /** By length: seldom of two. */
  readonly #ofLength = new Map<number, Piece[]>();
  /** What was inflated last: items are mostly asked for in their order. */
  #last: { readonly piece: Piece; readonly inside: Buffer } | undefined;
  /** Bytes inside. */
  readonly length: number;

  /** Throws a RangeError for bytes that `deflated` never gave. */
  constructor(bytes: Buffer) {
    this.#pieces = piecesOf(bytes);
    const last = this.#pieces.at(-1);
    this.length = last ? endOf(last) : 0;
    for (const piece of this.#pieces) {
      const same = this.#ofLength.get(piece.length);
      if (same) same.push(piece);
      else this.#ofLength.set(piece.length, [piece]);
    }
  }

  /** What is in a piece. Throws a RangeError where it is something else than there was, or not deflated at all. */
  inflate(number: number): Buffer {
    const piece = this.#pieces[number];
    if (!piece) throw new RangeError('deflated pieces');
    return this.#inside(piece);
  }

  /** Bytes `[from, end)` of what is inside. */
  slice(from: number, end: number): Buffer {
    let number = this.#firstBehind(from);
    const parts: Buffer[] = [];
    for (let at = from; at < end; number++) {
      const piece = this.#pieces[number] as Piece;
      const behind = Math.min(end, endOf(piece));
      parts.push(this.#inside(piece).subarray(at - piece.from, behind - piece.from));
      at = behind;
    }
    return parts.length === 1 ? (parts[0] as Buffer) : Buffer.concat(parts);
  }

  /** The piece that begins there, but not the last one: that ends only because nothing follows. */
  beginningAt(from: number): Piece | undefined {
    const number = this.#firstBehind(from);
    const piece = this.#pieces[number];
    return piece?.from === from && number + 1 < this.#pieces.length ? piece : undefined;
  }

  /** What was made of the same bytes. */
  same(bytes: Buffer): Uint8Array | undefined {
    return this.#ofLength.get(bytes.length)?.find((piece) => this.#inside(piece).equals(bytes))?.deflated;
  }

  /** The number of the first piece that ends behind the byte. */
  #firstBehind(byte: number): number {
    let low = 0;
    let high = this.#pieces.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (endOf(this.#pieces[middle] as Piece) <= byte) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #inside(piece: Piece): Buffer {
    if (this.#last?.piece === piece) return this.#last.inside;
    const { length, deflated: bytes } = piece;
    const inside = inflateRawSync(bytes, { chunkSize: Math.max(length + 1, LEAST_CHUNK) });
    if (inside.length !== length) throw new RangeError('deflated piece');
    this.#last = { piece, inside };
    return inside;
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
