/**
 * The slots of each term as bytes, decoded when a term is asked for: what FlexSearch takes in place of its map of
 * arrays. 400,000 terms take as many bytes in memory as on the disk, and nothing is parsed to open them.
 */
import { SLOTS } from './bm25f.ts';
import { ByteReader, type ByteWriter } from './posting-codec.ts';
import type { SortedTexts } from './sorted-texts.ts';

/** Document numbers by slot, 0 the greatest impact; a slot without documents is empty. */
export type Slots = readonly (ArrayLike<number> | null | undefined)[];

const counts = new Uint32Array(SLOTS);

/**
 * Appends the slots of a term: which of them hold documents, how many each, then their documents. `postings`: each a
 * document times SLOTS and its slot, the documents rising.
 */
export function writeSlots(writer: ByteWriter, postings: Uint32Array): void {
  counts.fill(0);
  let mask = 0;
  for (const posting of postings) {
    const slot = posting % SLOTS;
    mask |= 1 << slot;
    counts[slot] = (counts[slot] as number) + 1;
  }
  writer.number(mask);
  for (let left = mask; left !== 0; left &= left - 1) writer.number(counts[lowestBit(left)] as number);
  for (let left = mask; left !== 0; left &= left - 1) {
    const slot = lowestBit(left);
    let before = -1;
    for (const posting of postings) {
      if (posting % SLOTS !== slot) continue;
      const document = Math.floor(posting / SLOTS);
      writer.number(document - before - 1);
      before = document;
    }
  }
}

function lowestBit(mask: number): number {
  return 31 - Math.clz32(mask & -mask);
}

interface Head {
  readonly mask: number;
  readonly counts: readonly number[];
  readonly total: number;
}

function readHead(reader: ByteReader): Head {
  const mask = reader.number();
  const counts: number[] = [];
  let total = 0;
  for (let left = mask; left !== 0; left &= left - 1) {
    const count = reader.number();
    counts.push(count);
    total += count;
  }
  return { mask, counts, total };
}

/** Of the slots of a term what tells how many documents hold it. */
export function copyHead(reader: ByteReader, writer: ByteWriter): void {
  const { mask, counts } = readHead(reader);
  writer.number(mask);
  for (const count of counts) writer.number(count);
}

/** The slots of the term that begin at `offset` of `bytes`. */
export function slotsAt(bytes: Uint8Array, offset: number): Slots {
  const reader = new ByteReader(bytes, offset);
  return readSlots(reader, readHead(reader));
}

/** Parts of one list: memory outside of the heap costs by the piece. */
function readSlots(reader: ByteReader, { mask, counts, total }: Head): Slots {
  const documents = new Uint32Array(total);
  const slots: (Uint32Array | undefined)[] = [];
  let list = 0;
  let from = 0;
  for (let slot = 0; slot < SLOTS; slot++) {
    if ((mask & (1 << slot)) === 0) continue;
    const count = counts[list++] as number;
    reader.gapsInto(documents, from, count);
    slots[slot] = documents.subarray(from, from + count);
    from += count;
  }
  return slots;
}

export class PostingMap {
  readonly terms: SortedTexts;
  readonly #offsets: Uint32Array;
  readonly #bytes: Uint8Array;

  /** `offsets[t]`: where the slots of term t begin in `bytes`, as `writeSlots` wrote them. */
  constructor(terms: SortedTexts, offsets: Uint32Array, bytes: Uint8Array) {
    this.terms = terms;
    this.#offsets = offsets;
    this.#bytes = bytes;
  }

  get(term: string): Slots | undefined {
    const t = this.terms.indexOf(term);
    if (t < 0) return undefined;
    const reader = new ByteReader(this.#bytes, this.#offsets[t] as number);
    return readSlots(reader, readHead(reader));
  }

  /** How many documents hold the term. */
  frequency(term: string): number {
    const t = this.terms.indexOf(term);
    return t < 0 ? 0 : readHead(new ByteReader(this.#bytes, this.#offsets[t] as number)).total;
  }
}
