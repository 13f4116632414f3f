/**
 * The words and names of an index with how they are read, found by their text, their letters, their first and
 * their last character. All of it lies in a few buffers: 350,000 words open without one object each.
 */

import { oneSpelling } from './pinyin-name.ts';
import { bytesToNumbers, numbersToBytes } from './posting-codec.ts';
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

/** What is typed for syllables: 战略 by zhanlve. */
export function lettersOf(syllables: string): string {
  return oneSpelling(syllables.replaceAll(' ', ''));
}

function lastOf(text: string): string {
  return [...text].at(-1) ?? '';
}

export class WordTable {
  readonly #arrays: WordArrays;
  readonly #isName: Uint8Array;

  constructor(arrays: WordArrays) {
    this.#arrays = arrays;
    this.#isName = new Uint8Array(arrays.texts.length);
    for (const name of arrays.names) this.#isName[name] = 1;
  }

  entry(number: number): PinyinEntry {
    const { sounds, soundEnds, texts } = this.#arrays;
    const from = number === 0 ? 0 : (soundEnds[number - 1] as number);
    return {
      text: texts.get(number),
      syllables: sounds.toString('latin1', from, soundEnds[number]),
      isName: this.#isName[number] === 1,
    };
  }

  find(text: string): PinyinEntry | undefined {
    const number = this.#arrays.texts.indexOf(text);
    return number < 0 ? undefined : this.entry(number);
  }

  entries(): PinyinEntry[] {
    return Array.from(this.#arrays.soundEnds, (_, number) => this.entry(number));
  }

  /** Made one by one as they are asked for. */
  *names(): Generator<PinyinEntry> {
    for (const number of this.#arrays.names) yield this.entry(number);
  }

  /** Those that are typed so (see `lettersOf`), in their order. */
  spelt(letters: string): PinyinEntry[] {
    const { byLetters } = this.#arrays;
    return this.#entries(byLetters, (number) => compare(lettersOf(this.entry(number).syllables), letters));
  }

  /** Words of `least` to `most` UTF-16 units whose first character this is. */
  startingWith(character: string, least: number, most: number): PinyinEntry[] {
    const { texts } = this.#arrays;
    const [first, end] = texts.startingWith(character);
    const found: PinyinEntry[] = [];
    for (let number = first; number < end; number++) {
      const length = texts.lengthOf(number);
      if (length >= least && length <= most) found.push(this.entry(number));
    }
    return found;
  }

  /** Words of `least` to `most` UTF-16 units whose last character this is. */
  endingWith(character: string, least: number, most: number): PinyinEntry[] {
    const { byLast, texts } = this.#arrays;
    const found: PinyinEntry[] = [];
    const order = (number: number) => compare(lastOf(texts.get(number)), character);
    for (let at = firstNotBefore(byLast, order); at < byLast.length; at++) {
      const number = byLast[at] as number;
      if (!texts.endsWith(number, character)) break;
      const length = texts.lengthOf(number);
      if (length >= least && length <= most) found.push(this.entry(number));
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
function firstNotBefore(numbers: Uint32Array, order: (number: number) => number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (order(numbers[middle] as number) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Of entries that rise by their text. */
export function wordArrays(entries: readonly PinyinEntry[]): WordArrays {
  const soundEnds = new Uint32Array(entries.length);
  let end = 0;
  for (const [i, { syllables }] of entries.entries()) {
    end += syllables.length;
    soundEnds[i] = end;
  }
  const sorted = (keyOf: (entry: PinyinEntry) => string) => {
    const keys = entries.map(keyOf);
    return Uint32Array.from(keys.keys()).sort(
      (a, b) => compare(keys[a] as string, keys[b] as string) || a - b,
    );
  };
  return {
    texts: sortedTexts(entries.map(({ text }) => text)),
    sounds: Buffer.from(entries.map(({ syllables }) => syllables).join(''), 'latin1'),
    soundEnds,
    names: Uint32Array.from(entries.flatMap(({ isName }, i) => (isName ? [i] : []))),
    byLetters: sorted(({ syllables }) => lettersOf(syllables)),
    byLast: sorted(({ text }) => lastOf(text)),
  };
}

const NUMBERS = ['soundEnds', 'names', 'byLetters', 'byLast'] as const;

export function wordTableFiles(arrays: WordArrays): { name: string; data: string | Uint8Array }[] {
  return [
    ...sortedTextFiles('lexicon.texts', arrays.texts),
    { name: 'lexicon.sounds', data: arrays.sounds },
    ...NUMBERS.map((name) => ({ name: `lexicon.${name}`, data: numbersToBytes(arrays[name]) })),
  ];
}

export async function readWordTable(read: (name: string) => Promise<Buffer>): Promise<WordTable> {
  const numbers = async (name: (typeof NUMBERS)[number]) => bytesToNumbers(await read(`lexicon.${name}`));
  const [texts, sounds, soundEnds, names, byLetters, byLast] = await Promise.all([
    readSortedTexts('lexicon.texts', read),
    read('lexicon.sounds'),
    ...NUMBERS.map(numbers),
  ] as const);
  return new WordTable({ texts, sounds, soundEnds, names, byLetters, byLast } as WordArrays);
}
