import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  bytesToNumbers,
  decodeGaps,
  decodeNibbles,
  encodeGaps,
  encodeNibbles,
  numbersToBytes,
} from '../../src/index/posting-codec.ts';

/** Lists one after the other, and where each begins. */
function joined(lists: readonly (readonly number[])[]): { documents: Uint32Array; start: Uint32Array } {
  const start = new Uint32Array(lists.length + 1);
  for (const [l, list] of lists.entries()) start[l + 1] = (start[l] as number) + list.length;
  return { documents: Uint32Array.from(lists.flat()), start };
}

/** The first number of a list is its first gap: a number that follows the one before has a gap of 0. */
function fromGaps(gaps: readonly number[]): number[] {
  let before = -1;
  return gaps.map((gap) => {
    before += gap + 1;
    return before;
  });
}

const lists = fc.array(
  fc.uniqueArray(fc.oneof(fc.nat(300), fc.nat(40_000), fc.nat(0xffffffff)), { maxLength: 30 }),
  { maxLength: 20 },
);

describe('gaps', () => {
  test.each([
    [0, 1],
    [1, 1],
    [127, 1],
    [128, 2],
    [16_383, 2],
    [16_384, 3],
    [2 ** 21 - 1, 3],
    [2 ** 21, 4],
    [2 ** 28 - 1, 4],
    [2 ** 28, 5],
    [2 ** 31, 5],
    [2 ** 32 - 1, 5],
  ])('a gap of %i takes %i bytes and comes back', (gap, length) => {
    const { documents, start } = joined([[gap]]);
    const bytes = encodeGaps(documents, start);
    expect(bytes).toHaveLength(length);
    expect(decodeGaps(bytes, start)).toEqual(documents);
  });

  test('of all sizes in one list, and lists without numbers between', () => {
    const gaps = [0, 127, 128, 0, 16_384, 16_383, 2 ** 28, 0, 129];
    const { documents, start } = joined([[], fromGaps(gaps), [], [], fromGaps(gaps.toReversed()), []]);
    expect(decodeGaps(encodeGaps(documents, start), start)).toEqual(documents);
  });

  test('of any lists come back', () =>
    fc.assert(
      fc.property(lists, (unsorted) => {
        const { documents, start } = joined(unsorted.map((list) => list.toSorted((a, b) => a - b)));
        expect(decodeGaps(encodeGaps(documents, start), start)).toEqual(documents);
      }),
    ));

  test.each([[new Uint32Array(0)], [Uint32Array.of(0)], [Uint32Array.of(0, 0, 0)]])(
    'of no numbers take no bytes (starts %j)',
    (start) => {
      expect(encodeGaps(new Uint32Array(0), start)).toHaveLength(0);
      expect(decodeGaps(new Uint8Array(0), start)).toHaveLength(0);
    },
  );

  test('many long gaps outgrow the first guess of their length', () => {
    const { documents, start } = joined(Array.from({ length: 5_000 }, (_, i) => [2 ** 31 + i]));
    const bytes = encodeGaps(documents, start);
    expect(bytes).toHaveLength(25_000);
    expect(decodeGaps(bytes, start)).toEqual(documents);
  });

  test('each list can be cut out and read alone', () => {
    const parts = [[3, 200, 20_000], [1], [0, 1, 2]];
    const { documents, start } = joined(parts);
    const alone = parts.map((part) => [
      ...encodeGaps(Uint32Array.from(part), Uint32Array.of(0, part.length)),
    ]);
    expect([...encodeGaps(documents, start)]).toEqual(alone.flat());
  });

  test('bytes too few or too many are refused', () =>
    fc.assert(
      fc.property(lists, fc.uint8Array({ minLength: 1, maxLength: 4 }), (unsorted, surplus) => {
        const { documents, start } = joined(unsorted.map((list) => list.toSorted((a, b) => a - b)));
        const bytes = encodeGaps(documents, start);
        expect(() => decodeGaps(Uint8Array.of(...bytes, ...surplus), start)).toThrow(RangeError);
        for (let length = 0; length < bytes.length; length++) {
          expect(() => decodeGaps(bytes.subarray(0, length), start)).toThrow(RangeError);
        }
      }),
      { numRuns: 40 },
    ));
});

test('values of 0 to 15 come back, two to a byte', () =>
  fc.assert(
    fc.property(fc.uint8Array({ max: 15, maxLength: 100 }), (values) => {
      const bytes = encodeNibbles(values);
      expect(bytes).toHaveLength(Math.ceil(values.length / 2));
      expect([...decodeNibbles(bytes, values.length)]).toEqual([...values]);
    }),
  ));

test('whole numbers come back, from the middle of a buffer too', () =>
  fc.assert(
    fc.property(fc.uint32Array({ maxLength: 50 }), fc.nat(7), (values, before) => {
      const bytes = numbersToBytes(values);
      expect(bytes).toHaveLength(values.length * 4);
      const buffer = Buffer.concat([Buffer.alloc(before, 255), bytes]);
      expect([...bytesToNumbers(buffer.subarray(before))]).toEqual([...values]);
    }),
  ));

test('the least byte of a number is the first', () =>
  expect([...numbersToBytes(Uint32Array.of(0x01020304, 0xffffffff))]).toEqual([
    4, 3, 2, 1, 255, 255, 255, 255,
  ]));
