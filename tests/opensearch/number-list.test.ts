/** Serial numbers and scores come back from the text in which a cluster sends them. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readNumbers } from '../../src/opensearch/number-list.ts';
import { risingDocuments } from '../../src/opensearch/rising-documents.ts';

/** What the aggregation writes: six bits a character from `$` on, the lowest first. */
function written(value: number, characters: number): string {
  return Array.from({ length: characters }, (_, i) =>
    String.fromCodePoint(36 + (Math.floor(value / 2 ** (6 * i)) % 64)),
  ).join('');
}

const bitsOf = (score: number) => new Uint32Array(Float32Array.of(score).buffer)[0] as number;

test('of several shards, some of them empty', () => {
  const serial = fc.integer({ min: 0, max: 2 ** 30 - 1 });
  const score = fc.float({ min: 0, noNaN: true });
  fc.assert(
    fc.property(fc.array(fc.array(fc.tuple(serial, score))), (shards) => {
      const sent = shards.map((rows) => rows.map(([n, s]) => written(n, 5) + written(bitsOf(s), 6)).join(''));
      const read = readNumbers([...sent, null], true);
      expect([...read.serials]).toEqual(shards.flat().map(([n]) => n));
      expect([...read.scores]).toEqual(shards.flat().map(([, s]) => s));
      const alone = readNumbers(
        shards.map((rows) => rows.map(([n]) => written(n, 5)).join('')),
        false,
      );
      expect([...alone.serials]).toEqual(shards.flat().map(([n]) => n));
    }),
  );
});

test('documents rise, each with its score; serial numbers of no document are left out', () => {
  const documents = Int32Array.from([3, -1, 0, 7_000_000, 2]);
  const { documents: rising, scores } = risingDocuments(
    Uint32Array.from([3, 0, 1, 4, 2, 9]),
    Float32Array.from([1.5, 2.5, 3.5, 4.5, 5.5, 6.5]),
    documents,
  );
  expect([...rising]).toEqual([0, 2, 3, 7_000_000]);
  expect([...scores]).toEqual([5.5, 4.5, 2.5, 1.5]);
  expect([...risingDocuments(Uint32Array.from([4, 2]), new Float32Array(0), documents).documents]).toEqual([
    0, 2,
  ]);
});
