import fc from 'fast-check';
import { expect, test } from 'vitest';
import { UnitPlaces } from '../../src/ranking/unit-places.ts';

const listOf = ({ units, starts, ends, length }: UnitPlaces) =>
  Array.from({ length }, (_, i) => [units[i], starts[i], ends[i]]);

test('few or many are put in order, those at one place as they came, and filled anew nothing is left', () => {
  const places = new UnitPlaces();
  const some = (most: number) =>
    fc.array(fc.tuple(fc.nat(3), fc.nat(most), fc.nat(3)), { maxLength: most, size: 'max' });
  fc.assert(
    fc.property(fc.oneof(some(20), some(300)), (drawn) => {
      places.clear();
      for (const [unit, start, length] of drawn) places.add(unit, start, start + length);
      places.sort();
      const expected = drawn
        .map(([unit, start, length]) => [unit, start, start + length] as const)
        .sort(([, a, x], [, b, y]) => a - b || x - y);
      expect(listOf(places)).toEqual(expected);
    }),
  );
});
