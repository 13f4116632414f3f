import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PlaceTable } from '../../src/ranking/place-table.ts';

test('gives every document its place and all others none, table after table', () =>
  fc.assert(
    fc.property(
      fc.array(fc.uniqueArray(fc.nat(300), { maxLength: 40 }), { minLength: 1, maxLength: 4 }),
      (lists) => {
        for (const [i, numbers] of lists.entries()) {
          const documents = Uint32Array.from(numbers).sort();
          const table = new PlaceTable(documents, 301 + i);
          expect(table.isFilled).toBe(false);
          const places = table.places();
          for (let document = 0; document <= 300; document++) {
            expect(places[document]).toBe(documents.indexOf(document) + 1);
          }
          expect(table.places()).toBe(places);
          expect(table.isFilled).toBe(true);
          table.clear();
          expect(places.every((place) => place === 0)).toBe(true);
        }
      },
    ),
  ));
