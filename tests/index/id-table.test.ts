import fc from 'fast-check';
import { expect, test } from 'vitest';
import { IdTable } from '../../src/index/id-table.ts';
import { packedTexts } from '../../src/index/packed-text.ts';

test('each id has its number, and what is none has no number', () =>
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.string({ unit: 'binary', maxLength: 6 }), { maxLength: 60 }),
      fc.nat(60),
      fc.string({ maxLength: 6 }),
      (ids, first, other) => {
        const texts = packedTexts(ids);
        const from = Math.min(first, ids.length);
        const table = new IdTable(texts, ids.length - from);
        for (let document = from; document < ids.length; document++) table.add(document);
        for (const [document, id] of ids.entries())
          expect(table.get(id)).toBe(document < from ? undefined : document);
        if (!ids.includes(other)) expect(table.get(other)).toBeUndefined();
      },
    ),
  ));

test('a hundred thousand ids that differ in their last figures', () => {
  const ids = Array.from({ length: 100_000 }, (_, i) => `a${i}`);
  const table = new IdTable(packedTexts(ids), ids.length);
  for (const document of ids.keys()) table.add(document);
  for (const document of [0, 1, 9, 10, 54_321, 99_999]) expect(table.get(`a${document}`)).toBe(document);
  expect(table.get('a100000')).toBeUndefined();
});
