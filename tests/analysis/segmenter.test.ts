import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { dropDictionary, partOfSpeech, segment, split, useDictionary } from '../../src/analysis/segmenter.ts';
import { anyString, hanText } from './sample-text.ts';

const NAMES = ['维珍妮', '璞泰来', '瑞庆时代', '冠旭电子'];
const HOSTILE_NAMES = ['', 'a', '一', 'SHEIN', '有 空格', '有\n换行', '肇'.repeat(21), '名 100 n'];

beforeAll(() => useDictionary([...NAMES, ...HOSTILE_NAMES]));

describe('the pieces joined are the run', () => {
  test('of any string', () =>
    fc.assert(
      fc.property(fc.oneof(anyString, hanText), (run) => {
        expect(segment(run).join('')).toBe(run);
      }),
      { numRuns: 300 },
    ));

  test.each([
    ['100,000 Hanzi', '肇庆市重大项目集中签约开工'.repeat(7_700)],
    ['100,000 of one', '大'.repeat(100_000)],
    ['Ext-B characters across the border of a piece', `肇${'𠀀'.repeat(3_000)}庆`],
    ['lone surrogates across the border of a piece', `${'\udc00'.repeat(1_500)}${'\ud800'.repeat(1_500)}`],
    ['kana', 'サプライチェーンの構築'],
    ['NUL', '肇\u0000庆'],
    ['nothing', ''],
  ])('%s', (_name, run) => {
    const words = segment(run);
    // Not toBe: a difference in a long text would take minutes to print.
    expect(words.join('') === run).toBe(true);
    expect(words.every((word) => word.length > 0 && word.length <= 1_000)).toBe(true);
    if (run.isWellFormed()) expect(words.every((word) => word.isWellFormed())).toBe(true);
  });
});

describe('names of the dictionary', () => {
  test.each([
    ['维珍妮国际签约', '维珍妮'],
    ['江西璞泰来新能源', '璞泰来'],
    ['宁德时代的子公司瑞庆时代投产', '瑞庆时代'],
    ['深圳冠旭电子落户德庆', '冠旭电子'],
  ])('%s holds %s whole', (run, name) => expect(segment(run)).toContain(name));

  test('the dictionary is one for all, and another set of names replaces it', () => {
    const run = '甪圐圙今天开工';
    expect(segment(run)).not.toContain('甪圐圙今天');
    useDictionary(['甪圐圙今天']);
    expect(segment(run)).toContain('甪圐圙今天');
    useDictionary(NAMES);
    expect(segment(run)).not.toContain('甪圐圙今天');
    expect(segment('瑞庆时代投产')).toContain('瑞庆时代');
  });
});

/** Names that a text may hold, overlapping each other and words of the dictionary. */
const CHOICE = [
  '肇庆新',
  '新区落',
  '冠旭',
  '旭电',
  '电子',
  '庆市',
  '德庆冠旭',
  '产业园区',
  '重大',
  '甪圐',
  '时代投产',
  '大项目集',
];
const TEXTS = [
  '肇庆新区落户德庆冠旭电子产业园区',
  '肇庆市重大项目集中签约',
  '甪圐圙瑞庆时代投产',
  '产业园',
  '新能源重大项目',
];

test(
  'names that are added to a loaded dictionary cut, split and are tagged as if all had been loaded at once',
  () =>
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.constantFrom(...CHOICE), { minLength: 1 }),
        fc.nat(),
        fc.array(
          fc.oneof(
            hanText,
            fc.array(fc.constantFrom(...CHOICE, '的', '在')).map((l) => l.join('')),
          ),
        ),
        (names, at, texts) => {
          const looks = () =>
            [...TEXTS, ...texts, ...CHOICE].map((text) => [segment(text), split(text), partOfSpeech(text)]);
          useDictionary(names);
          const loaded = looks();
          useDictionary(names.slice(0, at % names.length));
          useDictionary(names);
          expect(looks()).toEqual(loaded);
          // It goes with the next names, so that those are loaded and not added.
          useDictionary([...names, '不在其中']);
        },
      ),
      { numRuns: 3 },
    ),
  300_000,
);

describe('split', () => {
  // Whatever names the tests before have left in the dictionary.
  beforeAll(() => useDictionary([]));

  test.each([
    ['重大项目', ['重大', '项目']],
    ['维珍妮', ['维珍妮']],
    ['肇庆', ['肇庆']],
    ['', ['']],
  ])('%s', (word, parts) => expect(split(word)).toEqual(parts));

  test('parts joined are the word, and none is a single character', () =>
    fc.assert(
      fc.property(hanText, (word) => {
        const parts = split(word);
        expect(parts.join('')).toBe(word);
        if (parts.length > 1) expect(parts.every((part) => [...part].length >= 2)).toBe(true);
      }),
    ));
});

test('a dictionary that was dropped is loaded again when it is needed, with the names that are asked for', () => {
  const text = '甪圐圙今天在肇庆投资新能源汽车项目';
  useDictionary(['甪圐圙今天']);
  const before = [segment(text), partOfSpeech('投资')];
  dropDictionary();
  dropDictionary();
  expect(segment('新能源汽车').join('')).toBe('新能源汽车');
  useDictionary(['甪圐圙今天']);
  expect([segment(text), partOfSpeech('投资')]).toEqual(before);
  useDictionary(NAMES);
});
