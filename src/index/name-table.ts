/**
 * The names of an index by what is typed for them: in full, by their initials, by their first character. They are
 * numbers of the word table, in two orders: 200,000 names are not one object each.
 */
import { sortedInSlices } from '../pace/sorted.ts';
import { TimeSlice } from '../pace/time-slice.ts';
import { keyOf, type Name } from './pinyin-name.ts';
import { compare, firstNotBefore, lettersOf, type WordTable } from './word-table.ts';

/** A name with what it is typed by, character by character. */
export interface SpelledName {
  readonly text: string;
  readonly syllables: readonly string[];
}

const LETTER = /^[a-z]$/;

/** The first letters of its syllables: 冠旭 by gx. */
function initialsOf(syllables: string): string {
  return syllables.replace(/(\w)\w*(?: |$)/g, '$1');
}

export class NameTable {
  readonly #words: WordTable;
  /** Numbers of the names by rising letters, and by rising initials. */
  readonly #byLetters: Uint32Array;
  readonly #byInitials: Uint32Array;

  private constructor(words: WordTable, byInitials: Uint32Array) {
    this.#words = words;
    this.#byLetters = words.arrays.byLetters.filter((number) => words.isName(number));
    this.#byInitials = byInitials;
  }

  static async of(words: WordTable, slice: TimeSlice = new TimeSlice()): Promise<NameTable> {
    const { names } = words.arrays;
    const initials: string[] = [];
    const read = function* () {
      for (const number of names) {
        initials.push(initialsOf(words.syllables(number)));
        if (initials.length % 64 === 0) yield;
      }
    };
    await slice.run(read());
    const order = await sortedInSlices(
      [...names.keys()],
      (a, b) => compare(initials[a] as string, initials[b] as string) || a - b,
      slice,
    );
    return new NameTable(
      words,
      Uint32Array.from(order, (at) => names[at] as number),
    );
  }

  has(text: string): boolean {
    const number = this.#words.arrays.texts.indexOf(text);
    return number >= 0 && this.#words.isName(number);
  }

  /** Names whose letters begin so, by rising letters. */
  spelledFrom(letters: string): Name[] {
    return this.#numbers(this.#byLetters, lettersOf, letters).map((number) => {
      const { text, syllables } = this.#words.entry(number);
      return { ...keyOf(syllables.split(' ')), text };
    });
  }

  /** Names whose initials begin so, by rising initials. */
  initialledFrom(letters: string): Name[] {
    return this.#numbers(this.#byInitials, initialsOf, letters).map((number) => {
      const { text, syllables } = this.#words.entry(number);
      return { ...keyOf([...initialsOf(syllables)]), text };
    });
  }

  /** Names of which this is the first character, or the first letter that is typed for it. */
  headed(head: string): SpelledName[] {
    const { texts } = this.#words.arrays;
    if (LETTER.test(head))
      return this.#numbers(this.#byLetters, lettersOf, head)
        .sort((a, b) => a - b)
        .map((number) => this.#spelled(number));
    const [first, end] = head === '' ? [0, 0] : texts.startingWith(head);
    const found: SpelledName[] = [];
    for (let number = first; number < end; number++)
      if (this.#words.isName(number)) found.push(this.#spelled(number));
    return found;
  }

  #spelled(number: number): SpelledName {
    const { text, syllables } = this.#words.entry(number);
    return { text, syllables: syllables.split(' ') };
  }

  /** Those of the numbers whose key begins so; the keys rise along them. */
  #numbers(order: Uint32Array, keyOfSyllables: (syllables: string) => string, head: string): number[] {
    const key = (number: number) => keyOfSyllables(this.#words.syllables(number));
    const first = firstNotBefore(order, (number) => compare(key(number), head));
    const end = firstNotBefore(order, (number) => (key(number).slice(0, head.length) > head ? 0 : -1));
    return [...order.subarray(first, end)];
  }
}
