/**
 * Postings of single CJK characters and neighbouring pairs: the index of recall. It has no strings and no
 * objects a term: characters are numbers, terms are places in sorted arrays, and tens of millions of postings
 * lie as bytes outside the JavaScript heap until a query asks for theirs. (In FlexSearch's maps words and pairs of
 * 47,000 articles were measured at 3.4 times the memory of the words alone.)
 */
import { ListCache } from './list-cache.ts';
import { ByteReader } from './posting-codec.ts';
import { NO_POSTINGS, type Postings } from './postings.ts';

/** The arrays of an index. The postings of a term are their number, the gaps of its documents, and their slots. */
export interface GramArrays {
  /** Code points of the characters, rising: character c is `characters[c]`. */
  readonly characters: Uint32Array;
  /** Where the postings of character c begin in `characterPostings`. */
  readonly characterOffsets: Uint32Array;
  readonly characterPostings: Uint8Array;
  /** Pairs that begin with character c are the entries `[pairStart[c], pairStart[c + 1])` of `second`. */
  readonly pairStart: Uint32Array;
  /** The second character of each pair, rising among pairs with the same first. */
  readonly second: Uint32Array;
  /** Where the postings of each pair begin in `pairPostings`. */
  readonly pairOffsets: Uint32Array;
  readonly pairPostings: Uint8Array;
}

/** A character that more than one in so many documents hold is read as one byte a document. */
const DENSE_SHARE = 16;
/** So many characters, those of most documents, are read before anybody asks: nearly every query holds some of them. */
const READ_AHEAD = 256;
/** Postings that are kept decoded, in all: 20 MB. */
const DECODED = 4_000_000;

export class GramIndex {
  readonly arrays: GramArrays;
  readonly #size: number;
  readonly #dense = new Map<number, Uint8Array>();
  readonly #decoded = new ListCache<Postings>(DECODED);

  /** `size`: how many documents there are; without it no character is read as one byte a document. */
  constructor(arrays: GramArrays, size = 0) {
    this.arrays = arrays;
    this.#size = size;
  }

  /**
   * For a character that very many documents hold: by document number its slot + 1, 0 where the document does
   * not hold it. Looking up documents there is quicker than searching them in the postings.
   */
  dense(character: string): Uint8Array | undefined {
    if (this.#size === 0 || this.characterFrequency(character) * DENSE_SHARE < this.#size) return undefined;
    const c = this.#character(character);
    let byNumber = this.#dense.get(c);
    if (!byNumber) {
      const table = new Uint8Array(this.#size);
      const { characterPostings, characterOffsets } = this.arrays;
      const reader = new ByteReader(characterPostings, characterOffsets[c] as number);
      reader.slotsInto(table, reader.number(), characterOffsets[c + 1] ?? characterPostings.length);
      byNumber = table;
      this.#dense.set(c, byNumber);
    }
    return byNumber;
  }

  /** Reads what most queries will ask for: `dense` of the characters of most documents. */
  *readAhead(): Generator<void> {
    const { characters, characterOffsets, characterPostings } = this.arrays;
    const frequencies = Uint32Array.from(characters, (_, c) =>
      frequencyAt(characterPostings, characterOffsets, c),
    );
    const byFrequency = [...frequencies.keys()].sort(
      (a, b) => (frequencies[b] as number) - (frequencies[a] as number),
    );
    for (const c of byFrequency.slice(0, READ_AHEAD)) {
      yield;
      this.dense(String.fromCodePoint(characters[c] as number));
    }
  }

  /** Postings of one character. */
  character(character: string): Postings {
    const c = this.#character(character);
    if (c < 0) return NO_POSTINGS;
    const { characterPostings, characterOffsets } = this.arrays;
    // Pairs have the keys from 0 on.
    return this.#decoded.get(-1 - c, frequencyAt(characterPostings, characterOffsets, c), () =>
      this.#read(characterPostings, characterOffsets, c),
    );
  }

  /** Postings of two neighbouring characters. */
  pair(pair: string): Postings {
    const p = this.#pair(pair);
    if (p < 0) return NO_POSTINGS;
    const { pairPostings, pairOffsets } = this.arrays;
    return this.#decoded.get(p, frequencyAt(pairPostings, pairOffsets, p), () =>
      this.#read(pairPostings, pairOffsets, p),
    );
  }

  /** How many documents hold the character. */
  characterFrequency(character: string): number {
    const c = this.#character(character);
    return c < 0 ? 0 : frequencyAt(this.arrays.characterPostings, this.arrays.characterOffsets, c);
  }

  /** How many documents hold the pair. */
  pairFrequency(pair: string): number {
    const p = this.#pair(pair);
    return p < 0 ? 0 : frequencyAt(this.arrays.pairPostings, this.arrays.pairOffsets, p);
  }

  #character(character: string): number {
    const { characters } = this.arrays;
    return find(characters, character.codePointAt(0) ?? 0, 0, characters.length);
  }

  #pair(pair: string): number {
    const { characters, second, pairStart } = this.arrays;
    const one = pair.codePointAt(0) ?? 0;
    const two = pair.codePointAt(one > 0xffff ? 2 : 1) ?? 0;
    const c = find(characters, one, 0, characters.length);
    const d = find(characters, two, 0, characters.length);
    return c < 0 || d < 0 ? -1 : find(second, d, pairStart[c] ?? 0, pairStart[c + 1] ?? 0);
  }

  #read(bytes: Uint8Array, offsets: Uint32Array, term: number): Postings {
    const reader = new ByteReader(bytes, offsets[term] as number);
    const count = reader.number();
    return { documents: reader.gaps(count), slots: reader.nibbles(count) };
  }
}

function frequencyAt(bytes: Uint8Array, offsets: Uint32Array, term: number): number {
  return new ByteReader(bytes, offsets[term] as number).number();
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
