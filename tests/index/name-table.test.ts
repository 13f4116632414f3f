import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NameTable } from '../../src/index/name-table.ts';
import { pinyinEntries } from '../../src/index/pinyin-lexicon.ts';
import { keyOf } from '../../src/index/pinyin-name.ts';
import { tableOf } from './words.ts';

const NAMES = ['冠旭', '冠旭电子', '广东', '战略', '肇庆', '肇庆新区', '中山'];
const WORDS = ['项目', '冠军', '关于'];
const names = await NameTable.of(tableOf(WORDS, NAMES));

test.each([
  ['guan', ['广东', '冠旭', '冠旭电子']],
  ['guanx', ['冠旭', '冠旭电子']],
  ['guanxu', ['冠旭', '冠旭电子']],
  ['guanxud', ['冠旭电子']],
  ['guanj', []],
  ['zhanlve', ['战略']],
  ['z', ['战略', '肇庆', '肇庆新区', '中山']],
  ['a', []],
  ['zz', []],
  ['guanxudianziz', []],
])('names that are spelt from %s on: %j', (letters, expected) =>
  expect(names.spelledFrom(letters).map(({ text }) => text)).toEqual(expected),
);

test.each([
  ['g', ['广东', '冠旭', '冠旭电子']],
  ['gx', ['冠旭', '冠旭电子']],
  ['gxd', ['冠旭电子']],
  ['zq', ['肇庆', '肇庆新区']],
  ['gj', []],
  ['gxdzz', []],
])('names whose initials go from %s on: %j', (letters, expected) =>
  expect(names.initialledFrom(letters).map(({ text }) => text)).toEqual(expected),
);

test('a name comes with its key and the places where a syllable of it ends', () => {
  expect(names.spelledFrom('zhanl')).toEqual([{ text: '战略', key: 'zhanlve', ends: [4, 7] }]);
  expect(names.initialledFrom('gxd')).toEqual([{ text: '冠旭电子', key: 'gxdz', ends: [1, 2, 3, 4] }]);
});

describe('by their head', () => {
  test.each([
    ['冠', ['冠旭', '冠旭电子']],
    ['肇', ['肇庆', '肇庆新区']],
    ['g', ['冠旭', '冠旭电子', '广东']],
    ['项', []],
    ['x', []],
    ['', []],
  ])('%j: %j', (head, expected) => expect(names.headed(head).map(({ text }) => text)).toEqual(expected));

  test('with their syllables', () =>
    expect(names.headed('战')).toEqual([{ text: '战略', syllables: ['zhan', 'lve'] }]));
});

test('names are in it, words are not', () => {
  for (const name of NAMES) expect(names.has(name)).toBe(true);
  for (const word of [...WORDS, '冠', '']) expect(names.has(word)).toBe(false);
});

test('the same names as a search through all of them', async () => {
  const name = fc.array(fc.constantFrom(...'冠旭广东肇庆新区中山长厦门绿'), { minLength: 2, maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(
        name.map((characters) => characters.join('')),
        { minLength: 1, maxLength: 30 },
      ),
      fc.constantFrom('g', 'gu', 'gd', 'zq', 'zhao', 'l', 'xm', 'xi', 'zhang', 'c'),
      async (texts, letters) => {
        const table = await NameTable.of(tableOf(WORDS, texts));
        const all = pinyinEntries([], texts).map(({ text, syllables }) => ({
          text,
          parts: syllables.split(' '),
        }));
        const keyed = (key: (parts: string[]) => string) =>
          all.filter(({ parts }) => key(parts).startsWith(letters)).map(({ text }) => text);
        const found = (name: readonly { readonly text: string }[]) => name.map(({ text }) => text).sort();
        expect(found(table.spelledFrom(letters))).toEqual(keyed((parts) => keyOf(parts).key).sort());
        expect(found(table.initialledFrom(letters))).toEqual(
          keyed((parts) => parts.map((part) => part.slice(0, 1)).join('')).sort(),
        );
      },
    ),
  );
});
