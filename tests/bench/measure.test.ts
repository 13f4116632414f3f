import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isAble, latencyOf, peakMemory, percentile, timeQueries } from './measure.ts';
import type { Asked, Searcher } from './rivals/contestant.ts';

test.each([
  [[1, 2, 3, 4], 0.5, 2],
  [[1, 2, 3, 4], 0.99, 4],
  [[7], 0.5, 7],
  [[1, 2, 3], 1, 3],
])('percentile of %j at %d', (sorted, share, wanted) => {
  expect(percentile(sorted, share)).toBe(wanted);
});

test('figures of a latency are among the times, and rise', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 1 }), (times) => {
      const { p50, p95, p99, max } = latencyOf(times, 0);
      for (const figure of [p50, p95, p99, max]) expect(times).toContain(figure);
      expect(p50 <= p95 && p95 <= p99 && p99 <= max).toBe(true);
      expect(max).toBe(Math.max(...times));
    }),
  );
});

const NOTHING = { total: true, phrase: false, prefix: false, date: false, facet: false };
const ASKED: Asked = { text: '项目', want: 'all', limit: 10 };

test.each([
  [{}, true],
  [{ want: 'phrase' }, false],
  [{ want: 'prefix' }, false],
  [{ from: '2024-01-01', to: '2024-03-31' }, false],
  [{ facet: true }, false],
] as const)('who can do nothing special is able to %j: %s', (rest, able) => {
  expect(isAble(NOTHING, { ...ASKED, ...rest })).toBe(able);
  expect(
    isAble({ total: true, phrase: true, prefix: true, date: true, facet: true }, { ...ASKED, ...rest }),
  ).toBe(true);
});

test('each query counts once, found or not; who does not relax is asked again for any word', async () => {
  const wants: string[] = [];
  const searcher: Searcher = {
    search: ({ text, want }) => {
      wants.push(want);
      const found = text === 'known' || want === 'any';
      return { hits: found && text !== 'nothing' ? [1] : [], total: undefined };
    },
  };
  const queries = ['known', 'parts', 'nothing'].map((text) => ({ ...ASKED, text }));
  expect(await timeQueries({ relaxes: false }, searcher, queries)).toMatchObject({ count: 3, answered: 2 });
  expect(wants.slice(5)).toEqual(['all', 'all', 'any', 'all', 'any']);
  expect(await timeQueries({ relaxes: true }, searcher, queries)).toMatchObject({ count: 3, answered: 1 });
});

test('the peak is no less than what is held', () => {
  const ballast = Buffer.alloc(100e6, 1);
  expect(peakMemory()).toBeGreaterThan(ballast.length);
});
