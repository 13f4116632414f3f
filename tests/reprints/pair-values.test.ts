import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PairValues } from '../../src/reprints/pair-values.ts';

const pair = fc.oneof(
  fc.nat(40),
  fc.maxSafeNat(),
  fc.nat(2 ** 20).map((high) => high * 2 ** 33),
);

test('holds of each pair what was put last, as a map does', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(pair, fc.double({ noNaN: true }))), fc.array(pair), (puts, others) => {
      const values = new PairValues();
      for (const [key, value] of puts) values.set(key, value);
      const map = new Map(puts);
      for (const key of [...map.keys(), ...others]) expect(values.get(key)).toBe(map.get(key));
      expect([...values.rising()]).toEqual([...map.keys()].sort((a, b) => a - b));
    }),
  );
});

test('holds more pairs than it had room for', () => {
  const values = new PairValues();
  const count = 20_000;
  for (let i = 0; i < count; i++) values.set(i * 2 ** 21 + 1, i / 4);
  expect(values.rising()).toHaveLength(count);
  for (let i = 0; i < count; i++) expect(values.get(i * 2 ** 21 + 1)).toBe(i / 4);
  expect(values.get(2)).toBeUndefined();
});
