import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Spelling } from '../../src/index/spelling.ts';
import { tableOf } from './words.ts';

const NAMES = ['冠旭电子', '璞泰来', '宁德时代', '希音', '瑞庆时代', '维珍妮'];
const WORDS = ['新能源', '电池', '电子', '投产', '投资'];
const spelling = new Spelling(tableOf(WORDS, NAMES), ['shein', 'regina miracle', 'catl', '希音']);
const found = (text: string) =>
  spelling.candidates(text).map((candidate) => `${candidate.text} ${candidate.slip}`);

describe('a slip leads to the name', () => {
  test.each([
    ['冠旭电于', '冠旭电子 edit', 'a wrong character'],
    ['璞太来', '璞泰来 sound', 'the same sound'],
    ['希因', '希音 sound', 'the same sound in two characters'],
    ['宁德代', '宁德时代 edit', 'a missing character'],
    ['冠旭子电', '冠旭电子 swap', 'swapped characters'],
    ['维真妮', '维珍妮 sound', 'an input method'],
    ['新能原', '新能源 sound', 'a common word'],
    ['shien', 'shein edit', 'swapped letters'],
    ['shin', 'shein edit', 'a missing letter'],
  ])('%s → %s: %s', (typed, first) => {
    expect(found(typed)[0]).toBe(first);
  });
});

test.each([
  ['冠旭电子', 'is a name itself'],
  ['冠旭电子厂', 'a character too many is another word'],
  ['投入', 'two characters with one in common are two words'],
  ['电', 'one character'],
  ['she', 'three letters'],
  ['冠xu', 'neither Hanzi nor Latin alone'],
  ['', 'nothing'],
  ['！？', 'marks'],
])('%s has no candidates: %s', (typed) => {
  expect(found(typed)).toEqual([]);
});

test('never throws, never gives back what was typed, and gives a handful at most', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom(...'冠旭电子时代能源原投产') }),
  );
  fc.assert(
    fc.property(text, (typed) => {
      const candidates = spelling.candidates(typed);
      expect(candidates.length).toBeLessThanOrEqual(8);
      expect(candidates.map((candidate) => candidate.text)).not.toContain(typed);
    }),
    { numRuns: 1_000 },
  );
});
