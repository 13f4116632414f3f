/**
 * What was inflated of the generation that is served, by the digests of its deflated pieces. Most pieces of the next one are the
 * same: those are copied, not inflated again.
 */
import { TimeSlice } from '../pace/time-slice.ts';

/** A piece of a deflated file: SHA-256 of its bytes there, and how many bytes are in it. */
export interface PieceDigest {
  readonly digest: string;
  readonly length: number;
}

/** Bytes that are copied at once: into memory that was not touched yet that takes a quarter of a millisecond. */
const AT_ONCE = 1 << 18;

interface Place {
  readonly bytes: Buffer;
  readonly from: number;
  readonly length: number;
}

export class HeldPieces {
  readonly #places = new Map<string, Place>();

  get digests(): string[] {
    return [...this.#places.keys()];
  }

  /** `bytes`: what is in the pieces, one behind the other. It stays in memory as long as this does. */
  add(bytes: Buffer, pieces: readonly PieceDigest[]): void {
    let from = 0;
    for (const { digest, length } of pieces) {
      this.#places.set(digest, { bytes, from, length });
      from += length;
    }
  }

  /**
   * What is in the pieces, one behind the other. `fresh`: what is in those of them that are not held. Throws a RangeError where
   * that is something else.
   */
  async joined(
    pieces: readonly PieceDigest[],
    fresh: Buffer,
    slice: TimeSlice = new TimeSlice(),
  ): Promise<Buffer> {
    const size = pieces.reduce((sum, { length }) => sum + length, 0);
    if (fresh.length === size) return fresh;
    const data = Buffer.allocUnsafeSlow(size);
    let at = 0;
    let next = 0;
    for (const { digest, length } of pieces) {
      const held = this.#places.get(digest);
      const { bytes, from } = held ?? { bytes: fresh, from: next };
      if (held ? held.length !== length : next + length > fresh.length)
        throw new RangeError('pieces that are held');
      if (!held) next += length;
      for (let done = 0; done < length; done += AT_ONCE) {
        bytes.copy(data, at + done, from + done, from + Math.min(length, done + AT_ONCE));
        if (slice.isOver) await slice.next();
      }
      at += length;
    }
    if (next !== fresh.length) throw new RangeError('pieces that are fresh');
    return data;
  }
}
