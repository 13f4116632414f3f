import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import nodejieba from 'nodejieba';
import { describe, expect, test } from 'vitest';
import { fold } from '../../src/analysis/char-filter.ts';
import { newWordModel, weighedWords } from '../../src/analysis/jieba-data.ts';
import { scriptRuns } from '../../src/analysis/script-run.ts';
import { partOfSpeech, segment, useCorpusDictionary, useDictionary } from '../../src/analysis/segmenter.ts';
import { LONGEST_CUT, WordCutter } from '../../src/analysis/word-cutter.ts';
import { anyString, hanText, newsText } from './sample-text.ts';

const { DEFAULT_DICT, DEFAULT_HMM_DICT } = nodejieba as unknown as Record<string, string>;
const DICTIONARY = readFileSync(DEFAULT_DICT as string, 'utf8');
const cutter = new WordCutter(
  weighedWords(DICTIONARY),
  newWordModel(readFileSync(DEFAULT_HMM_DICT as string, 'utf8')),
);

/** Names that overlap each other and words of the dictionary, and one that is a word already. */
const NAMES = [
  '维珍妮',
  '肇庆新',
  '新区落',
  '冠旭',
  '旭电',
  '电子',
  '德庆冠旭',
  '重大',
  '大项目集',
  '万达广场开业仪式',
];

const lines = (name: string): string[] =>
  readFileSync(new URL(`../../corpus/${name}`, import.meta.url), 'utf8')
    .trim()
    .split('\n');
const ARTICLES = lines('articles.jsonl').flatMap((line) => {
  const { title, text } = JSON.parse(line) as { title: string; text: string };
  return [title, text].map((printed) => fold(printed).text);
});
const runsOf = (text: string) => scriptRuns(text).map(({ start, end }) => text.slice(start, end));

/** Words of the dictionary, by chance: what is beside each other in no text. */
const WORDS = DICTIONARY.split('\n').map((line) => line.slice(0, line.indexOf(' ')));
const chance = fc
  .array(
    fc.oneof(
      fc.nat(WORDS.length - 1).map((i) => WORDS[i] as string),
      fc.constantFrom(...NAMES),
    ),
    { maxLength: 12 },
  )
  .map((words) => words.join(''));

describe.each([
  ['without names', []],
  ['with names', NAMES],
])('%s', (_name, names) => {
  /** What nodejieba makes of each text, and what is made of it where a corpus is cut. */
  const both = <T>(look: (text: string) => T, texts: readonly string[]): [T[], T[]] => {
    useDictionary(names);
    const expected = texts.map(look);
    useCorpusDictionary(names);
    return [expected, texts.map(look)];
  };

  test('the articles of the corpus are cut as nodejieba cuts them', () => {
    const [expected, cut] = both(segment, ARTICLES.flatMap(runsOf));
    expect(cut).toEqual(expected);
  });

  test('their words are tagged as nodejieba tags them', () => {
    useDictionary(names);
    const words = new Set(ARTICLES.flatMap(runsOf).flatMap((run) => [run, ...segment(run)]));
    const [expected, tags] = both(partOfSpeech, [...words]);
    expect(tags).toEqual(expected);
  });

  test('so is any text', { timeout: 300_000 }, () => {
    const texts = fc.sample(fc.oneof(chance, hanText, newsText, anyString), { numRuns: 2_000, seed: 5 });
    const [expected, found] = both((text) => [segment(text), partOfSpeech(text)], texts);
    expect(found).toEqual(expected);
  });
});

test('it tells nearly all by itself', () => {
  const runs = ARTICLES.flatMap(runsOf);
  const cut = runs.filter((run) => cutter.cut(run, 0, run.length, []));
  expect(cut.length).toBeGreaterThan(runs.length * 0.99);
});

test.each([
  ['a character of two units', '肇𠀀庆'],
  ['a separator', '肇庆。德庆'],
  ['more than it cuts at once', '大'.repeat(LONGEST_CUT + 1)],
])('it leaves to another %s', (_name, text) => {
  const ends: number[] = [];
  expect(cutter.cut(text, 0, text.length, ends)).toBe(false);
  expect(ends).toEqual([]);
});

test('two paths that are as good as each other are left to another', () => {
  const two = new WordCutter(
    weighedWords('甲乙 5 n\n丙 7 n\n甲 7 n\n乙丙 5 n\n丁 90 n\n'),
    newWordModel(readFileSync(DEFAULT_HMM_DICT as string, 'utf8')),
  );
  expect(two.cut('甲乙丙', 0, 3, [])).toBe(false);
  const ends: number[] = [];
  expect(two.cut('丁甲乙', 0, 3, ends)).toBe(true);
  expect(ends).toEqual([1, 3]);
});
