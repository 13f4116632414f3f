/**
 * Lists of documents with slots, as `slottedGaps` writes them, of an index before with documents put in and taken out.
 * The gap between two documents that stay, with nothing put between them, has the bytes that it had: most of a list
 * is copied as it lies, and a list to which nothing happens is copied with its neighbours.
 */
import { firstMoved, type GapsStay, gapsStay } from './gaps-stay.ts';
import { endOf, ListReader, NONE, type TermLists } from './list-reader.ts';
import { ByteReader } from './posting-codec.ts';
import { GONE, type Renumbering } from './posting-run.ts';

/** Further before any document than documents are apart. */
const NOWHERE = -(2 ** 30);
/** Bytes that a number takes at most. */
const LONGEST = 5;

export class ListSplicer {
  readonly #before: TermLists;
  readonly #numbers: Renumbering;
  readonly #added: TermLists;
  readonly #stays: GapsStay;
  /** Documents before it have the numbers that they had. */
  readonly #firstMoved: number;
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
    this.#firstMoved = firstMoved(numbers);
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
    const old = new ListReader(this.#before, before);
    const fresh = new ListReader(this.#added, added);
    this.#room(old.count + fresh.count);
    const { bytes } = old;
    let nextFresh = fresh.next();
    /** So many documents at the beginning stay, with nothing between them. */
    const kept = old.skip(Math.min(this.#firstMoved, nextFresh));
    const gapsAt = old.gapsAt;
    let last = old.document;
    let gapsEnd = 0;
    /** Of two slots in a byte the second may be another. */
    const whole = kept & ~1;
    let count = 0;
    const slots = this.#slots;
    if (whole < kept) slots[count++] = old.slot(whole);
    const put = (number: number, slot: number) => {
      gapsEnd = putNumber(this.#gaps, gapsEnd, number - last - 1);
      slots[count++] = slot;
      last = number;
    };
    const putFresh = () => {
      put(nextFresh, fresh.slot(fresh.taken - 1));
      nextFresh = fresh.next();
    };

    const numbers = this.#numbers;
    /** Gaps from here on are to be copied as they are. */
    let from = old.at;
    let lastOld = old.document;
    while (old.taken < old.count) {
      const begin = old.at;
      const document = old.next();
      const slot = old.slot(old.taken - 1);
      const number = numbers[document] as number;
      if (number !== GONE && number < nextFresh && number - last === document - lastOld) {
        slots[count++] = slot;
        last = number;
        lastOld = document;
        continue;
      }
      gapsEnd = copied(this.#gaps, gapsEnd, bytes, from, begin);
      from = old.at;
      if (number === GONE) {
        // Whatever comes next has another gap.
        lastOld = NOWHERE;
        continue;
      }
      while (nextFresh < number) putFresh();
      put(number, slot);
      lastOld = document;
    }
    gapsEnd = copied(this.#gaps, gapsEnd, bytes, from, old.at);
    while (nextFresh < NONE) putFresh();
    if (whole + count === 0) return false;
    this.#finish(old, gapsAt, kept, whole, count, gapsEnd);
    return true;
  }

  /** The beginning of the list before, of `kept` documents and `whole` slots, then what was put behind it. */
  #finish(
    old: ListReader,
    gapsAt: number,
    kept: number,
    whole: number,
    count: number,
    gapsEnd: number,
  ): void {
    this.#flush();
    const keptEnd = kept > 0 ? old.keptEnd : gapsAt;
    this.#grow(LONGEST + keptEnd - gapsAt + gapsEnd + ((whole + count + 1) >> 1));
    const bytes = this.#bytes;
    let at = putNumber(bytes, this.#length, whole + count);
    at = copied(bytes, at, old.bytes, gapsAt, keptEnd);
    at = copied(bytes, at, this.#gaps, 0, gapsEnd);
    at = copied(bytes, at, old.bytes, old.slotsAt, old.slotsAt + (whole >> 1));
    const slots = this.#slots;
    for (let i = 0; i + 1 < count; i += 2)
      bytes[at++] = (slots[i] as number) | ((slots[i + 1] as number) << 4);
    if (count % 2 === 1) bytes[at++] = slots[count - 1] as number;
    this.#length = at;
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
