import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import nodejieba from 'nodejieba';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  dropDictionary,
  expectMuchText,
  partOfSpeech,
  segment,
  useDictionary,
} from '../../src/analysis/segmenter.ts';
import { WordCutter } from '../../src/analysis/word-cutter.ts';
import { hanText } from './sample-text.ts';

const { DEFAULT_DICT, DEFAULT_HMM_DICT } = nodejieba as typeof nodejieba & Record<string, string>;
const FILES = {
  dictionary: readFileSync(DEFAULT_DICT as string, 'utf8'),
  model: readFileSync(DEFAULT_HMM_DICT as string, 'utf8'),
};
const NAMES = ['维珍妮', '冠旭电子', '新区落户', '项目', '一二'];

let cutter: WordCutter;

beforeAll(() => {
  useDictionary(NAMES);
  cutter = new WordCutter(FILES);
  for (const name of NAMES) cutter.addName(name);
});

function cut(run: string): string[] | undefined {
  const ends: number[] = [];
  if (!cutter.appendEnds(run, 0, run.length, ends)) return undefined;
  return ends.map((end, i) => run.slice(ends[i - 1] ?? 0, end));
}

/** Characters as they stand beside each other in the dictionary, in names and in no word. */
const characters = fc.string({
  unit: fc.constantFrom(
    ...'肇庆新区落户冠旭电子一二三四项目维珍妮的是不了人中国大学生活动力量子々サーの甪圐圙',
  ),
  maxLength: 40,
});
const words = fc.constantFrom(
  ...FILES.dictionary.split('\n', 40_000).map((line) => line.split(' ')[0] ?? ''),
);

describe('it cuts as nodejieba does', () => {
  test.each([
    '肇庆市重大项目集中签约开工',
    '冠旭电子落户德庆',
    '维珍妮国际落户肇庆新区',
    '甪圐圙王小明硕士毕业于中国科学院计算所后在日本京都大学深造',
    'サプライチェーンの構築',
    '一',
  ])('%s', (run) => expect(cut(run)).toEqual(nodejieba.cut(run, true)));

  test('whatever stands side by side', () =>
    fc.assert(
      fc.property(
        fc.oneof(
          hanText,
          characters,
          fc.array(words, { maxLength: 12 }).map((list) => list.join('')),
        ),
        (run) => {
          const own = cut(run);
          if (own !== undefined) expect(own).toEqual(nodejieba.cut(run, true));
        },
      ),
      { numRuns: 3_000 },
    ));

  test('and mostly by itself', () => {
    const runs = fc.sample(characters, { numRuns: 500, seed: 1 });
    expect(runs.filter((run) => cut(run) === undefined).length).toBeLessThan(25);
  });
});

test.each(['a肇庆', '肇庆 新区', '肇庆,新区', '肇庆，新区', '肇庆。', '肇𠀀庆', '肇\ud800庆', '\u0000'])(
  'of %j the addon is asked',
  (run) => {
    const ends = [7];
    expect(cutter.appendEnds(run, 0, run.length, ends)).toBe(false);
    expect(ends).toEqual([7]);
  },
);

test('two ways that are as likely are left to the addon', () => {
  const even = new WordCutter({ ...FILES, dictionary: '甲 1 n\n乙丙 2 n\n甲乙 2 n\n丙 1 n\n' });
  expect(even.appendEnds('甲乙丙', 0, 3, [])).toBe(false);
  expect(even.appendEnds('甲乙', 0, 2, [])).toBe(true);
});

test('more names than there is room for are refused', () => {
  const small = new WordCutter({ ...FILES, dictionary: '甲 1 n\n' });
  const names = Array.from({ length: 1_000 }, (_, i) => `${String.fromCharCode(0x4e00 + i)}甲`);
  expect(names.map((name) => small.addName(name))).toContain(false);
});

test('a thread that has much to cut goes on with it and tags alike, whatever names come and go', () => {
  const run = '甪圐圙今天在肇庆新区开工';
  const cutAll = () => {
    const names = [[], ['甪圐圙今天'], ['甪圐圙今天', '今天在肇庆'], ['在肇庆新']];
    return names.map((some) => {
      useDictionary(some);
      return [...segment(run), ...['项目', '今天', '甪圐圙今天', '项目开工', 'a项目', ''].map(partOfSpeech)];
    });
  };
  dropDictionary();
  const before = cutAll();
  expectMuchText();
  const long = run.repeat(30_000);
  expect(segment(long).join('') === long).toBe(true);
  const after = cutAll();
  expect(after).toEqual(before);
  expect(after[1]).not.toEqual(after[0]);
});
