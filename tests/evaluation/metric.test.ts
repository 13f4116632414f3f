import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ndcg, recall, reciprocalRank } from '../../src/evaluation/metric.ts';

const JUDGED = new Map([
  ['a', 3],
  ['b', 2],
  ['c', 1],
  ['d', 0],
]);
const log2 = Math.log2;
// Gains 7, 3, 1 at ranks 1, 2, 3.
const IDEAL = 7 + 3 / log2(3) + 1 / 2;

describe('nDCG', () => {
  test.each([
    [['a', 'b', 'c'], 10, 1],
    [['a', 'b', 'c', 'd'], 10, 1],
    [['c', 'b', 'a'], 10, (1 + 3 / log2(3) + 7 / 2) / IDEAL],
    [['x', 'a'], 10, 7 / log2(3) / IDEAL],
    [['x', 'd'], 10, 0],
    [[], 10, 0],
    [['b', 'a'], 1, 3 / 7],
    [['x', 'a'], 1, 0],
    [['a', 'c', 'b'], 2, (7 + 1 / log2(3)) / (7 + 3 / log2(3))],
  ])('of %j at %i is %d', (ranking, depth, expected) =>
    expect(ndcg(ranking, JUDGED, depth)).toBeCloseTo(expected, 12),
  );

  test.each([[new Map()], [new Map([['a', 0]])]])('where nothing is relevant there is none', (judgments) =>
    expect(ndcg(['a'], judgments, 10)).toBeUndefined(),
  );

  test('is 1 for the best order, and never more', () =>
    fc.assert(
      fc.property(
        fc.array(fc.nat(3), { minLength: 1, maxLength: 20 }),
        fc.integer({ min: 1, max: 12 }),
        (grades, depth) => {
          const judgments = new Map(grades.map((grade, i) => [`r${i}`, grade]));
          const ids = [...judgments.keys()];
          const best = ids.toSorted((a, b) => (judgments.get(b) ?? 0) - (judgments.get(a) ?? 0));
          if (grades.every((grade) => grade === 0)) return;
          expect(ndcg(best, judgments, depth)).toBeCloseTo(1, 12);
          expect(ndcg(ids, judgments, depth)).toBeLessThanOrEqual(1 + 1e-12);
        },
      ),
    ));
});

test.each([
  [['a', 'b'], 10, 1],
  [['x', 'c', 'a'], 10, 1 / 2],
  [['d', 'x', 'y', 'b'], 10, 1 / 4],
  [['d', 'x', 'y', 'b'], 3, 0],
  [['d'], 10, 0],
  [[], 10, 0],
])('reciprocal rank of %j at %i is %d', (ranking, depth, expected) =>
  expect(reciprocalRank(ranking, JUDGED, depth)).toBe(expected),
);

test.each([
  [['a', 'b', 'c'], 10, 1],
  [['x', 'c', 'd', 'a'], 10, 2 / 3],
  [['x', 'c', 'd', 'a'], 2, 1 / 3],
  [['a', 'a', 'a'], 10, 1 / 3],
  [[], 10, 0],
])('recall of %j at %i is %d', (ranking, depth, expected) =>
  expect(recall(ranking, JUDGED, depth)).toBe(expected),
);

test('recall of nothing relevant is none', () =>
  expect(recall(['d'], new Map([['d', 0]]), 10)).toBeUndefined());
