/**
 * Characters and pairs of an index before and of some documents more → those of all of them, byte for byte what
 * `mergeGrams` makes of the two. Of a list before, the bytes are taken over as they lie wherever nothing changes.
 */
import type { GramArrays } from './gram-index.ts';
import { mergeGrams } from './gram-merge.ts';
import { allCharacters, placesOf, ranksOf, withoutEmpty } from './gram-ranks.ts';
import type { TermLists } from './list-reader.ts';
import { ListSplicer } from './list-splice.ts';
import type { Renumbered } from './posting-run.ts';

export function spliceGrams(
  before: Renumbered<GramArrays>,
  runs: readonly Renumbered<GramArrays>[],
): GramArrays {
  const added = mergeGrams(runs);
  const characters = allCharacters([before.postings, added]);
  const size = characters.length;
  const [oldRanks, newRanks] = [ranksOf(before.postings, characters), ranksOf(added, characters)];
  const [oldPlaces, newPlaces] = [placesOf(oldRanks, size), placesOf(newRanks, size)];
  const single = new ListSplicer(charactersOf(before.postings), before.numbers, charactersOf(added));
  const characterOffsets = new Uint32Array(size);
  const isHeld = new Uint8Array(size);
  for (let rank = 0; rank < size; rank++) {
    characterOffsets[rank] = single.length;
    isHeld[rank] = Number(single.splice(oldPlaces[rank] as number, newPlaces[rank] as number));
  }

  const pairs = new ListSplicer(pairsOf(before.postings), before.numbers, pairsOf(added));
  const most = before.postings.second.length + added.second.length;
  const second = new Uint32Array(most);
  const pairOffsets = new Uint32Array(most);
  const pairStart = new Uint32Array(size + 1);
  let count = 0;
  const splice = (rank: number, oldPair: number, newPair: number) => {
    second[count] = rank;
    pairOffsets[count] = pairs.length;
    if (pairs.splice(oldPair, newPair)) count++;
  };
  for (let rank = 0; rank < size; rank++) {
    let [oldPair, oldEnd] = bounds(before.postings, oldPlaces[rank] as number);
    let [newPair, newEnd] = bounds(added, newPlaces[rank] as number);
    while (oldPair < oldEnd || newPair < newEnd) {
      const a = oldPair < oldEnd ? (oldRanks[before.postings.second[oldPair] as number] as number) : size;
      const b = newPair < newEnd ? (newRanks[added.second[newPair] as number] as number) : size;
      if (a < b) splice(a, oldPair++, -1);
      else if (b < a) splice(b, -1, newPair++);
      else splice(a, oldPair++, newPair++);
    }
    pairStart[rank + 1] = count;
  }
  return withoutEmpty({
    characters,
    characterOffsets,
    characterPostings: single.taken(),
    pairStart,
    second: second.slice(0, count),
    pairOffsets: pairOffsets.slice(0, count),
    pairPostings: pairs.taken(),
    isHeld,
  });
}

const charactersOf = ({ characterOffsets, characterPostings }: GramArrays): TermLists => ({
  offsets: characterOffsets,
  bytes: characterPostings,
});

const pairsOf = ({ pairOffsets, pairPostings }: GramArrays): TermLists => ({
  offsets: pairOffsets,
  bytes: pairPostings,
});

function bounds({ pairStart }: GramArrays, place: number): [first: number, end: number] {
  return place < 0 ? [0, 0] : [pairStart[place] as number, pairStart[place + 1] as number];
}
