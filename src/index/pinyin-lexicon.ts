/**
 * Letters typed for Hanzi → the Hanzi of this index that they may stand for: whole words and names, names by
 * their initials or an unfinished last syllable, words side by side, and any neighbouring characters.
 */
import { readingsOf, syllables } from '../entities/pinyin.ts';
import { TimeSlice } from '../pace/time-slice.ts';
import type { GramIndex } from './gram-index.ts';
import { NameTable } from './name-table.ts';
import { fillsSyllables, type Name, oneSpelling, shortest, spells } from './pinyin-name.ts';
import type { PinyinEntry, WordTable } from './word-table.ts';

const HAN_ONLY = /^\p{Script=Han}{2,20}$/u;
/** Readings that are given at most; the more a reading explains, the earlier it comes. */
const MOST = 12;
/** Longest run of letters that is read, and most ways of cutting it that are tried. */
const LONGEST = 48;
const MOST_CUTS = 16;
/** Letters of zhuang. */
const LONGEST_SYLLABLE = 6;
/** Strings of characters that are followed at most while letters are read character by character. */
const MOST_CHAINS = 64;

/** Entries for the words and names that are Hanzi alone; anything else has no pinyin. */
export function pinyinEntries(words: Iterable<string>, names: Iterable<string>): PinyinEntry[] {
  const isName = new Set([...names].filter((name) => HAN_ONLY.test(name)));
  const all = new Set([...isName, ...[...words].filter((word) => HAN_ONLY.test(word))]);
  return [...all].sort().flatMap((text) => {
    const read = syllables(text);
    if (read.length !== [...text].length) return [];
    return [{ text, syllables: read.map((syllable) => syllable.text).join(' '), isName: isName.has(text) }];
  });
}

export class PinyinLexicon {
  readonly #grams: GramIndex;
  readonly #words: WordTable;
  readonly #names: NameTable;
  /** Syllable → characters of the index that are read so. */
  readonly #characters = new Map<string, string[]>();

  private constructor(words: WordTable, names: NameTable, grams: GramIndex) {
    this.#words = words;
    this.#names = names;
    this.#grams = grams;
  }

  static async of(
    words: WordTable,
    grams: GramIndex,
    slice: TimeSlice = new TimeSlice(),
  ): Promise<PinyinLexicon> {
    const lexicon = new PinyinLexicon(words, await NameTable.of(words, slice), grams);
    await slice.run(lexicon.#readCharacters());
    return lexicon;
  }

  *#readCharacters(): Generator<void> {
    let count = 0;
    for (const code of this.#grams.arrays.characters) {
      if (count++ % 64 === 0) yield;
      const character = String.fromCodePoint(code);
      for (const reading of readingsOf(character)) {
        const same = this.#characters.get(reading);
        if (same) same.push(character);
        else this.#characters.set(reading, [character]);
      }
    }
  }

  /** Words and names that are spelt so in full, the likeliest first. */
  spelt(letters: string): string[] {
    return this.#ranked(this.#spelt(oneSpelling(letters))).slice(0, MOST);
  }

  /** Names that are spelt so in full. */
  names(letters: string): string[] {
    return this.#words.spelt(oneSpelling(letters)).flatMap(({ text, isName }) => (isName ? text : []));
  }

  /** Names that Hanzi and letters side by side may begin (冠xu, 希yin, gx电子): letters by syllable or initial. */
  mixed(text: string): string[] {
    const typed = [...oneSpelling(text)];
    const found = this.#names
      .headed(typed[0] ?? '')
      .flatMap((name) => (spells(typed, 0, [...name.text], name.syllables, 0) ? name.text : []));
    return this.#ranked(shortest(found)).slice(0, MOST);
  }

  /** Hanzi that the letters may stand for, the likeliest first; none where they are no pinyin of this index. */
  read(typed: string): string[] {
    if (typed.length > LONGEST || !/^[a-z]+$/.test(typed)) return [];
    const letters = oneSpelling(typed);
    const whole = this.#spelt(letters);
    if (whole.length > 0) return this.#ranked(whole).slice(0, MOST);
    const cuts = this.#cuts(letters);
    for (const find of [
      () => this.#unfinished(letters),
      () => cuts.flatMap((cut) => this.#joined(cut)),
      () => this.#byInitials(letters),
      () => cuts.flatMap((cut) => this.#chains(cut)),
    ]) {
      const found = find();
      if (found.length > 0) return [...new Set(found)].slice(0, MOST);
    }
    return [];
  }

  /** Words and names that are typed so. */
  #spelt(letters: string): string[] {
    return this.#words.spelt(letters).map(({ text }) => text);
  }

  /** Names before words, then the commoner: a name stands at the head of what it is typed for. */
  #rank(text: string): number {
    const [a = '', b = ''] = [...text];
    return (this.#names.has(text) ? 1e9 : 0) + this.#grams.pairFrequency(a + b);
  }

  /** Names that the letters begin: those whose syllables they fill first (guan: 冠旭 before 广东), then the commoner. */
  #unfinished(letters: string): string[] {
    return this.#likeliest(this.#names.spelledFrom(letters), letters);
  }

  /** Names with these initials; where there are none, names whose initials begin so. */
  #byInitials(letters: string): string[] {
    const found = this.#names.initialledFrom(letters);
    const whole = found.filter(({ key }) => key === letters);
    return this.#likeliest(whole.length > 0 ? whole : found, letters);
  }

  #likeliest(found: readonly Name[], letters: string): string[] {
    const kept = new Set(shortest(found.map(({ text }) => text)));
    return found
      .filter(({ text }) => kept.has(text))
      .map((name) => ({
        text: name.text,
        fills: Number(fillsSyllables(name, letters)),
        rank: this.#rank(name.text),
      }))
      .sort((a, b) => b.fills - a.fills || b.rank - a.rank || (a.text < b.text ? -1 : 1))
      .map(({ text }) => text);
  }

  #ranked(texts: readonly string[]): string[] {
    return texts
      .map((text) => ({ text, rank: this.#rank(text) }))
      .sort((a, b) => b.rank - a.rank)
      .map(({ text }) => text);
  }

  /** Ways of cutting letters into syllables that characters of the index have, fewest syllables first. */
  #cuts(letters: string): string[][] {
    const cuts: string[][] = [];
    /** Places from which no cut reaches the end: what begins well a thousand ways is tried once. */
    const dead = new Set<number>();
    const cut = (at: number, before: readonly string[]) => {
      if (cuts.length >= MOST_CUTS || dead.has(at)) return;
      if (at === letters.length) {
        cuts.push([...before]);
        return;
      }
      const known = cuts.length;
      for (let end = Math.min(letters.length, at + LONGEST_SYLLABLE); end > at; end--) {
        const syllable = letters.slice(at, end);
        if (this.#characters.has(syllable)) cut(end, [...before, syllable]);
      }
      if (cuts.length === known) dead.add(at);
    };
    cut(0, []);
    return cuts.sort((a, b) => a.length - b.length);
  }

  /** Words side by side whose letters are the cut's, the longest words first: zhaoqing | xinnengyuan. */
  #joined(cut: readonly string[]): string[] {
    const dead = new Set<number>();
    const from = (at: number): string | undefined => {
      if (at === cut.length) return '';
      if (dead.has(at)) return undefined;
      for (let end = cut.length; end > at + 1; end--) {
        const [word] = this.#ranked(this.#spelt(oneSpelling(cut.slice(at, end).join(''))));
        const rest = word === undefined ? undefined : from(end);
        if (rest !== undefined) return `${word} ${rest}`;
      }
      dead.add(at);
      return undefined;
    };
    const words = cut.length > 3 ? from(0)?.trim() : undefined;
    return words === undefined || !words.includes(' ') ? [] : [words];
  }

  /** Neighbouring characters of the index that are read so: finds names that no dictionary has. */
  #chains(cut: readonly string[]): string[] {
    const [first, ...rest] = cut;
    let chains = this.#characters.get(first ?? '') ?? [];
    for (const syllable of rest) {
      const next: { text: string; count: number }[] = [];
      for (const chain of chains) {
        const last = [...chain].at(-1) as string;
        for (const character of this.#characters.get(syllable) ?? []) {
          const count = this.#grams.pairFrequency(last + character);
          if (count > 0) next.push({ text: chain + character, count });
        }
      }
      chains = next
        .sort((a, b) => b.count - a.count || (a.text < b.text ? -1 : 1))
        .slice(0, MOST_CHAINS)
        .map(({ text }) => text);
    }
    return [...chains];
  }
}
