/** The characters of several runs in one order. */
import type { GramArrays } from './gram-index.ts';

/** Rising code points of the characters that any of the runs holds. */
export function allCharacters(runs: readonly GramArrays[]): Uint32Array {
  const all = new Set<number>();
  for (const { characters } of runs) for (const character of characters) all.add(character);
  return Uint32Array.from(all).sort();
}

/** Of each character of a run its rank among all of them. */
export function ranksOf({ characters }: GramArrays, all: Uint32Array): Uint32Array {
  const rankOf = new Map(Array.from(all, (character, rank) => [character, rank]));
  return Uint32Array.from(characters, (character) => rankOf.get(character) as number);
}

/** Of each rank the place in the run, −1 where the run does not hold it. */
export function placesOf(ranks: Uint32Array, size: number): Int32Array {
  const places = new Int32Array(size).fill(-1);
  for (let place = 0; place < ranks.length; place++) places[ranks[place] as number] = place;
  return places;
}

/** Characters that no document holds any more are left out. */
export function withoutEmpty({
  isHeld,
  ...arrays
}: GramArrays & { readonly isHeld: Uint8Array }): GramArrays {
  if (!isHeld.includes(0)) return arrays;
  const rank = new Uint32Array(isHeld.length);
  const kept: number[] = [];
  for (let old = 0; old < isHeld.length; old++) {
    rank[old] = kept.length;
    if (isHeld[old] === 1) kept.push(old);
  }
  // A pair is held only where both of its characters are, so none begins or ends with one that is left out.
  return {
    ...arrays,
    characters: Uint32Array.from(kept, (old) => arrays.characters[old] as number),
    characterOffsets: Uint32Array.from(kept, (old) => arrays.characterOffsets[old] as number),
    pairStart: Uint32Array.from([...kept, isHeld.length], (old) => arrays.pairStart[old] as number),
    second: arrays.second.map((old) => rank[old] as number),
  };
}
