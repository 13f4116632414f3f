/** Characters and pairs of documents, one after the other → the arrays of a `GramIndex`. */
import { SLOTS } from './bm25f.ts';
import type { GramArrays } from './gram-index.ts';
import { ByteWriter } from './posting-codec.ts';

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
    const characterPostings = pack(single.order, this.#single.posting.values, single.start);

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
    const pairPostings = pack(order, this.#pair.posting.values, starts.values.subarray(0, starts.length));
    return {
      characters,
      characterOffsets: characterPostings.offsets,
      characterPostings: characterPostings.bytes,
      pairStart,
      second: seconds.values.slice(0, seconds.length),
      pairOffsets: pairPostings.offsets,
      pairPostings: pairPostings.bytes,
    };
  }
}

/** The postings of each term one after the other: those of term t are `order[start[t]]` to before `order[start[t + 1]]`. */
function pack(
  order: Uint32Array,
  postings: Uint32Array,
  start: Uint32Array,
): { offsets: Uint32Array; bytes: Uint8Array } {
  const writer = new ByteWriter();
  const offsets = new Uint32Array(start.length - 1);
  for (let term = 0; term < offsets.length; term++) {
    const held = order.subarray(start[term], start[term + 1]).map((at) => postings[at] as number);
    offsets[term] = writer.length;
    writer.number(held.length);
    writer.gaps(held.map((posting) => Math.floor(posting / SLOTS)));
    writer.nibbles(held.map((posting) => posting % SLOTS));
  }
  return { offsets, bytes: writer.bytes() };
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
