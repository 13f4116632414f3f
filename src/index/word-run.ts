/** Words or concepts of some documents, counted and packed as FlexSearch's slots are (see `flex-index.ts`). */
import { SLOTS } from './bm25f.ts';
import type { PackedPostings } from './flex-index.ts';
import { PostingLists } from './number-list.ts';
import { ByteWriter } from './posting-codec.ts';
import { writeSlots } from './posting-map.ts';
import { textTable } from './sorted-texts.ts';
import { TermTally } from './term-tally.ts';

export class WordRun {
  readonly #numbers = new Map<string, number>();
  readonly #tally = new TermTally();
  readonly #postings = new PostingLists();

  count(term: string): void {
    this.#tally.count(this.#number(term));
  }

  /** See `TermTally`. */
  endView(): void {
    this.#tally.endView();
  }

  endText(weight: number): void {
    this.#tally.endText(weight);
  }

  /** Numbers of documents rise. */
  endDocument(document: number): void {
    this.#tally.endDocument((term, slot) => this.#postings.add(term, document * SLOTS + slot));
  }

  /** A term of a document with a slot that is known already, once. */
  add(document: number, term: string, slot: number): void {
    this.#postings.add(this.#number(term), document * SLOTS + slot);
  }

  #number(term: string): number {
    let number = this.#numbers.get(term);
    if (number === undefined) {
      number = this.#numbers.size;
      this.#numbers.set(term, number);
    }
    return number;
  }

  /** The same documents give the same bytes. */
  pack(): PackedPostings {
    const { values, start } = this.#postings.sorted(this.#numbers.size);
    const terms = [...this.#numbers.keys()].sort();
    const offsets = new Uint32Array(terms.length);
    const writer = new ByteWriter();
    for (let t = 0; t < terms.length; t++) {
      const number = this.#numbers.get(terms[t] as string) as number;
      offsets[t] = writer.length;
      writeSlots(writer, values.subarray(start[number], start[number + 1]));
    }
    return { terms: textTable(terms), offsets, bytes: writer.bytes() };
  }
}
