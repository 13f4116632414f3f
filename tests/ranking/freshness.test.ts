import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayNumber } from '../../src/entities/day.ts';
import { RowCollector } from '../../src/index/number-rows.ts';
import { freshnessOf } from '../../src/ranking/freshness.ts';
import { HALF_LIFE_DAYS } from '../../src/ranking/weight.ts';

const FRESHNESS = 0.05;
const newest = dayNumber('2024-02-01');
const of = (published: number[][]) => {
  const rows = new RowCollector();
  for (const days of published) rows.add(days);
  return [...freshnessOf({ published: rows.whole() }, FRESHNESS)];
};

test('freshness halves with the days, and an undated record has none', () =>
  expect(of([[newest], [dayNumber('2023-02-01')], []])).toEqual([
    1 + FRESHNESS,
    1 + FRESHNESS * 2 ** (-365 / HALF_LIFE_DAYS),
    1,
  ]));

test('after each half-life half of the gain is left', () => {
  const gains = of([0, 1, 2, 3].map((n) => [newest - n * HALF_LIFE_DAYS])).map((value) => value - 1);
  for (const [n, gain] of gains.entries()) expect(gain).toBeCloseTo(FRESHNESS / 2 ** n, 12);
});

test('of several days the newest counts', () =>
  expect(of([[newest], [newest - 900, newest - 10]])).toEqual(of([[newest], [newest - 10]])));

test('without dates, and without records', () => {
  expect(of([[], []])).toEqual([1, 1]);
  expect(of([])).toEqual([]);
});

test('days before 1970 count, too', () =>
  expect(of([[-1], [-1 - HALF_LIFE_DAYS]])[1]).toBeCloseTo(1 + FRESHNESS / 2, 12));

const days = fc.array(
  fc.array(fc.integer({ min: -1_000, max: 30_000 }), { maxLength: 3 }).map((d) => d.sort((a, b) => a - b)),
  {
    maxLength: 20,
  },
);

test('lies between 1 and 1 + FRESHNESS, and the newer is never the less fresh', () =>
  fc.assert(
    fc.property(days, (published) => {
      const found = of(published);
      const last = published.map((d) => d.at(-1) ?? Number.NEGATIVE_INFINITY);
      const top = Math.max(...last);
      for (const [i, value] of found.entries()) {
        expect(value).toBeGreaterThanOrEqual(1);
        expect(value).toBeLessThanOrEqual(1 + FRESHNESS);
        if (last[i] === top && Number.isFinite(top)) expect(value).toBe(1 + FRESHNESS);
        for (const [j, other] of found.entries()) {
          if ((last[i] as number) >= (last[j] as number)) expect(value).toBeGreaterThanOrEqual(other);
        }
      }
    }),
  ));

test('moves with the newest day and not with today', () =>
  fc.assert(
    fc.property(days, fc.integer({ min: -500, max: 500 }), (published, shift) => {
      expect(of(published.map((d) => d.map((day) => day + shift)))).toEqual(of(published));
    }),
  ));
