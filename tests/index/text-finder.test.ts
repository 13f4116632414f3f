import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TextFinder } from '../../src/index/text-finder.ts';

const unitsOf = (text: string) => Uint16Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));
const text = fc.string({ unit: fc.constantFrom('肇', '庆', '新', 'a', '𠀀', '\u0000'), maxLength: 12 });

test('finds what a search for each text finds', () =>
  fc.assert(
    fc.property(fc.array(text, { maxLength: 5 }), text, (looked, where) => {
      const long = looked.filter(({ length }) => length >= 2);
      const finder = new TextFinder(looked);
      expect(finder.size).toBe(long.length);
      expect(finder.isIn(unitsOf(where))).toBe(long.some((one) => where.includes(one)));
    }),
  ));

test('only between the bounds', () => {
  const units = unitsOf('肇庆新区');
  const finder = new TextFinder(['庆新']);
  expect(finder.isIn(units, 1, 3)).toBe(true);
  expect(finder.isIn(units, 1, 2)).toBe(false);
  expect(finder.isIn(units, 2)).toBe(false);
});
