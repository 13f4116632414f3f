import { describe, expect, test } from 'vitest';
import { bandsOf, MinHashIndex } from '../../src/reprints/minhash.ts';

/** `size` numbers from `first` on, spread over all 32-bit numbers as hashes are. */
function numbers(first: number, size: number): Int32Array {
  return Int32Array.from({ length: size }, (_, i) => {
    let h = Math.imul(first + i + 1, 0x9e3779b1);
    h = Math.imul(h ^ (h >>> 15), 0x85ebca6b);
    return h ^ (h >>> 13);
  });
}

function met(pairs: readonly (readonly [Int32Array, Int32Array])[]): number {
  const index = new MinHashIndex(2 * pairs.length);
  for (const [a, b] of pairs) for (const one of [a, b]) index.add(bandsOf(one));
  const found = new Set([...index.pairs()].map(([a, b]) => (a % 2 === 0 && b === a + 1 ? a : -1)));
  found.delete(-1);
  return found.size / pairs.length;
}

describe('who meets', () => {
  const SIZE = 300;
  const sharing = (share: number) =>
    Array.from({ length: 200 }, (_, i) => {
      const first = i * 10_000;
      return [numbers(first, SIZE), numbers(first + Math.round(SIZE * (1 - share)), SIZE)] as const;
    });
  const halves = Array.from(
    { length: 200 },
    (_, i) => [numbers(i * 10_000, SIZE), numbers(i * 10_000, SIZE / 2)] as const,
  );

  test('the same always', () => expect(met(sharing(1))).toBe(1));
  test('nine tenths in common: always', () => expect(met(sharing(0.9))).toBe(1));
  test('one the half of the other: nearly always', () => expect(met(halves)).toBeGreaterThan(0.97));
  test('nothing in common: never', () => expect(met(sharing(0))).toBe(0));
});

test('pairs come with the smaller place first, and every time the same', () => {
  const build = () => {
    const index = new MinHashIndex(20);
    for (let i = 0; i < 20; i++) index.add(bandsOf(numbers((i % 4) * 1_000, 80)));
    return [...index.pairs()];
  };
  const pairs = build();
  expect(pairs.length).toBeGreaterThan(0);
  expect(pairs.every(([a, b]) => a < b && a % 4 === b % 4)).toBe(true);
  expect(build()).toEqual(pairs);
});

test('a crowd of the same is compared with neighbours only', () => {
  const index = new MinHashIndex(500);
  for (let i = 0; i < 500; i++) index.add(bandsOf(numbers(0, 80)));
  const pairs = [...index.pairs()];
  expect(pairs.reduce((widest, [a, b]) => Math.max(widest, b - a), 0)).toBe(50);
});

test('more texts than fit into a key are refused', () => {
  expect(() => new MinHashIndex(2 ** 21 + 1)).toThrow(RangeError);
});
