import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { numeral, round } from '../../src/entities/numeral.ts';
import { anyString } from '../analysis/sample-text.ts';

describe('numbers as they are written', () => {
  test.each([
    ['0', 0],
    ['56', 56],
    ['12346.66', 12_346.66],
    ['1,000', 1_000],
    ['1,234,567.5', 1_234_567.5],
    ['〇', 0],
    ['零', 0],
    ['一', 1],
    ['两', 2],
    ['十', 10],
    ['十二', 12],
    ['二十', 20],
    ['九十九', 99],
    ['百', 100],
    ['一百零五', 105],
    ['一百二十', 120],
    ['三百', 300],
    ['二千三百', 2_300],
    ['两千', 2_000],
    ['五千零六十', 5_060],
    ['九千九百九十九', 9_999],
    ['万', 10_000],
    ['3,000万', 30_000_000],
    ['五千万', 50_000_000],
    ['两万三千', 23_000],
    ['12.5亿', 1_250_000_000],
    ['三亿', 300_000_000],
    ['一百二十亿', 12_000_000_000],
    ['3亿5000万', 350_000_000],
    ['1.2万亿', 1_200_000_000_000],
  ])('%s → %d', (text, value) => expect(numeral(text)).toBe(value));

  test.each(['', '亩', '五六', '一二三', '1.2.3', '.5', '1.', '-1', '1e3', 'Infinity', '项目', '十亩'])(
    '%j is no number',
    (text) => expect(numeral(text)).toBeNaN(),
  );
});

/** A number below ten thousand, spelled as it is read aloud. */
function spelled(value: number): string {
  const digits = [...String(value)].map(Number);
  const words = digits.map((digit, i) =>
    digit === 0 ? '零' : `${'零一二三四五六七八九'[digit]}${['', '十', '百', '千'][digits.length - 1 - i]}`,
  );
  const text = words.join('').replace(/零+/gu, '零');
  return text.length > 1 ? text.replace(/零$/u, '') : text;
}

test('every number below ten thousand that is spelled out, alone and before 万 and 亿', () => {
  for (let value = 0; value < 10_000; value++) expect(numeral(spelled(value))).toBe(value);
  for (let value = 1; value < 10_000; value += 97) {
    expect(numeral(`${spelled(value)}万`)).toBe(value * 1e4);
    expect(numeral(`${spelled(value)}亿`)).toBe(value * 1e8);
  }
});

test('digits with and without commas', () =>
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1e9 }), (value) => {
      expect(numeral(String(value))).toBe(value);
      expect(numeral(value.toLocaleString('en-US'))).toBe(value);
    }),
  ));

test('any text is a number or none, never an error', () =>
  fc.assert(
    fc.property(fc.oneof(anyString, fc.stringMatching(/^[零一二两十百千万亿0-9.,]{0,20}$/u)), (text) => {
      const value = numeral(text);
      expect(Number.isNaN(value) || value >= 0).toBe(true);
    }),
  ));

test.each([
  [0.1 + 0.2, 0.3],
  [1.005 * 3, 3.015],
  [56, 56],
  [1 / 3, 0.333333],
])('%d is rounded to six places: %d', (value, expected) => expect(round(value)).toBe(expected));
