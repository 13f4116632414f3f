/**
 * The words and names of an index with how they are read, found by their text, their letters, their first and
 * their last character. All of it lies in a few buffers: 350,000 words open without one object each.
 */

import { bytesToSteps, stepsToBytes } from './number-steps.ts';
import { oneSpelling } from './pinyin-name.ts';
import { readSortedTexts, type SortedTexts, sortedTextFiles, sortedTexts } from './sorted-texts.ts';

/** A word or name with its syllables, blanks between them. */
export interface PinyinEntry {
  readonly text: string;
  readonly syllables: string;
  /** Names may be typed by initials or unfinished; common words may not. */
  readonly isName: boolean;
}

export interface WordArrays {
  readonly texts: SortedTexts;
  /** The syllables of each word, and where those of each end. */
  readonly sounds: Buffer;
  readonly soundEnds: Uint32Array;
  /** The numbers of those that are names, rising. */
  readonly names: Uint32Array;
  /** All numbers by rising letters, and by rising last character. */
  readonly byLetters: Uint32Array;
  readonly byLast: Uint32Array;
}

/** UTF-16 units. */
const LONGEST_CHARACTER = 2;

/** What is typed for syllables: 战略 by zhanlve. */
export function lettersOf(syllables: string): string {
  return oneSpelling(syllables.replaceAll(' ', ''));
}

/** Its last character. */
export function lastOf(text: string): string {
  return [...text].at(-1) ?? '';
}

export class WordTable {
  /** What it is made of. */
  readonly arrays: WordArrays;
  readonly #isName: Uint8Array;

  constructor(arrays: WordArrays) {
    this.arrays = arrays;
    this.#isName = new Uint8Array(arrays.texts.length);
    for (const name of arrays.names) this.#isName[name] = 1;
  }

  entry(number: number): PinyinEntry {
    return {
      text: this.arrays.texts.get(number),
      syllables: this.syllables(number),
      isName: this.isName(number),
    };
  }

  /** Blanks between them. */
  syllables(number: number): string {
    const { sounds, soundEnds } = this.arrays;
    return sounds.toString('latin1', number === 0 ? 0 : (soundEnds[number - 1] as number), soundEnds[number]);
  }

  isName(number: number): boolean {
    return this.#isName[number] === 1;
  }

  find(text: string): PinyinEntry | undefined {
    const number = this.arrays.texts.indexOf(text);
    return number < 0 ? undefined : this.entry(number);
  }

  /** Those that are typed so (see `lettersOf`), in their order. */
  spelt(letters: string): PinyinEntry[] {
    const { byLetters } = this.arrays;
    return this.#entries(byLetters, (number) => compare(lettersOf(this.syllables(number)), letters));
  }

  /**
   * Words of `least` to `most` UTF-16 units whose first character this is. `like`: only those that one character
   * parts from it, or none.
   */
  startingWith(character: string, least: number, most: number, like?: string): PinyinEntry[] {
    const [first, end] = this.arrays.texts.startingWith(character);
    const found: PinyinEntry[] = [];
    for (let number = first; number < end; number++)
      if (this.#fits(number, least, most, like)) found.push(this.entry(number));
    return found;
  }

  /** Most words are looked at no further: their strings are not made. */
  #fits(number: number, least: number, most: number, like: string | undefined): boolean {
    const { texts } = this.arrays;
    const length = texts.lengthOf(number);
    if (length < least || length > most) return false;
    return like === undefined || texts.unitsApart(number, like) <= LONGEST_CHARACTER;
  }

  /** As `startingWith`, by the last character. */
  endingWith(character: string, least: number, most: number, like?: string): PinyinEntry[] {
    const { byLast, texts } = this.arrays;
    const found: PinyinEntry[] = [];
    const order = (number: number) => compare(lastOf(texts.get(number)), character);
    for (let at = firstNotBefore(byLast, order); at < byLast.length; at++) {
      const number = byLast[at] as number;
      if (!texts.endsWith(number, character)) break;
      if (this.#fits(number, least, most, like)) found.push(this.entry(number));
    }
    return found;
  }

  /** The entries of the numbers for which `order` gives 0; it rises along the numbers. */
  #entries(numbers: Uint32Array, order: (number: number) => number): PinyinEntry[] {
    let low = firstNotBefore(numbers, order);
    const found: PinyinEntry[] = [];
    for (; low < numbers.length && order(numbers[low] as number) === 0; low++) {
      found.push(this.entry(numbers[low] as number));
    }
    return found;
  }
}

/** The first place at which `order`, which rises along the numbers, is not below 0. */
export function firstNotBefore(numbers: Uint32Array, order: (number: number) => number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (order(numbers[middle] as number) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Numbers of the entries by their keys, those of the same key rising. */
function orderOf(entries: readonly PinyinEntry[], keyOf: (entry: PinyinEntry) => string): Uint32Array {
  const keys = entries.map(keyOf);
  const order = Uint32Array.from(entries.keys());
  return order.sort((a, b) => compare(keys[a] as string, keys[b] as string) || a - b);
}

/** Of entries that rise by their text. */
export function wordArrays(entries: readonly PinyinEntry[]): WordArrays {
  const soundEnds = new Uint32Array(entries.length);
  let end = 0;
  for (const [i, { syllables }] of entries.entries()) {
    end += syllables.length;
    soundEnds[i] = end;
  }
  return {
    texts: sortedTexts(entries.map(({ text }) => text)),
    sounds: Buffer.from(entries.map(({ syllables }) => syllables).join(''), 'latin1'),
    soundEnds,
    names: Uint32Array.from(entries.flatMap(({ isName }, i) => (isName ? [i] : []))),
    byLetters: orderOf(entries, ({ syllables }) => lettersOf(syllables)),
    byLast: orderOf(entries, ({ text }) => lastOf(text)),
  };
}

const NUMBERS = ['soundEnds', 'names', 'byLetters', 'byLast'] as const;

export function wordTableFiles(arrays: WordArrays): { name: string; data: string | Uint8Array }[] {
  return [
    ...sortedTextFiles('lexicon.texts', arrays.texts),
    { name: 'lexicon.sounds', data: arrays.sounds },
    ...NUMBERS.map((name) => ({ name: `lexicon.${name}`, data: stepsToBytes(arrays[name]) })),
  ];
}

export async function readWordTable(read: (name: string) => Promise<Buffer>): Promise<WordTable> {
  const numbers = async (name: (typeof NUMBERS)[number]) => bytesToSteps(await read(`lexicon.${name}`));
  const [texts, sounds, soundEnds, names, byLetters, byLast] = await Promise.all([
    readSortedTexts('lexicon.texts', read),
    read('lexicon.sounds'),
    ...NUMBERS.map(numbers),
  ] as const);
  return new WordTable({ texts, sounds, soundEnds, names, byLetters, byLast } as WordArrays);
}
