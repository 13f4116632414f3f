import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AlikePair, cliques } from '../../src/reprints/clique.ts';

function groupsOf(pairs: readonly AlikePair[]): number[][] {
  const alike = (a: number, b: number) =>
    pairs.some((pair) => (pair.a === a && pair.b === b) || (pair.a === b && pair.b === a));
  return cliques(pairs, alike)
    .map((group) => [...group].sort((a, b) => a - b))
    .sort(([a = 0], [b = 0]) => a - b);
}

const pair = (a: number, b: number, sameness = 1): AlikePair => ({ a, b, sameness });

describe('groups', () => {
  test.each([
    ['nothing', [], []],
    ['two', [pair(0, 1)], [[0, 1]]],
    ['three, each like each', [pair(0, 1), pair(1, 2), pair(0, 2)], [[0, 1, 2]]],
    ['a chain breaks where it is weakest', [pair(0, 1, 0.6), pair(1, 2, 0.9)], [[1, 2]]],
    ['halves of one text', [pair(0, 2, 0.5), pair(1, 2, 0.5)], [[0, 2]]],
    [
      'two groups',
      [pair(0, 1), pair(2, 3)],
      [
        [0, 1],
        [2, 3],
      ],
    ],
  ])('%s', (_, pairs, wanted) => expect(groupsOf(pairs)).toEqual(wanted));
});

test('members are alike each to each, nobody is in two groups, and the order of the pairs does not matter', () => {
  const place = fc.nat({ max: 7 });
  const pairs = fc
    .uniqueArray(
      fc.record({ a: place, b: place, sameness: fc.constantFrom(0.3, 0.5, 1) }).filter(({ a, b }) => a < b),
      { selector: ({ a, b }) => a * 8 + b },
    )
    .chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })));
  fc.assert(
    fc.property(pairs, ([list, shuffled]) => {
      const groups = groupsOf(list);
      for (const group of groups) {
        for (const a of group)
          for (const b of group) if (a < b) expect(list.some((p) => p.a === a && p.b === b)).toBe(true);
      }
      expect(new Set(groups.flat()).size).toBe(groups.flat().length);
      expect(groupsOf(shuffled)).toEqual(groups);
    }),
  );
});
