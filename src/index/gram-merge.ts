/** Characters and pairs of several runs → those of all their documents. */
import { SLOTS } from './bm25f.ts';
import type { GramArrays } from './gram-index.ts';
import { allCharacters, placesOf, ranksOf, withoutEmpty } from './gram-ranks.ts';
import { ByteReader, ByteWriter } from './posting-codec.ts';
import { MergedList } from './posting-merge.ts';
import { GONE, type Renumbered, type Renumbering } from './posting-run.ts';

/** A whole number for each posting: the document times SLOTS and the slot. */
function append(list: MergedList, bytes: Uint8Array, at: number, numbers: Renumbering): void {
  const reader = new ByteReader(bytes, at);
  const count = reader.number();
  const values = list.reserve(count);
  const from = list.length;
  reader.gapsInto(values, from, count);
  const slotsAt = reader.at;
  let end = from;
  for (let i = 0; i < count; i++) {
    const number = numbers[values[from + i] as number] as number;
    if (number === GONE) continue;
    const slot = ((bytes[slotsAt + (i >> 1)] as number) >> ((i & 1) * 4)) & 15;
    values[end++] = number * SLOTS + slot;
  }
  list.join(end);
}

/** Pairs of a first character: the second one, the run that holds it, and its place there. */
interface HeldPairs {
  readonly keys: Float64Array;
  length: number;
}

export function mergeGrams(runs: readonly Renumbered<GramArrays>[]): GramArrays {
  const everyCharacter = allCharacters(runs.map(({ postings }) => postings));
  const size = everyCharacter.length;
  const ranks = runs.map(({ postings }) => ranksOf(postings, everyCharacter));
  const list = new MergedList();

  const single = new ByteWriter();
  const characterOffsets = new Uint32Array(size);
  const isHeld = new Uint8Array(size);
  const placeOf = ranks.map((of) => placesOf(of, size));
  for (let rank = 0; rank < size; rank++) {
    list.clear();
    for (const [r, { postings, numbers }] of runs.entries()) {
      const place = placeOf[r]?.[rank] as number;
      if (place < 0) continue;
      append(list, postings.characterPostings, postings.characterOffsets[place] as number, numbers);
    }
    characterOffsets[rank] = single.length;
    if (list.length === 0) continue;
    isHeld[rank] = 1;
    single.slottedGaps(list.values, list.length);
  }

  const pairs = new ByteWriter();
  const second: number[] = [];
  const pairOffsets: number[] = [];
  const pairStart = new Uint32Array(size + 1);
  for (let rank = 0; rank < size; rank++) {
    const held = pairsOf(rank, runs, ranks, placeOf);
    for (let i = 0; i < held.length; ) {
      const pair = Math.floor((held.keys[i] as number) / runs.length / PLACES);
      list.clear();
      for (; i < held.length; i++) {
        const rest = held.keys[i] as number;
        if (Math.floor(rest / runs.length / PLACES) !== pair) break;
        const { postings, numbers } = runs[Math.floor(rest / PLACES) % runs.length] as Renumbered<GramArrays>;
        append(list, postings.pairPostings, postings.pairOffsets[rest % PLACES] as number, numbers);
      }
      if (list.length === 0) continue;
      second.push(pair);
      pairOffsets.push(pairs.length);
      pairs.slottedGaps(list.values, list.length);
    }
    pairStart[rank + 1] = second.length;
  }
  return withoutEmpty({
    characters: everyCharacter,
    characterOffsets,
    characterPostings: single.taken(),
    pairStart,
    second: Uint32Array.from(second),
    pairOffsets: Uint32Array.from(pairOffsets),
    pairPostings: pairs.taken(),
    isHeld,
  });
}

/** More pairs than any run holds: 8,000 × 8,000 characters are 2 ** 26. */
const PLACES = 2 ** 27;

let keys = new Float64Array(1 << 12);

/** By second character, then by run. */
function pairsOf(
  rank: number,
  runs: readonly Renumbered<GramArrays>[],
  ranks: readonly Uint32Array[],
  placeOf: readonly Int32Array[],
): HeldPairs {
  let length = 0;
  for (const [r, { postings }] of runs.entries()) {
    const place = placeOf[r]?.[rank] as number;
    if (place < 0) continue;
    const from = postings.pairStart[place] as number;
    const end = postings.pairStart[place + 1] as number;
    if (length + end - from > keys.length) {
      const larger = new Float64Array(Math.max(keys.length * 2, length + end - from));
      larger.set(keys);
      keys = larger;
    }
    const ranksOf = ranks[r] as Uint32Array;
    for (let at = from; at < end; at++) {
      const pair = ranksOf[postings.second[at] as number] as number;
      keys[length++] = (pair * runs.length + r) * PLACES + at;
    }
  }
  if (runs.length > 1) keys.subarray(0, length).sort();
  return { keys, length };
}
