import { describe, expect, test } from 'vitest';
import { BANDS, bandsOf, MinHashIndex } from '../../src/reprints/minhash.ts';

/** `size` numbers from `first` on, spread over all 32-bit numbers as hashes are. */
function numbers(first: number, size: number): Int32Array {
  return Int32Array.from({ length: size }, (_, i) => {
    let h = Math.imul(first + i + 1, 0x9e3779b1);
    h = Math.imul(h ^ (h >>> 15), 0x85ebca6b);
    return h ^ (h >>> 13);
  });
}

async function pairsIn(index: MinHashIndex, texts: number): Promise<[number, number][]> {
  return Array.from(await index.pairs(), (key) => [Math.floor(key / texts), key % texts]);
}

async function met(pairs: readonly (readonly [Int32Array, Int32Array])[]): Promise<number> {
  const index = new MinHashIndex(2 * pairs.length);
  for (const [a, b] of pairs) for (const one of [a, b]) index.add(bandsOf(one));
  const all = await pairsIn(index, 2 * pairs.length);
  const found = new Set(all.map(([a, b]) => (a % 2 === 0 && b === a + 1 ? a : -1)));
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

  test('the same always', async () => expect(await met(sharing(1))).toBe(1));
  test('nine tenths in common: always', async () => expect(await met(sharing(0.9))).toBe(1));
  test('one the half of the other: nearly always', async () =>
    expect(await met(halves)).toBeGreaterThan(0.97));
  test('nothing in common: never', async () => expect(await met(sharing(0))).toBe(0));
});

test('pairs come with the smaller place first, and every time the same', async () => {
  const build = () => {
    const index = new MinHashIndex(20);
    for (let i = 0; i < 20; i++) index.add(bandsOf(numbers((i % 4) * 1_000, 80)));
    return pairsIn(index, 20);
  };
  const pairs = await build();
  expect(pairs.length).toBeGreaterThan(0);
  expect(pairs.every(([a, b]) => a < b && a % 4 === b % 4)).toBe(true);
  expect(await build()).toEqual(pairs);
});

test('just those that agree in a band, and are near in it', async () => {
  const bands = Array.from({ length: 120 }, (_, i) => bandsOf(numbers((i % 7) * 40, 80)));
  const index = new MinHashIndex(bands.length);
  for (const one of bands) index.add(one);
  const expected = new Set<string>();
  for (let band = 0; band < BANDS; band++) {
    for (const [a, own] of bands.entries()) {
      const same = [...bands.keys()].filter((b) => b > a && bands[b]?.[band] === own[band]);
      for (const b of same.slice(0, 50)) expected.add(`${a} ${b}`);
    }
  }
  const found = (await pairsIn(index, bands.length)).map(([a, b]) => `${a} ${b}`);
  expect(found.length).toBe(expected.size);
  expect(new Set(found)).toEqual(expected);
});

test('a crowd of the same is compared with neighbours only', async () => {
  const index = new MinHashIndex(500);
  for (let i = 0; i < 500; i++) index.add(bandsOf(numbers(0, 80)));
  const pairs = await pairsIn(index, 500);
  expect(pairs.reduce((widest, [a, b]) => Math.max(widest, b - a), 0)).toBe(50);
});

test('more texts than fit into a key are refused', () => {
  expect(() => new MinHashIndex(2 ** 21 + 1)).toThrow(RangeError);
});
