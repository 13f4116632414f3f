import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Columns } from '../../src/index/column.ts';
import { bytesToColumns, columnsToBytes } from '../../src/index/column-file.ts';
import { RowCollector } from '../../src/index/number-rows.ts';
import { packedTexts } from '../../src/index/packed-text.ts';
import { TimeSlice } from '../../src/pace/time-slice.ts';
import { listsOf, textsOf } from './columns.ts';

const plain = (columns: Columns) => ({
  counts: columns.counts,
  originals: [...columns.originals],
  texts: [columns.ids, columns.titles].map(textsOf),
  rows: [
    columns.published,
    columns.events,
    columns.amounts,
    columns.companies,
    columns.projects,
    columns.articles,
  ].map(listsOf),
  facets: Object.entries(columns.facets).map(([name, { values, rows }]) => [name, values, listsOf(rows)]),
});

/** Any columns of so many records. */
const columnsOf = ([article, project, company]: readonly [number, number, number]) => {
  const size = article + project + company;
  const list = <T>(item: fc.Arbitrary<T>) => fc.array(item, { minLength: size, maxLength: size });
  const rows = (number: fc.Arbitrary<number>) =>
    list(fc.array(number, { maxLength: 3 })).map((drawn) => {
      const collector = new RowCollector();
      for (const row of drawn) collector.add(row);
      return collector;
    });
  const whole = (number: fc.Arbitrary<number>) => rows(number).map((collector) => collector.whole());
  const texts = list(fc.string({ unit: 'grapheme' })).map(packedTexts);
  const facet = fc.record({ values: fc.array(fc.string()), rows: whole(fc.nat()) });
  const document = whole(fc.nat(size));
  return fc.record({
    counts: fc.constant({ article, project, company }),
    ...{ ids: texts, titles: texts },
    published: whole(fc.integer({ min: -40_000, max: 40_000 })),
    events: whole(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 })),
    amounts: rows(fc.double({ noNaN: true })).map((collector) => collector.fractions()),
    ...{ companies: document, projects: document, articles: document },
    facets: fc.record({
      ...{ company: facet, region: facet, industry: facet, stage: facet, source: facet, tag: facet },
    }),
    originals: fc
      .array(fc.integer({ min: -1, max: size }), { minLength: article, maxLength: article })
      .map((originals) => Int32Array.from(originals)),
  });
};

const any: fc.Arbitrary<Columns> = fc.tuple(fc.nat(4), fc.nat(3), fc.nat(3)).chain(columnsOf);

test('what is written is read, wherever the bytes lie and however often others have the thread', () =>
  fc.assert(
    fc.asyncProperty(any, fc.nat(3), async (columns, shift) => {
      const bytes = columnsToBytes(columns);
      const busy = new TimeSlice(async () => {}, 0);
      for (const room of [new Uint8Array(bytes.length + shift), Buffer.alloc(bytes.length + shift)]) {
        room.set(bytes, shift);
        expect(plain(await bytesToColumns(room.subarray(shift), busy))).toEqual(plain(columns));
      }
    }),
  ));

test('bytes that break off or go on are no columns', async () => {
  const [columns] = fc.sample<Columns>(columnsOf([3, 2, 1]), { numRuns: 1, seed: 1 });
  if (!columns) throw new Error('no sample');
  const bytes = columnsToBytes(columns);
  for (let end = 0; end < bytes.length; end++)
    await expect(bytesToColumns(bytes.subarray(0, end), new TimeSlice())).rejects.toThrow();
  await expect(bytesToColumns(Buffer.concat([bytes, Buffer.of(0)]), new TimeSlice())).rejects.toThrow(
    'bytes of columns',
  );
});
