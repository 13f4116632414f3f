import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RowCollector } from '../../src/index/number-rows.ts';
import { listsOf } from './columns.ts';

test('rows are as they were collected', () =>
  fc.assert(
    fc.property(
      fc.array(fc.array(fc.integer({ min: -9, max: 9 }), { maxLength: 4 })),
      fc.integer(),
      (lists, n) => {
        const collector = new RowCollector();
        for (const list of lists) collector.add(list);
        for (const rows of [collector.whole(), collector.fractions()]) {
          expect(rows).toHaveLength(lists.length);
          expect(listsOf(rows)).toEqual(lists);
          for (const [row, list] of lists.entries()) {
            expect(rows.count(row)).toBe(list.length);
            expect(rows.last(row)).toBe(list.at(-1));
            expect([...rows.values.subarray(rows.start(row), rows.end(row))]).toEqual(list);
            expect(rows.some(row, (number) => number > n % 9)).toBe(list.some((number) => number > n % 9));
          }
        }
      },
    ),
  ));
