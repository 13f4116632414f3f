import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ByteReader, ByteWriter, bytesToNumbers, numbersToBytes } from '../../src/index/posting-codec.ts';

function written(write: (writer: ByteWriter) => void): Uint8Array {
  const writer = new ByteWriter();
  write(writer);
  const bytes = writer.bytes();
  expect(bytes).toHaveLength(writer.length);
  return bytes;
}

const rising = fc
  .uniqueArray(fc.oneof(fc.nat(300), fc.nat(40_000), fc.nat(0xffffffff)), { maxLength: 60 })
  .map((numbers) => numbers.sort((a, b) => a - b));

test.each([
  [0, 1],
  [127, 1],
  [128, 2],
  [16_383, 2],
  [16_384, 3],
  [2 ** 28, 5],
  [2 ** 32 - 1, 5],
  [2 ** 40, 6],
  [Number.MAX_SAFE_INTEGER, 8],
])('the number %i takes %i bytes and comes back', (value, length) => {
  const bytes = written((writer) => writer.number(value));
  expect(bytes).toHaveLength(length);
  expect(new ByteReader(bytes, 0).number()).toBe(value);
});

describe('gaps', () => {
  test.each([
    [0, 1],
    [127, 1],
    [128, 2],
    [16_383, 2],
    [16_384, 3],
    [2 ** 21 - 1, 3],
    [2 ** 28 - 1, 4],
    [2 ** 28, 5],
    [2 ** 31, 5],
    [2 ** 32 - 1, 5],
  ])('a first document %i takes %i bytes and comes back', (document, length) => {
    const bytes = written((writer) => writer.gaps([document]));
    expect(bytes).toHaveLength(length);
    expect([...new ByteReader(bytes, 0).gaps(1)]).toEqual([document]);
  });

  test('neighbours take a byte each', () =>
    expect(written((writer) => writer.gaps([0, 1, 2, 3])).every((byte) => byte === 0)).toBe(true));

  test('of any lists come back, each read from where it begins', () =>
    fc.assert(
      fc.property(fc.array(rising, { maxLength: 12 }), (lists) => {
        const starts: number[] = [];
        const bytes = written((writer) => {
          for (const list of lists) {
            starts.push(writer.length);
            writer.gaps(list);
          }
        });
        const reader = new ByteReader(bytes, 0);
        for (const [i, list] of lists.entries()) {
          expect([...reader.gaps(list.length)]).toEqual(list);
          expect([...new ByteReader(bytes, starts[i] as number).gaps(list.length)]).toEqual(list);
        }
        expect(reader.at).toBe(bytes.length);
      }),
    ));

  test('of many lists outgrow the first room', () => {
    const list = Uint32Array.from({ length: 5_000 }, (_, i) => i * 800_000);
    const bytes = written((writer) => writer.gaps(list));
    expect(new ByteReader(bytes, 0).gaps(5_000)).toEqual(list);
  });
});

test('values of 0 to 15 come back, two to a byte, and what follows them too', () =>
  fc.assert(
    fc.property(fc.uint8Array({ max: 15, maxLength: 100 }), (values) => {
      const bytes = written((writer) => {
        writer.nibbles(values);
        writer.byte(200);
      });
      expect(bytes).toHaveLength(Math.ceil(values.length / 2) + 1);
      const reader = new ByteReader(bytes, 0);
      expect([...reader.nibbles(values.length)]).toEqual([...values]);
      expect(reader.byte()).toBe(200);
    }),
  ));

test('documents with slots are read as a list and into a table, without the lists beside them', () => {
  const size = 50_000;
  const slotted = fc.uniqueArray(fc.tuple(fc.oneof(fc.nat(400), fc.nat(size - 1)), fc.nat(15)), {
    selector: ([document]) => document,
    maxLength: 80,
  });
  fc.assert(
    fc.property(slotted, fc.nat(3), (postings, before) => {
      const held = postings.toSorted(([a], [b]) => a - b);
      const values = Uint32Array.from(held, ([document, slot]) => document * 16 + slot);
      const bytes = written((writer) => {
        for (let i = 0; i < before; i++) writer.byte(255);
        writer.slottedGaps(values, values.length);
        writer.byte(255);
      });
      const end = bytes.length - 1;
      const list = new ByteReader(bytes, before);
      const count = list.number();
      expect([...list.gaps(count)]).toEqual(held.map(([document]) => document));
      expect([...list.nibbles(count)]).toEqual(held.map(([, slot]) => slot));
      expect(list.at).toBe(end);

      const table = new Uint8Array(size);
      const reader = new ByteReader(bytes, before);
      reader.slotsInto(table, reader.number(), end);
      expect(reader.at).toBe(end);
      const expected = new Uint8Array(size);
      for (const [document, slot] of held) expected[document] = slot + 1;
      expect(Buffer.from(table).equals(Buffer.from(expected))).toBe(true);
    }),
  );
});

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
