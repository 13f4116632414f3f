import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  difference,
  eachShared,
  intersection,
  intersectionOf,
  seek,
  unionOf,
} from '../../src/index/document-list.ts';

const SIZE = 4_000;
const rising = (values: Iterable<number>) => Uint32Array.from(new Set(values)).sort();
const random = (maxLength: number, max = SIZE - 1) => fc.uniqueArray(fc.nat(max), { maxLength }).map(rising);
/** Every `step`-th number of a range: long lists that cost nothing to make. */
const spread = fc
  .tuple(fc.nat(SIZE - 1), fc.integer({ min: 1, max: 9 }))
  .map(([first, step]) =>
    Uint32Array.from({ length: Math.ceil((SIZE - first) / step) }, (_, i) => first + i * step),
  );
const list = fc.oneof(random(12), random(12, 30), random(200, 300), spread, fc.constant(new Uint32Array(0)));

/** The sets' own arithmetic. */
const shared = (a: Iterable<number>, b: Iterable<number>) => {
  const other = new Set(b);
  return rising([...a].filter((value) => other.has(value)));
};
const without = (a: Iterable<number>, b: Iterable<number>) => {
  const other = new Set(b);
  return rising([...a].filter((value) => !other.has(value)));
};

const FEW = Uint32Array.of(0, 7, 8, 63, 2_000, SIZE - 1);
const EVEN = Uint32Array.from({ length: SIZE / 2 }, (_, i) => i * 2);
const ALL = Uint32Array.from({ length: SIZE }, (_, i) => i);
const NONE = new Uint32Array(0);

describe('seek', () => {
  test('finds the first place that is not below the value', () =>
    fc.assert(
      fc.property(list, fc.nat(SIZE + 10), fc.nat(SIZE), (numbers, value, skipped) => {
        const from = Math.min(skipped, numbers.length);
        const found = numbers.findIndex((number, i) => i >= from && number >= value);
        expect(seek(numbers, value, from)).toBe(found < 0 ? numbers.length : found);
      }),
    ));
});

describe('two lists', () => {
  test('have in common what their sets have, wherever it stands', () =>
    fc.assert(
      fc.property(list, list, (a, b) => {
        const expected = shared(a, b);
        expect(intersection(a, b)).toEqual(expected);
        expect(intersection([...a], [...b])).toEqual(expected);
        const places: [number, number][] = [];
        eachShared(a, b, (i, j) => places.push([i, j]));
        expect(places).toEqual([...expected].map((value) => [a.indexOf(value), b.indexOf(value)]));
      }),
    ));

  test('leave of the one what the other does not hold', () =>
    fc.assert(
      fc.property(list, list, (a, b) => {
        expect(difference(a, b)).toEqual(without(a, b));
        expect(difference(a, [...b])).toEqual(without(a, b));
      }),
    ));

  test.each([
    ['first much longer', ALL, FEW],
    ['second much longer', FEW, ALL],
    ['as long as each other', EVEN, ALL],
    ['the same', EVEN, EVEN],
    ['one without numbers', EVEN, NONE],
    ['the other without numbers', NONE, FEW],
    ['one before the other', ALL.subarray(0, 100), ALL.subarray(100, 1_500)],
    ['one after the other', ALL.subarray(100, 1_500), ALL.subarray(0, 100)],
    ['eight times as long', ALL.subarray(0, 48), FEW],
    ['one more than eight times as long', ALL.subarray(0, 49), FEW],
  ])('%s', (_, a, b) => {
    expect(intersection(a, b)).toEqual(shared(a, b));
    expect(difference(a, b)).toEqual(without(a, b));
    expect(unionOf([a, b], SIZE)).toEqual(rising([...a, ...b]));
  });
});

describe('several lists', () => {
  test('have in common what all their sets have', () =>
    fc.assert(
      fc.property(fc.array(list, { minLength: 1, maxLength: 5 }), (lists) => {
        const [first = NONE, ...rest] = lists;
        expect(intersectionOf(lists)).toEqual(rest.reduce(shared, first));
      }),
    ));

  test('hold together what any of their sets holds, few and many numbers', () =>
    fc.assert(
      fc.property(fc.array(list, { maxLength: 5 }), (lists) => {
        const expected = rising(lists.flatMap((numbers) => [...numbers]));
        // Merged where there is room for many, marked where there is hardly room for these.
        for (const size of [SIZE, SIZE * SIZE]) expect(unionOf(lists, size)).toEqual(expected);
      }),
    ));

  test.each([3_999, 4_000, 4_001])('with %i numbers in all, as many as there are documents', (total) => {
    const lists = [ALL.subarray(0, total - 1_000), ALL.subarray(500, 1_500)];
    expect(unionOf(lists, SIZE)).toEqual(ALL.subarray(0, Math.max(total - 1_000, 1_500)));
  });

  test('of no list there is nothing', () => {
    expect(intersectionOf([])).toEqual(NONE);
    expect(unionOf([], SIZE)).toEqual(NONE);
    expect(unionOf([NONE, NONE], 0)).toEqual(NONE);
  });
});

test('no operation changes what it is given', () =>
  fc.assert(
    fc.property(list, list, list, (...lists) => {
      const before = structuredClone(lists);
      intersectionOf(lists);
      unionOf(lists, SIZE);
      difference(lists[0], lists[1]);
      expect(lists).toEqual(before);
    }),
  ));
