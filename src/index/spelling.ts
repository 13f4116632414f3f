/**
 * A word that no record holds → the words and names of this index that were probably meant: the same sound,
 * or one character wrong, missing, too many, or two of them swapped.
 */
import { syllables } from '../entities/pinyin.ts';
import { lettersOf, type PinyinEntry, type WordTable } from './word-table.ts';

/** How a candidate differs, the likelier slip first: an input method's, a finger's, any other. */
export type Slip = 'sound' | 'swap' | 'edit';

export interface Candidate {
  readonly text: string;
  readonly slip: Slip;
  readonly isName: boolean;
}

/** Candidates given at most. */
const MOST = 8;
/** Latin words shorter than this have too many neighbours. */
const SHORTEST_LATIN = 4;

export class Spelling {
  readonly #words: WordTable;
  readonly #latin: readonly string[];

  /** `latinNames`: folded names without Hanzi. */
  constructor(words: WordTable, latinNames: Iterable<string>) {
    this.#words = words;
    this.#latin = [...new Set(latinNames)].filter((name) => name.length >= SHORTEST_LATIN).sort();
  }

  /** The likeliest first. `text` is folded, Hanzi alone or Latin alone; anything else has no candidates. */
  candidates(text: string): Candidate[] {
    if (/^[a-z0-9]+$/.test(text)) return this.#latinCandidates(text);
    const characters = [...text];
    if (characters.length < 2 || !/^\p{Script=Han}+$/u.test(text)) return [];
    const found = new Map<string, Candidate>();
    const add = ({ text: other, isName }: PinyinEntry, slip: Slip) => {
      if (other !== text && !found.has(other)) found.set(other, { text: other, slip, isName });
    };
    const sound = syllables(text)
      .map((syllable) => syllable.text)
      .join(' ');
    for (const word of this.#words.spelt(lettersOf(sound))) if (word.syllables === sound) add(word, 'sound');
    for (let i = 0; i + 1 < characters.length; i++) {
      const swapped = characters.with(i, characters[i + 1] as string).with(i + 1, characters[i] as string);
      const word = this.#words.find(swapped.join(''));
      if (word) add(word, 'swap');
    }
    for (const word of this.#neighbours(characters)) add(word, 'edit');
    const order: readonly Slip[] = ['sound', 'swap', 'edit'];
    return [...found.values()]
      .sort((a, b) => order.indexOf(a.slip) - order.indexOf(b.slip) || Number(b.isName) - Number(a.isName))
      .slice(0, MOST);
  }

  /** One edit leaves the first or the last character as it was. Of two characters only names are near enough. */
  #neighbours(characters: readonly string[]): PinyinEntry[] {
    const near = new Map<string, { readonly word: PinyinEntry; readonly distance: number }>();
    const look = (word: PinyinEntry) => {
      const other = [...word.text];
      if (
        (characters.length > 2 || word.isName) &&
        // A character too many is rather a word that the index has not than a slip.
        other.length >= characters.length &&
        isOneEdit(characters, other) &&
        other.length > 2
      )
        near.set(word.text, { word, distance: other.length - characters.length });
    };
    // As many characters or one more, of one or two units each.
    const least = characters.length;
    const most = 2 * (characters.length + 1);
    const text = characters.join('');
    for (const word of this.#words.startingWith(characters[0] as string, least, most, text)) look(word);
    for (const word of this.#words.endingWith(characters.at(-1) as string, least, most, text)) look(word);
    return [...near.values()].sort((a, b) => a.distance - b.distance).map(({ word }) => word);
  }

  #latinCandidates(text: string): Candidate[] {
    if (text.length < SHORTEST_LATIN) return [];
    const characters = [...text];
    return this.#latin
      .filter((name) => name !== text && (isOneEdit(characters, [...name]) || isSwap(characters, [...name])))
      .slice(0, MOST)
      .map((name) => ({ text: name, slip: 'edit', isName: true }));
  }
}

/** True where one character put in, taken out or replaced turns `a` into `b`. */
function isOneEdit(a: readonly string[], b: readonly string[]): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head++;
  let tail = 0;
  const most = Math.min(a.length, b.length) - head;
  while (tail < most && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  return Math.max(a.length, b.length) - head - tail === 1;
}

/** True where two neighbouring characters have changed places. */
function isSwap(a: readonly string[], b: readonly string[]): boolean {
  if (a.length !== b.length) return false;
  const i = a.findIndex((character, at) => character !== b[at]);
  return (
    i >= 0 && a[i] === b[i + 1] && a[i + 1] === b[i] && a.slice(i + 2).join('') === b.slice(i + 2).join('')
  );
}
