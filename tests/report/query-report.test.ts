import { expect, test } from 'vitest';
import { reportQueries } from '../../src/report/query-report.ts';

const line = (q: string, total: number, more: object = {}) =>
  JSON.stringify({
    level: 30,
    time: '2026-03-02T10:00:00.000Z',
    event: 'search',
    q,
    total,
    relaxed: false,
    ms: 2,
    ...more,
  });

test('nothing was asked', async () => {
  expect(await reportQueries([], { limit: 5 })).toEqual({
    searches: 0,
    zero: 0,
    relaxed: 0,
    timedOut: 0,
    otherLines: 0,
    p50: null,
    p99: null,
    zeroQueries: [],
    relaxedQueries: [],
  });
});

test('sums, times, and what was not found, the most frequent first', async () => {
  const report = await reportQueries(
    [
      line('希音', 8, { ms: 1 }),
      line('火星', 0, { filters: ['from', 'region'] }),
      line(' 火星 ', 0, { time: '2026-03-04T00:00:00.000Z', filters: ['region'] }),
      line('ＭＡＲＳ', 0),
      line('mars', 0),
      line('Mars  x', 0),
      line('冠旭电于', 5, { relaxed: true }),
      line('长', 1, { timedOut: true, ms: 500.04 }),
      '',
      JSON.stringify({ event: 'generation_served' }),
      'Mar 02 systemd[1]: Started xiangxun.',
      'null',
      '{"event":1}',
    ],
    { limit: 2 },
  );
  expect(report).toMatchObject({
    searches: 8,
    zero: 5,
    relaxed: 1,
    timedOut: 1,
    otherLines: 3,
    p50: 2,
    p99: 500,
  });
  expect(report.zeroQueries).toEqual([
    { q: '火星', count: 2, last: '2026-03-04T00:00:00.000Z', filters: ['region'] },
    { q: 'mars', count: 2, last: '2026-03-02T10:00:00.000Z', filters: [] },
  ]);
  expect(report.relaxedQueries.map(({ q }) => q)).toEqual(['冠旭电于']);
});

test('since: earlier lines are passed over', async () => {
  const lines = [line('a', 0, { time: '2026-03-01T00:00:00.000Z' }), line('b', 0)];
  const report = await reportQueries(lines, { limit: 5, since: '2026-03-02T00:00:00.000Z' });
  expect(report.zeroQueries.map(({ q }) => q)).toEqual(['b']);
  expect(report.searches).toBe(1);
});

test('lines whose fields are of other kinds do no harm', async () => {
  const odd = { time: 5, q: {}, total: '8', ms: 'x', filters: 'region' };
  const report = await reportQueries([JSON.stringify({ event: 'search', ...odd })], { limit: 5 });
  expect(report).toMatchObject({
    searches: 1,
    zero: 1,
    zeroQueries: [{ q: '', count: 1, last: '', filters: [] }],
  });
});
