import fc from 'fast-check';
import { expect, test } from 'vitest';
import { textHash, unitsHash } from '../../src/index/text-hash.ts';

test('a text has the same hash as a string and among others in a buffer, below 2³²', () =>
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: 'binary' }),
      fc.string({ unit: 'binary' }),
      (before, text, after) => {
        const all = before + text + after;
        const units = Uint16Array.from({ length: all.length }, (_, i) => all.charCodeAt(i));
        const hash = textHash(text);
        expect(unitsHash(units, before.length, before.length + text.length)).toBe(hash);
        expect(hash >= 0 && hash < 2 ** 32 && Number.isInteger(hash)).toBe(true);
      },
    ),
  ));

test('texts that differ in one letter differ in their hash', () => {
  const texts = Array.from({ length: 10_000 }, (_, i) => `2026 ${i}`);
  expect(new Set(texts.map(textHash)).size).toBeGreaterThan(9_990);
});
