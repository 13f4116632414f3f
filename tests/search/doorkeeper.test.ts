import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Doorkeeper } from '../../src/search/doorkeeper.ts';

test('lets in who comes again, and goes on doing so', () => {
  const doorkeeper = new Doorkeeper();
  expect(['希音', '冠旭', '希音', '冠旭', '希音', ''].map((key) => doorkeeper.lets(key))).toEqual([
    false,
    false,
    true,
    true,
    true,
    false,
  ]);
});

test('of those who never came before, none is let in', () =>
  fc.assert(
    fc.property(fc.uniqueArray(fc.string(), { maxLength: 200 }), (keys) => {
      const doorkeeper = new Doorkeeper();
      expect(keys.filter((key) => doorkeeper.lets(key))).toEqual([]);
    }),
  ));

test('keys that differ a little have places far apart: of a thousand nearly all are remembered', () => {
  const doorkeeper = new Doorkeeper();
  const keys = Array.from({ length: 1_000 }, (_, i) => `2026-11-23 {"q":"项目 ${i}","limit":10}`);
  for (const key of keys) doorkeeper.lets(key);
  expect(keys.filter((key) => doorkeeper.lets(key)).length).toBeGreaterThan(850);
});

test('does not remember for ever', () => {
  const doorkeeper = new Doorkeeper();
  doorkeeper.lets('希音');
  for (let i = 0; i < 200_000; i++) doorkeeper.lets(`${i}`);
  expect(doorkeeper.lets('希音')).toBe(false);
});
