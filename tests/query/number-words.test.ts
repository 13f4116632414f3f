import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chineseNumber } from '../../src/entities/numeral.ts';
import { findNumbers } from '../../src/query/number-words.ts';

const formsOf = (text: string) =>
  findNumbers(text).map(({ start, end, forms }) => [text.slice(start, end), ...forms]);

describe('numbers with 万 or 亿 in all their spellings', () => {
  test.each([
    ['10亿元', ['10亿', '十亿', '100000万', '1000000000', '1,000,000,000']],
    ['十亿元', ['十亿', '10亿', '100000万', '1000000000', '1,000,000,000']],
    ['百亿项目', ['百亿', '0.01万亿', '100亿', '一百亿', '1000000万', '10000000000', '10,000,000,000']],
    ['五千万', ['五千万', '0.5亿', '5000万', '50000000', '50,000,000']],
    ['1.5亿', ['1.5亿', '15000万', '150000000', '150,000,000']],
    ['一百二十万', ['一百二十万', '120万', '1200000', '1,200,000']],
    ['1,000,000,000元', ['1,000,000,000', '10亿', '十亿', '100000万', '1000000000']],
  ])('%s', (text, forms) => {
    expect(formsOf(text)).toEqual([forms]);
  });

  test('a year in figures and in Hanzi', () => {
    expect(formsOf('二〇二三年')).toEqual([['二〇二三年', '2023年']]);
    expect(formsOf('2023年签约')).toEqual([['2023年', '二〇二三年']]);
  });
});

test.each(['第一', '万亿级', '10个', '2025', '一年级', '1234567890', '十', '', '三三万', '0万'])(
  '%j holds none',
  (text) => {
    expect(findNumbers(text)).toEqual([]);
  },
);

test.each([
  ['十', 10],
  ['十二', 12],
  ['二十', 20],
  ['一百零五', 105],
  ['两千三百', 2_300],
  ['九千九百九十九', 9_999],
])('%s is %i', (text, value) => {
  expect(chineseNumber(text)).toBe(value);
});

test('every form of a number has, among its forms, the number', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9_999 }), fc.constantFrom('万', '亿'), (n, unit) => {
      const typed = `${n}${unit}`;
      const [number] = findNumbers(typed);
      for (const form of number?.forms ?? []) {
        if (/[万亿]$/u.test(form)) expect(findNumbers(form)[0]?.forms).toContain(typed);
      }
      const hanzi =
        number?.forms.find((form) => /^\p{Script=Han}+$/u.test(form) && form.endsWith(unit)) ?? '';
      expect(chineseNumber(hanzi.slice(0, -1))).toBe(n);
    }),
  );
});

test('of any text: places rise, stay inside, and nothing is thrown', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom(...'一二十百千万亿〇年元0123,. ') }),
  );
  fc.assert(
    fc.property(text, (typed) => {
      let before = 0;
      for (const { start, end } of findNumbers(typed)) {
        expect(start).toBeGreaterThanOrEqual(before);
        expect(end).toBeLessThanOrEqual(typed.length);
        before = start;
      }
    }),
  );
});
