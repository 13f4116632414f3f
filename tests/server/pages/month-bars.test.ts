import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { monthBars } from '../../../src/server/pages/month-bars.ts';

const month = fc
  .record({ year: fc.integer({ min: 1949, max: 2060 }), month: fc.integer({ min: 1, max: 12 }) })
  .map(({ year, month }) => `${year}-${String(month).padStart(2, '0')}`);
const histogram = fc.uniqueArray(fc.record({ month, count: fc.nat(500) }), { selector: (one) => one.month });

describe('the whole span', () => {
  test('fills the months between, and shows a year at least', () => {
    const picture = monthBars(
      [
        { month: '2023-12', count: 4 },
        { month: '2023-10', count: 1 },
      ],
      {},
    );
    expect(picture?.bars.map(({ period, count }) => [period, count]).slice(-3)).toEqual([
      ['2023-10', 1],
      ['2023-11', 0],
      ['2023-12', 4],
    ]);
    expect(picture?.bars).toHaveLength(12);
    expect(picture?.bars.at(-3)?.height).toBe(0.25);
    expect(picture?.labels.map(({ text }) => text)).toEqual(['2023']);
  });

  test('counts nothing twice and loses nothing, in bars that fill the width', () => {
    fc.assert(
      fc.property(histogram, (counts) => {
        const picture = monthBars(counts, {});
        const total = counts.reduce((sum, { count }) => sum + count, 0);
        fc.pre(total > 0);
        const bars = picture?.bars ?? [];
        expect(bars.reduce((sum, { count }) => sum + count, 0)).toBe(total);
        expect(bars.reduce((sum, { width }) => sum + width, 0)).toBeCloseTo(1);
        expect(Math.max(...bars.map(({ height }) => height))).toBe(1);
        expect(bars.length).toBeLessThanOrEqual(180);
        const xs = picture?.labels.map(({ x }) => x) ?? [];
        xs.forEach((x, index) => {
          expect(x).toBeGreaterThanOrEqual(index === 0 ? 0.05 : (xs[index - 1] ?? 0) + 0.1);
          expect(x).toBeLessThanOrEqual(0.95);
        });
      }),
    );
  });

  test('is drawn by the year where it is long', () => {
    const picture = monthBars(
      [
        { month: '1998-05', count: 1 },
        { month: '2023-02', count: 2 },
        { month: '2023-11', count: 3 },
      ],
      {},
    );
    expect(picture?.bars).toHaveLength(26);
    expect(picture?.bars.at(-1)).toMatchObject({ period: '2023', label: '2023年', count: 5, height: 1 });
  });
});

describe('a range', () => {
  const counts = [
    { month: '2022-11', count: 1 },
    { month: '2023-02', count: 2 },
    { month: '2024-01', count: 9 },
  ];

  test('inside one year shows the twelve months of that year', () => {
    const picture = monthBars(counts, { from: '2023-02-01', to: '2023-02-28' });
    expect(picture?.year).toBe('2023');
    expect(picture?.bars.map(({ period }) => period)).toEqual(
      Array.from({ length: 12 }, (_, index) => `2023-${String(index + 1).padStart(2, '0')}`),
    );
    expect(picture?.bars.filter(({ chosen }) => chosen).map(({ period }) => period)).toEqual(['2023-02']);
    expect(picture?.bars[1]).toMatchObject({ count: 2, height: 1 });
    expect(picture?.labels.map(({ text }) => text).join(' ')).toBe('1 2 3 4 5 6 7 8 9 10 11 12');
  });

  test.each([
    [{ from: '2023-02-15', to: '2024-03-01' }, ['2023-02', '2024-01']],
    [{ from: '2023-03-01' }, ['2024-01']],
    [{ to: '2023-02-01' }, ['2022-11', '2023-02']],
    [{}, ['2022-11', '2023-02', '2024-01']],
  ])('%j over years marks the months it touches', (range, months) => {
    const picture = monthBars(counts, range);
    expect(picture?.year).toBeUndefined();
    expect(
      picture?.bars.filter(({ count, chosen }) => count > 0 && chosen).map(({ period }) => period),
    ).toEqual(months);
  });
});

test('no counts, no picture', () => {
  expect(monthBars([], {})).toBeUndefined();
  expect(
    monthBars([{ month: '2023-02', count: 0 }], { from: '2023-01-01', to: '2023-12-31' }),
  ).toBeUndefined();
});
