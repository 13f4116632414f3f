import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SLOTS } from '../../src/index/bm25f.ts';
import { ByteWriter } from '../../src/index/posting-codec.ts';
import { PostingMap, type Slots, writeSlots } from '../../src/index/posting-map.ts';
import { sortedTexts } from '../../src/index/sorted-texts.ts';

function mapOf(entries: readonly (readonly [term: string, slots: Slots])[]): PostingMap {
  const sorted = entries.toSorted(([a], [b]) => (a < b ? -1 : 1));
  const writer = new ByteWriter();
  const offsets = Uint32Array.from(sorted, ([, slots]) => {
    const { length } = writer;
    const postings = slots.flatMap((documents, slot) =>
      Array.from(documents ?? [], (document) => document * SLOTS + slot),
    );
    writeSlots(writer, Uint32Array.from(postings).sort());
    return length;
  });
  return new PostingMap(sortedTexts(sorted.map(([term]) => term)), offsets, writer.bytes());
}

const rising = fc.uniqueArray(fc.nat(200_000), { maxLength: 40 }).map((list) => list.sort((a, b) => a - b));
const slots = fc.array(fc.option(rising, { nil: undefined }), { maxLength: SLOTS });
const plain = (given: Slots) => Array.from({ length: SLOTS }, (_, slot) => Array.from(given[slot] ?? []));

test('a term gives the slots that were written, each time, and how many documents there are', () =>
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.tuple(fc.string({ maxLength: 4 }), slots), {
        selector: ([term]) => term,
        maxLength: 10,
      }),
      (entries) => {
        const map = mapOf(entries);
        for (let twice = 0; twice < 2; twice++) {
          for (const [term, given] of entries) {
            expect(plain(map.get(term) as Slots)).toEqual(plain(given));
            expect(map.frequency(term)).toBe(plain(given).flat().length);
          }
        }
      },
    ),
  ));

test('of a term that is not there, nothing', () => {
  const map = mapOf([['肇庆', [[1]]]]);
  for (const term of ['肇', '肇庆新区', '', '__proto__']) {
    expect(map.get(term)).toBeUndefined();
    expect(map.frequency(term)).toBe(0);
  }
});
