import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { daySpan, timeAxis } from '../../../src/server/charts/time-axis.ts';

const dayText = (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 10);

describe('the span of a date', () => {
  test.each([
    ['2024-02-19', '2024-02-19', '2024-02-19'],
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['2023-12', '2023-12-01', '2023-12-31'],
    ['2023-Q1', '2023-01-01', '2023-03-31'],
    ['2023-Q4', '2023-10-01', '2023-12-31'],
    ['2023', '2023-01-01', '2023-12-31'],
  ])('%s', (date, first, last) => {
    expect(daySpan(date)?.map(dayText)).toEqual([first, last]);
  });

  test.each(['', '23', '2023-13', '2023-Q5', '2023-1', '2023-01-32', '2023年', '2023-01-01T00:00'])(
    '%j is none',
    (date) => {
      expect(daySpan(date)).toBeUndefined();
    },
  );
});

describe('the axis', () => {
  const spanOf = (date: string) => daySpan(date) as readonly [number, number];
  const textsOf = (dates: readonly string[], most: number) =>
    timeAxis(dates.map(spanOf), most).ticks.map(({ text }) => text);

  test.each([
    [['2021-03-28', '2022-05-30'], 9, ['2021.4', '7月', '10月', '2022', '4月']],
    [['2018', '2023'], 9, ['2018', '2019', '2020', '2021', '2022', '2023', '2024']],
    [['2018', '2023'], 4, ['2018', '2020', '2022', '2024']],
  ])('%j with at most %d ticks has %j', (dates, most, texts) => {
    expect(textsOf(dates, most)).toEqual(texts);
  });

  test('a single day has air around it', () => {
    const { min, max } = timeAxis([spanOf('2021-03-28')], 6);
    expect(max - min).toBe(300);
  });

  test('holds every span, in rising ticks that are not too many', () => {
    const year = fc.integer({ min: 1950, max: 2100 }).map((value) => spanOf(String(value)));
    fc.assert(
      fc.property(fc.array(year, { minLength: 1 }), fc.integer({ min: 3, max: 12 }), (spans, most) => {
        const { min, max, ticks } = timeAxis(spans, most);
        for (const [first, last] of spans) {
          expect(first).toBeGreaterThan(min);
          expect(last).toBeLessThan(max);
        }
        expect(ticks.length).toBeLessThanOrEqual(most + 1);
        ticks.forEach(({ at }, index) => {
          expect(at).toBeGreaterThan(ticks[index - 1]?.at ?? min - 1);
          expect(at).toBeLessThanOrEqual(max);
        });
      }),
    );
  });
});
