/** A file of deflated bytes (see `deflated.ts`), of which single pieces are inflated. */
import { inflateRawSync } from 'node:zlib';
import { bytesToNumbers } from './posting-codec.ts';

/** Bytes that Node gives an inflater at least. */
const LEAST_CHUNK = 64;

/** Bytes for an inflater of so many: one more, so that its thread is asked once a piece, not once every 16 KB. */
export function chunkOf(length: number): number {
  return Math.max(length + 1, LEAST_CHUNK);
}

export interface Piece {
  /** Where its bytes are in the data, and what was made of them in the file. */
  readonly from: number;
  readonly length: number;
  readonly deflated: Buffer;
}

/** Where the bytes of the piece end in the data. */
export const endOf = ({ from, length }: Piece) => from + length;

/** Throws a RangeError where the bytes are not those of a whole file. */
export function piecesOf(bytes: Buffer): Piece[] {
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

/** What is in a piece. Throws a RangeError where it is something else than there was, or not deflated at all. */
export function insideOfHere({ length, deflated: bytes }: Piece): Buffer {
  const inside = inflateRawSync(bytes, { chunkSize: chunkOf(length) });
  if (inside.length !== length) throw new RangeError('deflated piece');
  return inside;
}

export class DeflatedPieces {
  readonly #pieces: readonly Piece[];
  /** By length: seldom of two. */
  readonly #ofLength = new Map<number, Piece[]>();
  /** What was inflated last: items are mostly asked for in their order. */
  #last: { readonly piece: Piece; readonly inside: Buffer } | undefined;
  /** What will be asked for again, by where it begins. */
  readonly #kept = new Map<number, Buffer>();
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

  /** What is in a piece. Throws as `insideOfHere` does. */
  inflate(number: number): Buffer {
    const piece = this.#pieces[number];
    if (!piece) throw new RangeError('deflated pieces');
    return this.#inside(piece);
  }

  /** As `slice`; the same bytes are then given again without being inflated. Of few items: they stay in memory. */
  keep(from: number, end: number): Buffer {
    const bytes = Buffer.from(this.slice(from, end));
    this.#kept.set(from, bytes);
    return bytes;
  }

  /** Bytes `[from, end)` of what is inside. */
  slice(from: number, end: number): Buffer {
    const kept = this.#kept.get(from);
    if (kept?.length === end - from) return kept;
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
    const inside = insideOfHere(piece);
    this.#last = { piece, inside };
    return inside;
  }
}
