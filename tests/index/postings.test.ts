import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SLOTS } from '../../src/index/bm25f.ts';
import type { Slots } from '../../src/index/posting-map.ts';
import { NO_POSTINGS, postingsOf } from '../../src/index/postings.ts';

/** Slots with the documents of each, from the slot of every document. */
function slotsOf(held: ReadonlyMap<number, number>): Slots {
  const slots: number[][] = [];
  for (const [document, slot] of [...held].sort(([a], [b]) => a - b)) {
    slots[slot] ??= [];
    slots[slot]?.push(document);
  }
  return slots;
}

const SIZE = 2_000;
const entries = (first: number, end: number, maxLength: number) =>
  fc
    .uniqueArray(fc.tuple(fc.integer({ min: first, max: end - 1 }), fc.nat(SLOTS - 1)), {
      maxLength,
      selector: ([document]) => document,
    })
    .map((pairs) => new Map(pairs));

test.each([
  ['few, by sorting', 10],
  ['many, by a table', 400],
])('%s: every document once, rising, with its slot', (_, most) =>
  fc.assert(
    fc.property(entries(0, 1_500, most), entries(1_500, SIZE, most), (articles, projects) => {
      const { documents, slots } = postingsOf([slotsOf(articles), [], slotsOf(projects)], SIZE);
      const expected = [...articles, ...projects].sort(([a], [b]) => a - b);
      expect([...documents].map((document, i) => [document, slots[i]])).toEqual(expected);
    }),
  ),
);

test('the table is empty again for whoever comes next, and grows with the index', () => {
  const all = (size: number): Slots => [Uint32Array.from({ length: size }, (_, i) => i)];
  expect(postingsOf([all(1_000)], 1_000).documents).toHaveLength(1_000);
  expect([...postingsOf([[undefined, [3, 999]]], 1_000).documents]).toEqual([3, 999]);
  expect(postingsOf([all(70_000)], 70_000).documents).toHaveLength(70_000);
});

test('of no document there are none', () => {
  expect(postingsOf([], SIZE)).toBe(NO_POSTINGS);
  expect(postingsOf([[], [undefined, null]], SIZE)).toBe(NO_POSTINGS);
});
