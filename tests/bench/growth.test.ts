import { expect, test } from 'vitest';
import { exponent, growthRows, growthTable } from './growth.ts';
import type { BenchResult } from './result.ts';

test.each([
  [[100, 5], [1_000, 50], 1],
  [[100, 5], [1_000, 500], 2],
  [[100, 5], [1_000, 5], 0],
] as const)('from %j to %j: %d', (a, b, wanted) => {
  expect(exponent(a, b)).toBeCloseTo(wanted);
});

test('beside a missing figure there is none', () => {
  expect(exponent([100, undefined], [1_000, 5])).toBeUndefined();
  expect(exponent([100, 0], [1_000, 5])).toBeUndefined();
});

const result = (documents: number, bytes?: number) =>
  ({
    corpus: { name: 'news', documents, characters: documents * 500 },
    cut: { ms: 0, words: 0 },
    contestants: [
      {
        name: 'xiangxun',
        feed: 'own',
        ...(bytes === undefined ? {} : { index: { buildMs: 1_000, saveMs: 0, bytes, peak: 2e6 } }),
      },
    ],
  }) as unknown as BenchResult;

test('a row a cost that was measured at some size, the exponent in brackets', () => {
  const results = [result(100, 10e6), result(1_000, 100e6), result(10_000)];
  const disk = growthRows(results).find(({ unit, cost }) => unit === 'MB' && cost.includes('disk'));
  expect(disk?.values).toEqual([10, 100, undefined]);
  expect(disk?.exponents[0]).toBeCloseTo(1);
  expect(disk?.exponents[1]).toBeUndefined();
  const table = growthTable(results);
  // What the text itself grew by stands above, so that costs can be compared with it.
  expect(table).toContain(
    '| xiangxun | 正文, 供比较 (text, to compare with) 百万字 (M characters) | 0.05 | 0.5 (1.00) | 5 (1.00) |',
  );
  expect(table).toContain('| xiangxun | 磁盘 (disk) MB | 10 | 100 (1.00) | — |');
  expect(table).not.toContain('RSS');
});
