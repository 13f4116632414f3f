/** One list of documents with slots after the other, as `slottedGaps` writes them, gone through document by document. */
import { SLOTS } from './bm25f.ts';
import { ByteReader } from './posting-codec.ts';

/** The list of term t is the bytes from `offsets[t]` up to `offsets[t + 1]`. */
export interface TermLists {
  readonly offsets: Uint32Array;
  readonly bytes: Uint8Array;
}

export function endOf({ offsets, bytes }: TermLists, term: number): number {
  return offsets[term + 1] ?? bytes.length;
}

/** In place of a document: there is none any more. */
export const NONE = 2 ** 30;

/** Goes through a list; of term −1 it is empty. */
export class ListReader {
  readonly bytes: Uint8Array;
  readonly count: number;
  readonly gapsAt: number;
  readonly slotsAt: number;
  /** Where the next gap is, and how many documents came before it. */
  at: number;
  taken = 0;
  /** The document that came last. */
  document = -1;
  /** Where the gaps end that `skip` went over. */
  keptEnd = 0;

  constructor(lists: TermLists, term: number) {
    this.bytes = lists.bytes;
    const reader = term < 0 ? undefined : new ByteReader(lists.bytes, lists.offsets[term] as number);
    this.count = reader?.number() ?? 0;
    this.gapsAt = reader?.at ?? 0;
    this.at = this.gapsAt;
    this.slotsAt = term < 0 ? 0 : endOf(lists, term) - ((this.count + 1) >> 1);
  }

  slot(i: number): number {
    return ((this.bytes[this.slotsAt + (i >> 1)] as number) >> ((i & 1) * 4)) & (SLOTS - 1);
  }

  next(): number {
    if (this.taken === this.count) return NONE;
    const { bytes } = this;
    let byte = bytes[this.at++] as number;
    let gap = byte & 127;
    for (let bits = 7; byte > 127; bits += 7) {
      byte = bytes[this.at++] as number;
      gap |= (byte & 127) << bits;
    }
    this.taken++;
    this.document += gap + 1;
    return this.document;
  }

  /** Goes over the documents before `limit`; gives how many there are. */
  skip(limit: number): number {
    const { bytes, count } = this;
    let { at, document, taken } = this;
    for (; taken < count; taken++) {
      let end = at;
      let byte = bytes[end++] as number;
      let gap = byte & 127;
      for (let bits = 7; byte > 127; bits += 7) {
        byte = bytes[end++] as number;
        gap |= (byte & 127) << bits;
      }
      if (document + gap + 1 >= limit) break;
      document += gap + 1;
      at = end;
    }
    this.at = at;
    this.keptEnd = at;
    this.document = document;
    this.taken = taken;
    return taken;
  }
}
