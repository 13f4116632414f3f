import fc from 'fast-check';
import { expect, test } from 'vitest';
import { top } from '../../src/ranking/top.ts';

test.each([
  [[3, 1, 2], 2, [1, 2]],
  [[3, 1, 2], 9, [1, 2, 3]],
  [[3, 1, 2], 0, []],
  [[3, 1, 2], -1, []],
  [[], 5, []],
])('of %j the first %i are %j', (items, k, expected) =>
  expect(top(items, k, (a, b) => a - b)).toEqual(expected),
);

test('is the sorted list cut off, by any total order', () =>
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 60 }), fc.nat(70), (scores, k) => {
      const numbers = scores.map((_, i) => i);
      const compare = (a: number, b: number) => (scores[b] as number) - (scores[a] as number) || a - b;
      expect(top(numbers, k, compare)).toEqual([...numbers].sort(compare).slice(0, k));
      const points = Float64Array.from(scores);
      expect(top(numbers, k, compare, points)).toEqual([...numbers].sort(compare).slice(0, k));
      expect(top(Uint32Array.from(numbers.toReversed()), k, compare, points)).toEqual(
        [...numbers].sort(compare).slice(0, k),
      );
      expect(top(numbers.length, k, compare, points)).toEqual([...numbers].sort(compare).slice(0, k));
    }),
    { numRuns: 500 },
  ));

test('equal items are kept as often as they come', () =>
  expect(top([2, 1, 1, 1], 3, (a, b) => a - b)).toEqual([1, 1, 1]));
