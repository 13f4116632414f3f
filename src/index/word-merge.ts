/** Words or concepts of several runs → those of all their documents. */
import { SLOTS } from './bm25f.ts';
import type { PackedPostings } from './flex-index.ts';
import { ByteReader, ByteWriter } from './posting-codec.ts';
import { MergedList } from './posting-merge.ts';
import { GONE, type Renumbered, type Renumbering } from './posting-run.ts';

/** Documents by slot. */
type SlotLists = readonly MergedList[];

function append(lists: SlotLists, bytes: Uint8Array, at: number, numbers: Renumbering): void {
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
    let end = list.length;
    let next = 0;
    for (let i = 0; i < count; i++) {
      next += reader.number();
      const number = numbers[next++] as number;
      if (number !== GONE) values[end++] = number;
    }
    list.join(end);
  }
}

/** As `writeSlots` writes them. */
function write(writer: ByteWriter, lists: SlotLists): void {
  let mask = 0;
  for (let slot = 0; slot < SLOTS; slot++) if ((lists[slot] as MergedList).length > 0) mask |= 1 << slot;
  writer.number(mask);
  for (const { length } of lists) if (length > 0) writer.number(length);
  for (const { values, length } of lists) if (length > 0) writer.gaps(values.subarray(0, length));
}

export function mergeWords(runs: readonly Renumbered<PackedPostings>[]): PackedPostings {
  /** The runs that hold a term with its place in each, in the order of the runs. */
  const held = new Map<string, number[]>();
  for (const [r, { postings }] of runs.entries()) {
    for (const [place, term] of postings.terms.entries()) {
      const places = held.get(term);
      if (places) places.push(r, place);
      else held.set(term, [r, place]);
    }
  }
  const terms: string[] = [];
  const offsets: number[] = [];
  const writer = new ByteWriter();
  const lists = Array.from({ length: SLOTS }, () => new MergedList());
  for (const term of [...held.keys()].sort()) {
    for (const list of lists) list.clear();
    const places = held.get(term) as number[];
    for (let i = 0; i < places.length; i += 2) {
      const { postings, numbers } = runs[places[i] as number] as Renumbered<PackedPostings>;
      append(lists, postings.bytes, postings.offsets[places[i + 1] as number] as number, numbers);
    }
    if (lists.every(({ length }) => length === 0)) continue;
    terms.push(term);
    offsets.push(writer.length);
    write(writer, lists);
  }
  return { terms, offsets: Uint32Array.from(offsets), bytes: writer.taken() };
}
