import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  dateText,
  periodRange,
  presetRanges,
  publishedDay,
  rangeText,
  shanghaiDay,
} from '../../../src/server/pages/date-range.ts';

describe('the day in Shanghai', () => {
  test.each([
    ['2024-02-18T15:59:59.999Z', '2024-02-18'],
    ['2024-02-18T16:00:00Z', '2024-02-19'],
    ['2023-12-31T15:59:59Z', '2023-12-31'],
    ['2023-12-31T16:00:00Z', '2024-01-01'],
    ['2024-02-28T16:00:00Z', '2024-02-29'],
  ])('%s is %s', (moment, day) => {
    expect(shanghaiDay(new Date(moment))).toBe(day);
  });
});

test.each([
  ['2023-05-11', '2023-05-11'],
  ['2023-05-11T23:30:00', '2023-05-11'],
  ['2023-05-11 23:30', '2023-05-11'],
  ['2023-05-11T23:30:00Z', '2023-05-12'],
  ['2023-05-11T23:30:00+08:00', '2023-05-11'],
  ['2023-05-11T23:30:00-0500', '2023-05-12'],
])('published %s is of the day %s', (published, day) => {
  expect(publishedDay(published)).toBe(day);
});

describe('presets', () => {
  test('count today, on both sides of midnight in Shanghai', () => {
    const days = (moment: string) =>
      presetRanges(new Date(moment)).map(({ label, from, to }) => [label, from, to]);
    expect(days('2024-03-01T15:59:59Z')).toEqual([
      ['近 7 天', '2024-02-24', '2024-03-01'],
      ['近 30 天', '2024-02-01', '2024-03-01'],
      ['今年', '2024-01-01', '2024-03-01'],
    ]);
    expect(days('2023-12-31T16:00:00Z')).toEqual([
      ['近 7 天', '2023-12-26', '2024-01-01'],
      ['近 30 天', '2023-12-03', '2024-01-01'],
      ['今年', '2024-01-01', '2024-01-01'],
    ]);
  });

  test('hold exactly as many days as they say', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1990-01-02'), max: new Date('2090-01-01'), noInvalidDate: true }),
        (now) => {
          const [week, month] = presetRanges(now);
          expect(addDays(week?.from ?? '', 6)).toBe(shanghaiDay(now));
          expect(addDays(month?.from ?? '', 29)).toBe(shanghaiDay(now));
        },
      ),
    );
  });
});

test.each([
  ['2023', '2023-01-01', '2023-12-31', '2023年'],
  ['2023-02', '2023-02-01', '2023-02-28', '2023年2月'],
  ['2024-02', '2024-02-01', '2024-02-29', '2024年2月'],
  ['2023-12', '2023-12-01', '2023-12-31', '2023年12月'],
])('%s runs from %s to %s', (period, from, to, label) => {
  expect(periodRange(period)).toEqual({ from, to, label });
});

test.each([
  ['2023-02-01', '2023-02-28', '2023年2月'],
  ['2023-01-01', '2023-12-31', '2023年'],
  ['2023-02-06', '2023-02-06', '2023-02-06'],
  ['2023-02-06', '2023-03-01', '2023-02-06 至 2023-03-01'],
  ['2023-02-06', undefined, '2023-02-06 起'],
  [undefined, '2023-02-06', '2023-02-06 及以前'],
  [undefined, undefined, ''],
])('from %s to %s reads %s', (from, to, text) => {
  expect(rangeText(from, to)).toBe(text);
});

test.each([
  ['2021-08-09', '2021年8月9日'],
  ['2021-08', '2021年8月'],
  ['2021', '2021年'],
])('%s reads %s, no more exact than it is', (date, text) => {
  expect(dateText(date)).toBe(text);
});
