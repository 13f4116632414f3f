import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ALONE } from '../../src/reprints/reprints.ts';
import { BestReports } from '../../src/search/best-reports.ts';

const none = Int32Array.from({ length: 9 }, () => ALONE);

test.each([
  [2, [5], Number.NEGATIVE_INFINITY],
  [2, [5, 3], 3],
  [2, [5, 3, 4], 4],
  [2, [5, 3, 4, 9], 5],
  [1, [5, 3, 9], 9],
  [3, [5, 5, 5, 5], 5],
  [Number.POSITIVE_INFINITY, [5, 3, 4], Number.NEGATIVE_INFINITY],
])('the least of the first %d of %j is %d', (needed, scores, least) => {
  const best = new BestReports(needed, none);
  for (const [document, score] of scores.entries()) best.add(document, score);
  expect(best.least).toBe(least);
});

test('reprints of one report are one', () => {
  const best = new BestReports(2, Int32Array.of(0, 0, ALONE, 0));
  best.add(0, 9);
  best.add(1, 8);
  expect(best.least).toBe(Number.NEGATIVE_INFINITY);
  best.add(3, 7);
  best.add(2, 1);
  expect(best.least).toBe(1);
});

test('never above the needed-th of the best scores of all reports', () =>
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat({ max: 5 }), fc.nat({ max: 50 })), { maxLength: 30 }),
      fc.integer({ min: 1, max: 6 }),
      (added, needed) => {
        const originals = Int32Array.from(added, ([group]) => (group < 4 ? group : ALONE));
        const best = new BestReports(needed, originals);
        const reports = new Map<string, number>();
        for (const [document, [group, score]] of added.entries()) {
          best.add(document, score);
          const report = group < 4 ? `group ${group}` : `alone ${document}`;
          reports.set(report, Math.max(score, reports.get(report) ?? score));
        }
        const scores = [...reports.values()].sort((a, b) => b - a);
        expect(best.least).toBeLessThanOrEqual(scores[needed - 1] ?? Number.NEGATIVE_INFINITY);
      },
    ),
  ));
