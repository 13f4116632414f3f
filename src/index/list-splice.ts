/**
 * Lists of documents with slots, as `slottedGaps` writes them, of an index before with documents put in and taken out.
 * The gap between two documents that stay, with nothing put between them, has the bytes that it had: most of a list
 * is copied as it lies, and a list to which nothing happens is copied with its neighbours.
 */
import { SLOTS } from './bm25f.ts';
import { type GapsStay, gapsStay } from './gaps-stay.ts';
import { ByteReader } from './posting-codec.ts';
import { GONE, type Renumbering } from './posting-run.ts';

/** The list of term t is the bytes from `offsets[t]` up to `offsets[t + 1]`. */
export interface TermLists {
  readonly offsets: Uint32Array;
  readonly bytes: Uint8Array;
}

/** Further before any document than documents are apart. */
const NOWHERE = -(2 ** 30);
/** Bytes that a number takes at most. */
const LONGEST = 5;

export class ListSplicer {
  readonly #before: TermLists;
  readonly #numbers: Renumbering;
  readonly #added: TermLists;
  readonly #stays: GapsStay;
  #bytes: Uint8Array;
  #length = 0;
  /** Bytes before that are to be copied behind what is written: they are not, as long as more of them follow. */
  #from = 0;
  #end = 0;
  /** The list that is made: its gaps and its slots, one a byte. */
  #gaps = new Uint8Array(1 << 12);
  #slots = new Uint8Array(1 << 12);

  constructor(before: TermLists, numbers: Renumbering, added: TermLists) {
    this.#before = before;
    this.#numbers = numbers;
    this.#added = added;
    this.#stays = gapsStay(numbers);
    const size = before.bytes.length + added.bytes.length;
    this.#bytes = new Uint8Array(size + (size >> 3) + (1 << 12));
  }

  /** Bytes so far. */
  get length(): number {
    return this.#length + this.#end - this.#from;
  }

  /** Puts in a term's list: that of a term before, or −1, with that of a term of those added, or −1; false where it is empty. */
  splice(before: number, added: number): boolean {
    if (added < 0 && before >= 0 && this.#takeOver(before)) return true;
    return this.#write(before, added);
  }

  /** All lists one behind the other. Nothing is to be put in afterwards. */
  taken(): Uint8Array {
    this.#flush();
    return this.#bytes.subarray(0, this.#length);
  }

  /** The whole list, if nothing happens to any of its documents. */
  #takeOver(term: number): boolean {
    const { bytes, offsets } = this.#before;
    const from = offsets[term] as number;
    const reader = new ByteReader(bytes, from);
    const count = reader.number();
    if (this.#stays(bytes, reader.at, count) < 0) return false;
    if (this.#end !== from || this.#from === this.#end) {
      this.#flush();
      this.#from = from;
    }
    this.#end = endOf(this.#before, term);
    return true;
  }

  #write(before: number, added: number): boolean {
    const old =
      before < 0 ? undefined : new ByteReader(this.#before.bytes, this.#before.offsets[before] as number);
    const fresh =
      added < 0 ? undefined : new ByteReader(this.#added.bytes, this.#added.offsets[added] as number);
    const [oldCount, freshCount] = [old?.number() ?? 0, fresh?.number() ?? 0];
    const most = oldCount + freshCount;
    this.#room(most);
    const slots = this.#slots;
    let count = 0;
    let last = -1;
    let gapsEnd = 0;
    const put = (number: number) => {
      gapsEnd = putNumber(this.#gaps, gapsEnd, number - last - 1);
      last = number;
    };

    const oldEnd = before < 0 ? 0 : endOf(this.#before, before);
    const freshEnd = added < 0 ? 0 : endOf(this.#added, added);
    const oldSlots = oldEnd - ((oldCount + 1) >> 1);
    const freshSlots = freshEnd - ((freshCount + 1) >> 1);
    const freshBytes = this.#added.bytes;
    let nextFresh = freshCount > 0 ? (fresh as ByteReader).number() : Number.POSITIVE_INFINITY;
    let taken = 0;
    const putFresh = () => {
      put(nextFresh);
      slots[count++] = slotAt(freshBytes, freshSlots, taken++);
      nextFresh =
        taken < freshCount ? nextFresh + 1 + (fresh as ByteReader).number() : Number.POSITIVE_INFINITY;
    };

    const numbers = this.#numbers;
    const bytes = this.#before.bytes;
    let at = old?.at ?? 0;
    /** Gaps from here on are to be copied as they are. */
    let from = at;
    let document = -1;
    let lastOld = -1;
    for (let i = 0; i < oldCount; i++) {
      const begin = at;
      let byte = bytes[at++] as number;
      let gap = byte & 127;
      for (let bits = 7; byte > 127; bits += 7) {
        byte = bytes[at++] as number;
        gap |= (byte & 127) << bits;
      }
      document += gap + 1;
      const number = numbers[document] as number;
      if (number !== GONE && number < nextFresh && number - last === document - lastOld) {
        slots[count++] = slotAt(bytes, oldSlots, i);
        last = number;
        lastOld = document;
        continue;
      }
      gapsEnd = copied(this.#gaps, gapsEnd, bytes, from, begin);
      from = at;
      if (number === GONE) {
        // Whatever comes next has another gap.
        lastOld = NOWHERE;
        continue;
      }
      while (nextFresh < number) putFresh();
      put(number);
      slots[count++] = slotAt(bytes, oldSlots, i);
      lastOld = document;
    }
    gapsEnd = copied(this.#gaps, gapsEnd, bytes, from, at);
    while (taken < freshCount) putFresh();
    if (count === 0) return false;
    this.#finish(count, gapsEnd);
    return true;
  }

  #finish(count: number, gapsEnd: number): void {
    this.#flush();
    this.#grow(LONGEST + gapsEnd + ((count + 1) >> 1));
    const bytes = this.#bytes;
    let at = putNumber(bytes, this.#length, count);
    bytes.set(this.#gaps.subarray(0, gapsEnd), at);
    at += gapsEnd;
    const slots = this.#slots;
    for (let i = 0; i + 1 < count; i += 2)
      bytes[at++] = (slots[i] as number) | ((slots[i + 1] as number) << 4);
    if (count % 2 === 1) bytes[at++] = slots[count - 1] as number;
    this.#length = at;
    this.#from = 0;
    this.#end = 0;
  }

  #flush(): void {
    const size = this.#end - this.#from;
    if (size === 0) return;
    this.#grow(size);
    this.#bytes.set(this.#before.bytes.subarray(this.#from, this.#end), this.#length);
    this.#length += size;
    this.#from = 0;
    this.#end = 0;
  }

  #grow(more: number): void {
    if (this.#length + more <= this.#bytes.length) return;
    const larger = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + more));
    larger.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = larger;
  }

  /** For so many documents. */
  #room(documents: number): void {
    if (this.#slots.length >= documents) return;
    this.#slots = new Uint8Array(documents * 2);
    this.#gaps = new Uint8Array(documents * 2 * LONGEST);
  }
}

function endOf({ offsets, bytes }: TermLists, term: number): number {
  return offsets[term + 1] ?? bytes.length;
}

function slotAt(bytes: Uint8Array, from: number, i: number): number {
  return ((bytes[from + (i >> 1)] as number) >> ((i & 1) * 4)) & (SLOTS - 1);
}

/** Gives where the bytes of the number end. */
function putNumber(bytes: Uint8Array, at: number, value: number): number {
  let end = at;
  let left = value;
  for (; left > 127; left >>>= 7) bytes[end++] = (left & 127) | 128;
  bytes[end++] = left;
  return end;
}

function copied(to: Uint8Array, at: number, bytes: Uint8Array, from: number, end: number): number {
  to.set(bytes.subarray(from, end), at);
  return at + end - from;
}
