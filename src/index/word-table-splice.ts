/**
 * The words and names of an index before, of which some are gone and some came → what `wordArrays` makes of all of them,
 * byte for byte. Of a word that stays no string is made.
 */
import { pinyinEntries } from './pinyin-lexicon.ts';
import { ByteWriter } from './posting-codec.ts';
import { compareTexts, sortedTexts, type TextTable, textTable } from './sorted-texts.ts';
import { TableWriter } from './table-writer.ts';
import {
  compare,
  firstNotBefore,
  lastOf,
  lettersOf,
  type PinyinEntry,
  type WordArrays,
  WordTable,
} from './word-table.ts';

/** The least unit with which a text of Hanzi begins. */
const FIRST_HAN = 0x2e80;

/** `tables`: the words of now, those of each record type by itself. */
export function splicedWords(
  earlier: WordTable,
  tables: readonly TextTable[],
  names: Iterable<string>,
): WordArrays {
  const nameList = [...new Set(names)].filter((name) => name !== '').sort();
  const nameTable = textTable(nameList);
  const before = earlier.arrays.texts.table;
  const words = new Set<string>();
  const found = compared(before, tables, nameTable, words);
  const added = nameList.filter((_, place) => found.isName.added[place] === 1);
  return put(earlier, found, pinyinEntries(words, added));
}

interface Compared {
  /** By number before: 1 where the word is still one. */
  readonly stays: Uint8Array;
  /** By number before, and of those that were not there by place among the names. */
  readonly isName: { readonly before: Uint8Array; readonly added: Uint8Array };
}

/** Goes through all tables side by side. Words that were not there are put into `words`. */
function compared(
  before: TextTable,
  tables: readonly TextTable[],
  names: TextTable,
  words: Set<string>,
): Compared {
  const stays = new Uint8Array(before.ends.length);
  for (const table of tables)
    eachMissing(table, before, stays, (place) => {
      const from = place === 0 ? 0 : (table.ends[place - 1] as number);
      if ((table.units[from] as number) >= FIRST_HAN)
        words.add(String.fromCharCode(...table.units.subarray(from, table.ends[place])));
    });
  const isName = new Uint8Array(before.ends.length);
  const added = new Uint8Array(names.ends.length);
  eachMissing(names, before, isName, (place) => {
    added[place] = 1;
  });
  for (let number = 0; number < stays.length; number++) if (isName[number] === 1) stays[number] = 1;
  return { stays, isName: { before: isName, added } };
}

/** Marks in `isThere` the texts of the one table that are in the other, and visits the places of all others. */
function eachMissing(
  table: TextTable,
  before: TextTable,
  isThere: Uint8Array,
  visit: (place: number) => void,
): void {
  let number = 0;
  for (let place = 0; place < table.ends.length; place++) {
    const order = () =>
      number < before.ends.length ? compareTexts(before, number, table, place) : Number.POSITIVE_INFINITY;
    let now = order();
    for (; now < 0; now = order()) number++;
    if (now === 0) isThere[number] = 1;
    else visit(place);
  }
}

/** Words that stay and those that came, in one order. */
function put(earlier: WordTable, { stays, isName }: Compared, entries: readonly PinyinEntry[]): WordArrays {
  const { arrays } = earlier;
  const size = stays.reduce((sum, one) => sum + one, 0) + entries.length;
  const texts = new TableWriter();
  const sounds = new ByteWriter();
  const soundEnds = new Uint32Array(size);
  const names: number[] = [];
  /** New number of each old one, −1 where there is none. */
  const numbers = new Int32Array(stays.length).fill(-1);
  const added: number[] = [];
  let next = 0;
  /** Old numbers from `from` up to `behind`, of which all stay. */
  const keep = (from: number, behind: number) => {
    if (from === behind) return;
    const soundsFrom = from === 0 ? 0 : (arrays.soundEnds[from - 1] as number);
    const shift = sounds.length - soundsFrom;
    texts.addAll(arrays.texts.table, from, behind);
    sounds.copy(arrays.sounds, soundsFrom, arrays.soundEnds[behind - 1] as number);
    for (let old = from; old < behind; old++) {
      if (isName.before[old] === 1) names.push(next);
      soundEnds[next] = (arrays.soundEnds[old] as number) + shift;
      numbers[old] = next++;
    }
  };
  let old = 0;
  const keepUntil = (end: number) => {
    for (let from = old; old <= end; old++) {
      if (old < end && stays[old] === 1) continue;
      keep(from, old);
      from = old + 1;
    }
    old = end;
  };
  const own = textTable(entries.map(({ text }) => text));
  for (const [i, { text, syllables, isName: named }] of entries.entries()) {
    keepUntil(arrays.texts.firstNotBefore(text));
    texts.add(own, i);
    const bytes = Buffer.from(syllables, 'latin1');
    sounds.copy(bytes, 0, bytes.length);
    soundEnds[next] = sounds.length;
    if (named) names.push(next);
    added.push(next++);
  }
  keepUntil(stays.length);
  const unordered: WordArrays = {
    texts: sortedTexts(texts.table()),
    sounds: Buffer.from(sounds.bytes()),
    soundEnds,
    names: Uint32Array.from(names),
    byLetters: NONE,
    byLast: NONE,
  };
  const table = new WordTable(unordered);
  const order = (before: Uint32Array, keyOf: (entry: PinyinEntry) => string) =>
    spliced(before, numbers, added, (number) => keyOf(table.entry(number)));
  return {
    ...unordered,
    byLetters: order(arrays.byLetters, ({ syllables }) => lettersOf(syllables)),
    byLast: order(arrays.byLast, ({ text }) => lastOf(text)),
  };
}

const NONE = new Uint32Array(0);

/** An order by keys, of the same key by number: that of those that stay, with the others put in. */
function spliced(
  before: Uint32Array,
  numbers: Int32Array,
  added: readonly number[],
  keyOf: (number: number) => string,
): Uint32Array {
  const kept = new Uint32Array(before.length);
  let count = 0;
  for (let i = 0; i < before.length; i++) {
    const number = numbers[before[i] as number] as number;
    if (number >= 0) kept[count++] = number;
  }
  const keys = new Map(added.map((number) => [number, keyOf(number)]));
  const rising = added.toSorted((a, b) => compare(keys.get(a) as string, keys.get(b) as string) || a - b);
  const stays = kept.subarray(0, count);
  const order = new Uint32Array(count + added.length);
  let from = 0;
  for (const [i, number] of rising.entries()) {
    const own = keys.get(number) as string;
    const end = firstNotBefore(stays, (other) => compare(keyOf(other), own) || other - number);
    order.set(stays.subarray(from, end), from + i);
    order[end + i] = number;
    from = end;
  }
  order.set(stays.subarray(from), from + added.length);
  return order;
}
