import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readSortedTexts, sortedTextFiles, sortedTexts } from '../../src/index/sorted-texts.ts';
import { anyString } from '../analysis/sample-text.ts';

const texts = fc.uniqueArray(
  fc.oneof(anyString, fc.string({ unit: fc.constantFrom(...'肇庆a\u0000\ud840𠀀'), maxLength: 4 })),
  { maxLength: 40 },
);

test('each text has the number of its place, and no other text has one', () =>
  fc.assert(
    fc.property(texts, anyString, (unsorted, other) => {
      const list = unsorted.toSorted();
      const sorted = sortedTexts(list);
      expect(sorted.length).toBe(list.length);
      expect(list.map((_, i) => sorted.get(i))).toEqual(list);
      expect(list.map((text) => sorted.indexOf(text))).toEqual(list.map((_, i) => i));
      expect(sorted.indexOf(other)).toBe(list.indexOf(other));
    }),
  ));

test('those that begin so are neighbours', () =>
  fc.assert(
    fc.property(
      texts,
      fc.string({ unit: fc.constantFrom(...'肇庆a\u0000'), maxLength: 2 }),
      (unsorted, head) => {
        const list = unsorted.toSorted();
        const [first, end] = sortedTexts(list).startingWith(head);
        expect(list.slice(first, end)).toEqual(list.filter((text) => text.startsWith(head)));
      },
    ),
  ));

test('those that hold a text, at any place in them and across none', () =>
  fc.assert(
    fc.property(
      texts,
      fc.string({ unit: fc.constantFrom(...'肇庆a\u0000\ud840𠀀'), minLength: 1, maxLength: 3 }),
      (unsorted, part) => {
        const list = unsorted.toSorted();
        const sorted = sortedTexts(list);
        expect(sorted.holding(part).map((i) => list[i])).toEqual(list.filter((text) => text.includes(part)));
      },
    ),
    { numRuns: 500 },
  ));

test('how far a text is from another: what is left between their common beginning and end', () =>
  fc.assert(
    fc.property(
      texts,
      fc.string({ unit: fc.constantFrom(...'肇庆a\ud840𠀀'), maxLength: 4 }),
      (unsorted, other) => {
        const list = unsorted.toSorted();
        const sorted = sortedTexts(list);
        for (const [i, text] of list.entries()) {
          const most = Math.min(text.length, other.length);
          let shared = 0;
          for (let head = 0; head <= most; head++)
            for (let tail = 0; tail <= most - head; tail++)
              if (text.startsWith(other.slice(0, head)) && text.endsWith(other.slice(other.length - tail)))
                shared = Math.max(shared, head + tail);
          const apart = sorted.unitsApart(i, other);
          expect(apart).toBe(Math.max(text.length, other.length) - shared);
          expect(apart === 0).toBe(text === other);
        }
      },
    ),
  ));

describe('files', () => {
  const list = ['', '__proto__', 'shein', '肇庆', '肇庆新区', '\ud840'].sort();
  const files = new Map(
    sortedTextFiles('t', sortedTexts(list)).map(({ name, data }) => [name, Buffer.from(data)]),
  );
  const reader = (from: ReadonlyMap<string, Buffer>) => async (name: string) =>
    from.get(name) ?? Promise.reject(new Error(`no file ${name}`));

  test('come back', async () => {
    const read = await readSortedTexts('t', reader(files));
    expect(list.map((_, i) => read.get(i))).toEqual(list);
  });

  test.each(['t.utf16', 't.ends'])('without %s there is an error', async (name) => {
    const some = new Map(files);
    some.delete(name);
    await expect(readSortedTexts('t', reader(some))).rejects.toThrow(name);
  });
});
