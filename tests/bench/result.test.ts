import { expect, test } from 'vitest';
import { median, medians, mediansOfLoads, mediansOfStarts, type StartedRun } from './result.ts';

test.each([
  [[3], 3],
  [[5, 1, 3], 3],
  [[4, 1, 3, 2], 2.5],
])('median of %j', (values, wanted) => {
  expect(median(values)).toBe(wanted);
});

test('figure by figure', () => {
  expect(
    medians([
      { a: 1, b: 30 },
      { a: 2, b: 10 },
      { a: 9, b: 20 },
    ]),
  ).toEqual({ a: 2, b: 20 });
  expect(() => medians([])).toThrow();
});

test('runs of a contestant become one; a kind that was not timed stays out', () => {
  const run = (n: number): StartedRun => ({
    readyMs: n,
    memory: { heap: n, external: n, rss: n },
    rssAfter: n,
    latency: { oneWord: { count: 5, answered: 4, p50: n, p95: n, p99: n, max: n } },
  });
  const { latency, ...rest } = mediansOfStarts([run(1), run(7), run(2)]);
  expect(rest).toEqual({ readyMs: 2, memory: { heap: 2, external: 2, rss: 2 }, rssAfter: 2 });
  expect(latency).toEqual({ oneWord: { count: 5, answered: 4, p50: 2, p95: 2, p99: 2, max: 2 } });
});

test('loads by their number of clients', () => {
  const load = (clients: number, n: number) => ({ clients, requestsPerSecond: n, p50: n, p99: n, failed: 0 });
  const merged = mediansOfLoads([
    [load(1, 10), load(8, 50)],
    [load(1, 30), load(8, 70)],
  ]);
  expect(merged.map(({ clients, requestsPerSecond }) => [clients, requestsPerSecond])).toEqual([
    [1, 20],
    [8, 60],
  ]);
});

test('a load that nobody answered has no times, and leaves those of the other runs', () => {
  const load = (p99: number | null) => ({ clients: 64, requestsPerSecond: 0, p50: p99, p99, failed: 0 });
  expect(mediansOfLoads([[load(null)], [load(8)], [load(4)]])[0]?.p99).toBe(6);
  expect(mediansOfLoads([[load(null)]])[0]?.p99).toBeNull();
});
