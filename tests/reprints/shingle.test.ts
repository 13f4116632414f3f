import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SHINGLE, sharedCount, shingleSet, shingles } from '../../src/reprints/shingle.ts';

const text = fc.string({ unit: fc.constantFrom('项', '目', '开', '工'), maxLength: 60 });

test('one for each stretch of its length; equal stretches have equal numbers', () => {
  fc.assert(
    fc.property(text, (own) => {
      const found = shingles(own);
      expect(found).toHaveLength(Math.max(0, own.length - SHINGLE + 1));
      const numbers = new Map<string, number>();
      for (const [at, number] of found.entries()) {
        const stretch = own.slice(at, at + SHINGLE);
        expect(numbers.get(stretch) ?? number).toBe(number);
        numbers.set(stretch, number);
      }
      expect(new Set(numbers.values()).size).toBe(numbers.size);
    }),
  );
});

test('the set rises without repeats, and shares with another what both have', () => {
  fc.assert(
    fc.property(text, text, (a, b) => {
      const [inA, inB] = [shingleSet(a), shingleSet(b)];
      expect([...inA]).toEqual([...new Set(shingles(a))].sort((x, y) => x - y));
      expect(sharedCount(inA, inB)).toBe([...inA].filter((number) => inB.includes(number)).length);
      expect(sharedCount(inB, inA)).toBe(sharedCount(inA, inB));
    }),
  );
});
