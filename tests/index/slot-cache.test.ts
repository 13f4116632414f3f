import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SlotCache } from '../../src/index/slot-cache.ts';

test('each number gives its own thing, whoever had its place before', () =>
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 20 })), fc.integer({ min: 1, max: 8 }), (numbers, places) => {
      const cache = new SlotCache<string>(places);
      for (const number of numbers) expect(cache.get(number, () => String(number))).toBe(String(number));
    }),
  ));

test('a thing is made once, and anew when another one needed its place', () => {
  const cache = new SlotCache<object | undefined>(4);
  let made = 0;
  const make = () => {
    made += 1;
    return undefined;
  };
  for (const number of [0, 1, 0, 1, 0]) cache.get(number, make);
  expect(made).toBe(2);
  cache.get(4, make);
  cache.get(0, make);
  expect(made).toBe(4);
  cache.get(1, make);
  expect(made).toBe(4);
});
