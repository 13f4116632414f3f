/**
 * Postings of single CJK characters and neighbouring pairs: the index of recall. It has no strings and no
 * objects a term: characters are numbers, terms are places in sorted arrays, so tens of millions of postings
 * lie in a few typed arrays outside the JavaScript heap. (In FlexSearch's maps words and pairs of
 * 47,000 articles were measured at 3.4 times the memory of the words alone.)
 */
import { SLOTS } from './bm25f.ts';

/** Documents that hold a term, rising, and the slot of each one's impact. */
export interface Postings {
  readonly documents: Uint32Array;
  readonly slots: Uint8Array;
}

/** The arrays of an index; a term's postings are `[start[t], start[t + 1])` of `documents` and `slots`. */
export interface GramArrays {
  /** Code points of the characters, rising: character c is `characters[c]`. */
  readonly characters: Uint32Array;
  /** Postings of character c. */
  readonly characterStart: Uint32Array;
  /** Pairs that begin with character c are the entries `[pairStart[c], pairStart[c + 1])` of `second`. */
  readonly pairStart: Uint32Array;
  /** The second character of each pair, rising among pairs with the same first. */
  readonly second: Uint32Array;
  readonly postingStart: Uint32Array;
  readonly characterDocuments: Uint32Array;
  readonly characterSlots: Uint8Array;
  readonly pairDocuments: Uint32Array;
  readonly pairSlots: Uint8Array;
}

/** A character that more than one in so many documents hold is kept as one byte a document, too. */
const DENSE_SHARE = 16;

const NONE: Postings = { documents: new Uint32Array(0), slots: new Uint8Array(0) };

export class GramIndex {
  readonly arrays: GramArrays;

  readonly #dense = new Map<string, Uint8Array>();

  /** `size`: how many documents there are; without it no character is kept in the second form. */
  constructor(arrays: GramArrays, size = 0) {
    this.arrays = arrays;
    if (size === 0) return;
    for (const [c, code] of arrays.characters.entries()) {
      const from = arrays.characterStart[c] as number;
      const to = arrays.characterStart[c + 1] as number;
      if ((to - from) * DENSE_SHARE < size) continue;
      const slots = new Uint8Array(size);
      for (let i = from; i < to; i++) {
        slots[arrays.characterDocuments[i] as number] = (arrays.characterSlots[i] as number) + 1;
      }
      this.#dense.set(String.fromCodePoint(code), slots);
    }
  }

  /**
   * For a character that very many documents hold: by document number its slot + 1, 0 where the document does
   * not hold it. Looking up a few documents there is quicker than searching them in the postings.
   */
  dense(character: string): Uint8Array | undefined {
    return this.#dense.get(character);
  }

  /** Postings of one character. */
  character(character: string): Postings {
    const a = this.arrays;
    const c = find(a.characters, character.codePointAt(0) ?? 0, 0, a.characters.length);
    return c < 0 ? NONE : slice(a.characterDocuments, a.characterSlots, a.characterStart, c);
  }

  /** Postings of two neighbouring characters. */
  pair(pair: string): Postings {
    const a = this.arrays;
    const one = pair.codePointAt(0) ?? 0;
    const two = pair.codePointAt(one > 0xffff ? 2 : 1) ?? 0;
    const c = find(a.characters, one, 0, a.characters.length);
    const d = find(a.characters, two, 0, a.characters.length);
    if (c < 0 || d < 0) return NONE;
    const p = find(a.second, d, a.pairStart[c] ?? 0, a.pairStart[c + 1] ?? 0);
    return p < 0 ? NONE : slice(a.pairDocuments, a.pairSlots, a.postingStart, p);
  }
}

/** Binary search in `[low, high)` of a rising array; −1 where the value is not there. */
function find(values: Uint32Array, value: number, low: number, high: number): number {
  let from = low;
  let to = high;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((values[middle] as number) < value) from = middle + 1;
    else to = middle;
  }
  return from < high && values[from] === value ? from : -1;
}

function slice(documents: Uint32Array, slots: Uint8Array, start: Uint32Array, term: number): Postings {
  const from = start[term] ?? 0;
  const to = start[term + 1] ?? from;
  return { documents: documents.subarray(from, to), slots: slots.subarray(from, to) };
}

/** A typed array that grows: postings come by the million and their number is not known before. */
class Growing {
  values = new Uint32Array(1 << 16);
  length = 0;

  push(value: number): void {
    if (this.length === this.values.length) {
      const larger = new Uint32Array(this.values.length * 2);
      larger.set(this.values);
      this.values = larger;
    }
    this.values[this.length++] = value;
  }
}

/** Collects postings in rising order of documents, then sorts them by term with two counting sorts. */
export class GramIndexBuilder {
  readonly #ids = new Map<number, number>();
  readonly #single = { term: new Growing(), posting: new Growing() };
  readonly #pair = { first: new Growing(), second: new Growing(), posting: new Growing() };

  /** `slot` below SLOTS; documents rise, and a document gives each term once. */
  addCharacter(document: number, character: number, slot: number): void {
    this.#single.term.push(this.#id(character));
    this.#single.posting.push(document * SLOTS + slot);
  }

  addPair(document: number, first: number, second: number, slot: number): void {
    this.#pair.first.push(this.#id(first));
    this.#pair.second.push(this.#id(second));
    this.#pair.posting.push(document * SLOTS + slot);
  }

  #id(codePoint: number): number {
    let id = this.#ids.get(codePoint);
    if (id === undefined) {
      id = this.#ids.size;
      this.#ids.set(codePoint, id);
    }
    return id;
  }

  build(): GramArrays {
    const characters = Uint32Array.from(this.#ids.keys()).sort();
    const rank = new Uint32Array(characters.length);
    for (const [r, codePoint] of characters.entries()) rank[this.#ids.get(codePoint) as number] = r;
    const ranked = ({ values, length }: Growing) =>
      values.subarray(0, length).map((id) => rank[id] as number);
    const size = characters.length;

    const single = countingSort(ranked(this.#single.term), size);
    const characterPostings = single.order.map((at) => this.#single.posting.values[at] as number);

    const first = ranked(this.#pair.first);
    const second = ranked(this.#pair.second);
    const bySecond = countingSort(second, size).order;
    const byFirst = countingSort(
      bySecond.map((at) => first[at] as number),
      size,
    ).order;
    const order = byFirst.map((at) => bySecond[at] as number);
    const pairStart = new Uint32Array(size + 1);
    const seconds = new Growing();
    const starts = new Growing();
    for (let i = 0; i < order.length; i++) {
      const at = order[i] as number;
      const before = i === 0 ? -1 : (order[i - 1] as number);
      if (before >= 0 && first[at] === first[before] && second[at] === second[before]) continue;
      seconds.push(second[at] as number);
      starts.push(i);
      pairStart[(first[at] as number) + 1] = seconds.length;
    }
    for (let c = 1; c <= size; c++)
      pairStart[c] = Math.max(pairStart[c] as number, pairStart[c - 1] as number);
    starts.push(order.length);
    const pairPostings = order.map((at) => this.#pair.posting.values[at] as number);
    return {
      characters,
      characterStart: single.start,
      pairStart,
      second: seconds.values.slice(0, seconds.length),
      postingStart: starts.values.slice(0, starts.length),
      characterDocuments: characterPostings.map((posting) => Math.floor(posting / SLOTS)),
      characterSlots: Uint8Array.from(characterPostings, (posting) => posting % SLOTS),
      pairDocuments: pairPostings.map((posting) => Math.floor(posting / SLOTS)),
      pairSlots: Uint8Array.from(pairPostings, (posting) => posting % SLOTS),
    };
  }
}

/** Stable: `order[i]` is the place of the i-th smallest key, `start[k]` the first of key k. Keys below `size`. */
function countingSort(keys: Uint32Array, size: number): { order: Uint32Array; start: Uint32Array } {
  const start = new Uint32Array(size + 1);
  for (let i = 0; i < keys.length; i++)
    start[(keys[i] as number) + 1] = (start[(keys[i] as number) + 1] as number) + 1;
  for (let k = 1; k <= size; k++) start[k] = (start[k] as number) + (start[k - 1] as number);
  const next = start.slice();
  const order = new Uint32Array(keys.length);
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i] as number;
    order[next[key] as number] = i;
    next[key] = (next[key] as number) + 1;
  }
  return { order, start };
}
