import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pinyinEntries } from '../../src/index/pinyin-lexicon.ts';
import { sortedTexts } from '../../src/index/sorted-texts.ts';
import {
  lettersOf,
  readWordTable,
  WordTable,
  wordArrays,
  wordTableFiles,
} from '../../src/index/word-table.ts';
import { tableOf } from './words.ts';

const CHARACTERS = [...'肇庆德重长沙厦门银行绿战略𬬻'];
const hanzi = fc.string({ unit: fc.constantFrom(...CHARACTERS), minLength: 2, maxLength: 4 });
const lists = fc.tuple(fc.array(hanzi, { maxLength: 30 }), fc.array(hanzi, { maxLength: 10 }));

test('words are found by text, letters, first and last character, as a plain list gives them', () =>
  fc.assert(
    fc.property(lists, ([words, names]) => {
      const entries = pinyinEntries(words, names);
      const table = tableOf(words, names);
      expect(entries.map((_, number) => table.isName(number))).toEqual(entries.map(({ isName }) => isName));
      expect(entries.map((_, number) => table.syllables(number))).toEqual(entries.map((e) => e.syllables));
      for (const entry of entries) {
        expect(table.find(entry.text)).toEqual(entry);
        const letters = lettersOf(entry.syllables);
        expect(table.spelt(letters)).toEqual(entries.filter((e) => lettersOf(e.syllables) === letters));
      }
      for (const c of CHARACTERS) {
        const fits = ({ text }: { text: string }) => text.length >= 2 && text.length <= 3;
        const first = entries.filter(({ text }) => text.startsWith(c));
        const last = entries.filter(({ text }) => text.endsWith(c));
        expect(table.startingWith(c, 0, 99)).toEqual(first);
        expect(table.startingWith(c, 2, 3)).toEqual(first.filter(fits));
        expect(table.endingWith(c, 0, 99)).toEqual(last);
        expect(table.endingWith(c, 2, 3)).toEqual(last.filter(fits));
        // Of Hanzi of one unit: two characters side by side may be others.
        for (const like of words.slice(0, 3)) {
          const near = ({ text }: { text: string }) => sortedTexts([text]).unitsApart(0, like) <= 2;
          expect(table.startingWith(c, 0, 99, like)).toEqual(first.filter(near));
          expect(table.endingWith(c, 0, 99, like)).toEqual(last.filter(near));
        }
      }
    }),
  ));

test.each(['', '肇', '肇庆市', 'zhaoqing'])('%j is no word', (text) =>
  expect(tableOf(['肇庆'], []).find(text)).toBeUndefined(),
);

describe('files', () => {
  const entries = pinyinEntries(['战略', '银行', '长沙'], ['肇庆', '重庆']);
  const files = () =>
    new Map(wordTableFiles(wordArrays(entries)).map(({ name, data }) => [name, Buffer.from(data)]));
  const reader = (from: ReadonlyMap<string, Buffer>) => async (name: string) =>
    from.get(name) ?? Promise.reject(new Error(`no file ${name}`));

  test('come back, and none can be missing', async () => {
    const read = await readWordTable(reader(files()));
    const built = new WordTable(wordArrays(entries));
    expect(entries.map((_, i) => read.entry(i))).toEqual(entries);
    expect(read.spelt('zhanlve')).toEqual(built.spelt('zhanlve'));
    expect(read.endingWith('庆', 2, 2).map(({ text }) => text)).toEqual(['肇庆', '重庆']);
    for (const name of files().keys()) {
      const some = files();
      some.delete(name);
      await expect(readWordTable(reader(some))).rejects.toThrow(name);
    }
  });
});
