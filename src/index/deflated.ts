/**
 * Bytes that are stored deflated: texts take little more than half of their room on the disk. Each piece of a file
 * stands for itself, so that several are inflated at a time, outside the JavaScript thread. Where a piece ends is
 * decided by what stands there (content-defined chunking): an item that is put in, changed or taken out makes other
 * bytes of the pieces around it, and moves the others as they are.
 */
import { promisify } from 'node:util';
import { deflateRaw, inflateRaw, type ZlibOptions } from 'node:zlib';
import {
  chunkOf,
  type DeflatedPieces,
  endOf,
  insideOfHere,
  type Piece,
  piecesOf,
} from './deflated-pieces.ts';
import { numbersToBytes } from './posting-codec.ts';

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

/** Bytes that zlib hands over at a time of what it deflates. */
const ROOM = 1 << 18;

/** An item that is taken over: its bytes inside the file before. */
export interface TakenItem {
  readonly from: number;
  readonly end: number;
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

async function insideOf({ length, deflated: piece }: Piece): Promise<Buffer> {
  const inside = await inflate(piece, { chunkSize: chunkOf(length) });
  if (inside.length !== length) throw new RangeError('deflated piece');
  return inside;
}

/** What `deflated` was given. Throws a RangeError for bytes that it never gave. */
export async function inflated(bytes: Buffer): Promise<Buffer> {
  return inflatedPieces(piecesOf(bytes));
}

/** What is in the pieces, one behind the other. Throws as `inflated` does. */
export async function inflatedPieces(pieces: readonly Piece[]): Promise<Buffer> {
  const { data, places } = roomFor(pieces);
  const next = places.values();
  const inflateNext = async () => {
    for (const { piece, at } of next) data.set(await insideOf(piece), at);
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, inflateNext));
  return data;
}

/** The same in this thread alone, which it holds meanwhile. */
export function inflatedHere(pieces: readonly Piece[]): Buffer {
  const { data, places } = roomFor(pieces);
  for (const { piece, at } of places) data.set(insideOfHere(piece), at);
  return data;
}

function roomFor(pieces: readonly Piece[]) {
  let length = 0;
  const places = pieces.map((piece) => {
    const at = length;
    length += piece.length;
    return { piece, at };
  });
  return { data: Buffer.allocUnsafeSlow(length), places };
}
