import fc from 'fast-check';
import { expect, test } from 'vitest';
import { risingPart } from '../../src/index/rising.ts';

const taken = (values: readonly number[]) => {
  const kept = risingPart(Int32Array.from(values));
  return values.filter((_, place) => kept[place] === 1);
};

/** By trying every part. */
function longest(values: readonly number[]): number {
  let best = 0;
  for (let mask = 0; mask < 1 << values.length; mask++) {
    const part = values.filter((_, i) => (mask >> i) & 1);
    const rises = part.every((value, i) => value >= 0 && (i === 0 || value > (part[i - 1] as number)));
    if (rises) best = Math.max(best, part.length);
  }
  return best;
}

test('it rises, holds nothing negative, and no longer part does', () =>
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -1, max: 8 }), { maxLength: 9 }), (values) => {
      const part = taken(values);
      expect(part.every((value, i) => value >= 0 && (i === 0 || value > (part[i - 1] as number)))).toBe(true);
      expect(part.length).toBe(longest(values));
    }),
  ));

test.each([
  [[], []],
  [[-1, -1], []],
  [
    [0, 1, 2],
    [0, 1, 2],
  ],
  // One that was moved to the front is given up, not all others.
  [
    [4, 0, 1, 2, 3],
    [0, 1, 2, 3],
  ],
])('of %j it is %j', (values, part) => expect(taken(values)).toEqual(part));
