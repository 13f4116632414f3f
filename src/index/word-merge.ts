/** Words or concepts of several runs → those of all their documents. */
import { SLOTS } from './bm25f.ts';
import type { PackedPostings } from './flex-index.ts';
import { ByteReader, ByteWriter } from './posting-codec.ts';
import { MergedList } from './posting-merge.ts';
import { GONE, type Renumbered, type Renumbering } from './posting-run.ts';
import { compareTexts, type TextTable } from './sorted-texts.ts';
import { TableWriter } from './table-writer.ts';

/** Documents by slot. */
export type SlotLists = readonly MergedList[];

export const slotLists = (): SlotLists => Array.from({ length: SLOTS }, () => new MergedList());

/** Joins the slots of the term that begin at the byte to the lists. */
export function appendSlots(lists: SlotLists, bytes: Uint8Array, at: number, numbers: Renumbering): void {
  const reader = new ByteReader(bytes, at);
  const mask = reader.number();
  const counts: number[] = [];
  for (let left = mask; left !== 0; left &= left - 1) counts.push(reader.number());
  let slot = -1;
  for (let left = mask; left !== 0; left &= left - 1) {
    slot = 31 - Math.clz32(left & -left);
    const list = lists[slot] as MergedList;
    const count = counts.shift() as number;
    const values = list.reserve(count);
    const from = list.length;
    reader.gapsInto(values, from, count);
    let end = from;
    for (let i = from; i < from + count; i++) {
      const number = numbers[values[i] as number] as number;
      if (number !== GONE) values[end++] = number;
    }
    list.join(end);
  }
}

/** As `writeSlots` writes them. */
export function writeLists(writer: ByteWriter, lists: SlotLists): void {
  let mask = 0;
  for (let slot = 0; slot < SLOTS; slot++) if ((lists[slot] as MergedList).length > 0) mask |= 1 << slot;
  writer.number(mask);
  for (const { length } of lists) if (length > 0) writer.number(length);
  for (const { values, length } of lists) if (length > 0) writer.smallGaps(values, length);
}

/** Runs by the next of their terms: the one whose term comes first, of the same terms the one that came first. */
class RunQueue {
  readonly #runs: readonly Renumbered<PackedPostings>[];
  /** Place of the next term of each run. */
  readonly next: Uint32Array;
  /** A heap of numbers of runs that have a next term. */
  readonly #heap: number[] = [];

  constructor(runs: readonly Renumbered<PackedPostings>[]) {
    this.#runs = runs;
    this.next = new Uint32Array(runs.length);
    for (const [r, { postings }] of runs.entries()) if (postings.terms.ends.length > 0) this.#push(r);
  }

  get first(): number | undefined {
    return this.#heap[0];
  }

  /** True where the next term of the run is term `place` of the other run. */
  isAt(run: number, other: number, place: number): boolean {
    return compareTexts(this.#terms(run), this.next[run] as number, this.#terms(other), place) === 0;
  }

  /** The first run goes on to its next term. */
  advance(): void {
    const heap = this.#heap;
    const run = heap[0] as number;
    this.next[run] = (this.next[run] as number) + 1;
    if ((this.next[run] as number) >= this.#terms(run).ends.length) {
      const last = heap.pop() as number;
      if (heap.length === 0) return;
      heap[0] = last;
    }
    for (let at = 0; ; ) {
      let least = at;
      for (const child of [2 * at + 1, 2 * at + 2])
        if (child < heap.length && this.#isBefore(child, least)) least = child;
      if (least === at) return;
      this.#swap(at, least);
      at = least;
    }
  }

  #push(run: number): void {
    this.#heap.push(run);
    for (let at = this.#heap.length - 1; at > 0; ) {
      const parent = (at - 1) >> 1;
      if (!this.#isBefore(at, parent)) return;
      this.#swap(at, parent);
      at = parent;
    }
  }

  #terms(run: number): TextTable {
    return (this.#runs[run] as Renumbered<PackedPostings>).postings.terms;
  }

  #isBefore(a: number, b: number): boolean {
    const [run, other] = [this.#heap[a] as number, this.#heap[b] as number];
    const order = compareTexts(
      this.#terms(run),
      this.next[run] as number,
      this.#terms(other),
      this.next[other] as number,
    );
    return order < 0 || (order === 0 && run < other);
  }

  #swap(a: number, b: number): void {
    const run = this.#heap[a] as number;
    this.#heap[a] = this.#heap[b] as number;
    this.#heap[b] = run;
  }
}

export function mergeWords(runs: readonly Renumbered<PackedPostings>[]): PackedPostings {
  const terms = new TableWriter();
  const offsets: number[] = [];
  const writer = new ByteWriter();
  const lists = slotLists();
  const queue = new RunQueue(runs);
  for (let first = queue.first; first !== undefined; first = queue.first) {
    for (const list of lists) list.clear();
    const place = queue.next[first] as number;
    for (let run = first as number | undefined; run !== undefined; run = queue.first) {
      if (!queue.isAt(run, first, place)) break;
      const { postings, numbers } = runs[run] as Renumbered<PackedPostings>;
      appendSlots(lists, postings.bytes, postings.offsets[queue.next[run] as number] as number, numbers);
      queue.advance();
    }
    if (lists.every(({ length }) => length === 0)) continue;
    terms.add((runs[first] as Renumbered<PackedPostings>).postings.terms, place);
    offsets.push(writer.length);
    writeLists(writer, lists);
  }
  return { terms: terms.table(), offsets: Uint32Array.from(offsets), bytes: writer.taken() };
}
