import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold } from '../../src/analysis/char-filter.ts';
import { findMeasures } from '../../src/query/measure-words.ts';

const formsOf = (typed: string) => {
  const [measure, ...more] = findMeasures(fold(typed).text);
  expect(more).toEqual([]);
  return measure?.forms ?? [];
};

describe('typed → among the other ways to print it', () => {
  test.each([
    [
      '26万㎡',
      [
        '26万平方米',
        '26万平米',
        '260000平方米',
        '260,000 m2',
        '26万多平方米',
        '26万余平方米',
        '二十六万平方米',
      ],
    ],
    ['26万㎡', ['390亩', '26公顷', '0.26平方公里']],
    ['26万m²', ['26万平方米']],
    ['260000平方米', ['26万平方米', '26万 m2', '260,000平方米']],
    ['260,000平方公尺', ['26万平方米', '26万平米']],
    ['二十六万平方米', ['26万平方米', '26万 m2']],
    ['390亩', ['26万平方米', '26万 m2', '390余亩']],
    ['1000畝', ['1000余亩', '1,000亩']],
    ['5公里', ['5千米', '5 km', '5000米']],
    ['五千米', ['5公里', '5000米']],
    ['3.5ＫＭ', ['3.5公里', '3500米']],
    ['10GWh', ['10吉瓦时', '10000兆瓦时']],
    ['300兆瓦', ['300 mw', '30万千瓦']],
    ['220kV', ['220千伏']],
    ['30万吨', ['300000吨', '三十万吨']],
    ['50 kg', ['50公斤', '50千克']],
  ])('%s → %j', (typed, wanted) => expect(formsOf(typed)).toEqual(expect.arrayContaining(wanted)));
});

describe('what is not the same is no form', () => {
  test.each([
    ['26万㎡', /^(?:百|0\.26万|2\.6)/u],
    ['100亩', /公顷|平方|m2/u],
    ['1000亩', /0\.1万/u],
    ['100公顷', /^百万/u],
    ['3立方米', /m2|平方/u],
  ])('%s: %s', (typed, wrong) => expect(formsOf(typed).filter((form) => wrong.test(form))).toEqual([]));
});

test.each(['亩', '平方米', '第26', '2023年', 'a5km', '1.2.3亩', '26万', '0亩', '5kmh', ''])(
  '%j holds none',
  (typed) => expect(findMeasures(fold(typed).text)).toEqual([]),
);

const STEPS: Readonly<Record<string, number>> = { 平方米: 3, 亩: 2_000, 公顷: 30_000, 平方公里: 3_000_000 };

test('every form of an area is the same area', () =>
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5_000_000 }), fc.constantFrom(...Object.keys(STEPS)), (n, unit) => {
      for (const form of formsOf(`${n}${unit}`)) {
        const [, digits = '', ten = '', name = ''] =
          /^([\d,.]+)(万|亿)?(平方米|亩|公顷|平方公里)$/u.exec(form) ?? [];
        if (digits === '') continue;
        const value = Number(digits.replaceAll(',', '')) * (ten === '万' ? 1e4 : ten === '亿' ? 1e8 : 1);
        expect((value * (STEPS[name] as number)) / (n * (STEPS[unit] as number))).toBeCloseTo(1, 9);
      }
    }),
    { numRuns: 100 },
  ));

test('of any text: places rise, stay inside, and nothing is thrown', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom(...'一二十百千万亿亩米平方公里顷吨kmw0123,. ') }),
  );
  fc.assert(
    fc.property(text, (typed) => {
      let before = 0;
      for (const { start, end } of findMeasures(typed)) {
        expect(start).toBeGreaterThanOrEqual(before);
        expect(end).toBeGreaterThan(start);
        expect(end).toBeLessThanOrEqual(typed.length);
        before = end;
      }
    }),
  );
});
