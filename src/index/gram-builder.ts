/** Characters and pairs of documents, counted one document after the other → the arrays of a `GramIndex`. */
import { SLOTS } from './bm25f.ts';
import type { GramArrays } from './gram-index.ts';
import { countingSort, NumberList, PostingLists } from './number-list.ts';
import { ByteWriter } from './posting-codec.ts';
import { TermTally } from './term-tally.ts';

/** Characters get numbers as they come, and so do pairs of them. */
class GramNumbers {
  readonly #ofCharacter = new Map<number, number>();
  /** Of each unit that is a character the number and 1; 0 where it has none yet. */
  readonly #ofUnit = new Uint16Array(0x10000);
  readonly codePoints: number[] = [];
  /** Of each pair the numbers of its characters. */
  readonly first = new NumberList();
  readonly second = new NumberList();
  /** Open addressing: the number of a pair and 1. */
  #table = new Uint32Array(1 << 12);

  character(codePoint: number): number {
    const known = codePoint < 0x10000 ? (this.#ofUnit[codePoint] as number) : 0;
    if (known !== 0) return known - 1;
    let number = this.#ofCharacter.get(codePoint);
    if (number === undefined) {
      number = this.codePoints.push(codePoint) - 1;
      this.#ofCharacter.set(codePoint, number);
      if (codePoint < 0x10000 && number < 0xffff) this.#ofUnit[codePoint] = number + 1;
    }
    return number;
  }

  pair(first: number, second: number): number {
    const table = this.#table;
    const mask = table.length - 1;
    let at = slotOfPair(first, second) & mask;
    for (let held = table[at] as number; held !== 0; held = table[at] as number) {
      if (this.first.values[held - 1] === first && this.second.values[held - 1] === second) return held - 1;
      at = (at + 1) & mask;
    }
    this.first.push(first);
    this.second.push(second);
    table[at] = this.first.length;
    if (this.first.length * 2 > table.length) this.#grow();
    return this.first.length - 1;
  }

  #grow(): void {
    const table = new Uint32Array(this.#table.length * 2);
    const mask = table.length - 1;
    for (let pair = 0; pair < this.first.length; pair++) {
      let at = slotOfPair(this.first.values[pair] as number, this.second.values[pair] as number) & mask;
      while (table[at] !== 0) at = (at + 1) & mask;
      table[at] = pair + 1;
    }
    this.#table = table;
  }
}

function slotOfPair(first: number, second: number): number {
  const h = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b);
  return h ^ (h >>> 15);
}

/** Documents come in rising order. */
export class GramIndexBuilder {
  readonly #numbers = new GramNumbers();
  readonly #characters = { tally: new TermTally(), postings: new PostingLists() };
  readonly #pairs = { tally: new TermTally(), postings: new PostingLists() };

  /** Counts the characters of `[start, end)` of a text, and the pairs of neighbours. */
  count(text: string, start: number, end: number): void {
    let before = -1;
    for (let at = start; at < end; ) {
      const unit = text.charCodeAt(at);
      const code = unit >= 0xd800 && unit <= 0xdfff ? (text.codePointAt(at) as number) : unit;
      const character = this.#numbers.character(code);
      this.#characters.tally.count(character);
      if (before >= 0) this.#pairs.tally.count(this.#numbers.pair(before, character));
      before = character;
      at += code > 0xffff ? 2 : 1;
    }
  }

  /** See `TermTally`. */
  endView(): void {
    this.#characters.tally.endView();
    this.#pairs.tally.endView();
  }

  endText(weight: number): void {
    this.#characters.tally.endText(weight);
    this.#pairs.tally.endText(weight);
  }

  endDocument(document: number): void {
    for (const { tally, postings } of [this.#characters, this.#pairs]) {
      tally.endDocument((term, slot) => postings.add(term, document * SLOTS + slot));
    }
  }

  /** Code points, with a slot that is known already; a document gives each term once. */
  addCharacter(document: number, character: number, slot: number): void {
    this.#characters.postings.add(this.#numbers.character(character), document * SLOTS + slot);
  }

  addPair(document: number, first: number, second: number, slot: number): void {
    const pair = this.#numbers.pair(this.#numbers.character(first), this.#numbers.character(second));
    this.#pairs.postings.add(pair, document * SLOTS + slot);
  }

  build(): GramArrays {
    const { codePoints, first, second } = this.#numbers;
    const size = codePoints.length;
    const byCode = [...codePoints.keys()].sort(
      (a, b) => (codePoints[a] as number) - (codePoints[b] as number),
    );
    const rank = new Uint32Array(size);
    for (const [r, character] of byCode.entries()) rank[character] = r;

    const single = pack(this.#characters.postings, size, byCode);
    const ranked = (list: NumberList) => list.values.subarray(0, list.length).map((at) => rank[at] as number);
    const [firstRank, secondRank] = [ranked(first), ranked(second)];
    const bySecond = countingSort(secondRank, secondRank.length, size).order;
    const byFirst = countingSort(
      bySecond.map((pair) => firstRank[pair] as number),
      bySecond.length,
      size,
    );
    const order = byFirst.order.map((at) => bySecond[at] as number);
    const pair = pack(this.#pairs.postings, order.length, order);
    return {
      characters: Uint32Array.from(byCode, (character) => codePoints[character] as number),
      characterOffsets: single.offsets,
      characterPostings: single.bytes,
      pairStart: byFirst.start,
      second: order.map((at) => secondRank[at] as number),
      pairOffsets: pair.offsets,
      pairPostings: pair.bytes,
    };
  }
}

/** The postings of each term one after the other, the terms in the order that is given. */
function pack(
  postings: PostingLists,
  size: number,
  order: ArrayLike<number>,
): { offsets: Uint32Array; bytes: Uint8Array } {
  const { values, start } = postings.sorted(size);
  const writer = new ByteWriter();
  const offsets = new Uint32Array(order.length);
  for (let i = 0; i < order.length; i++) {
    const term = order[i] as number;
    const held = values.subarray(start[term], start[term + 1]);
    offsets[i] = writer.length;
    writer.slottedGaps(held, held.length);
  }
  return { offsets, bytes: writer.bytes() };
}
