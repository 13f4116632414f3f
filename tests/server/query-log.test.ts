import { beforeAll, describe, expect, test } from 'vitest';
import type { SearchEngine } from '../../src/search/engine.ts';
import { corpusEngine } from '../search/fixture.ts';
import { appOf } from './fixture.ts';

let engine: SearchEngine;
beforeAll(async () => {
  engine = await corpusEngine();
});

describe('one line a query, from wherever it comes', () => {
  test.each([
    ['/api/v1/search?q=SHEIN', 'api'],
    ['/?q=SHEIN', 'page'],
    ['/api/v1/export?q=SHEIN', 'export'],
  ])('%s', async (path, via) => {
    const { app, lines } = await appOf(engine);
    const response = await app.request(path);
    await response.text();
    const [line, ...more] = lines.filter(({ event }) => event === 'search');
    expect(more).toEqual([]);
    expect(line).toMatchObject({
      level: 30,
      requestId: response.headers.get('x-request-id'),
      via,
      q: 'SHEIN',
      relaxed: false,
      generation: 'g',
    });
    expect(line?.['total']).toBeGreaterThan(0);
    expect(line?.['ms']).toBeGreaterThanOrEqual(0);
  });

  test.each(['/', '/places', '/companies/c001', '/api/v1/suggest?q=x', '/api/v1/search?limit=0'])(
    '%s is none',
    async (path) => {
      const { app, lines } = await appOf(engine);
      await (await app.request(path)).text();
      expect(lines.filter(({ event }) => event === 'search')).toEqual([]);
    },
  );
});

test('filters by name, not by value; nothing personal, nothing of the client', async () => {
  const { app, lines } = await appOf(engine);
  const q = encodeURIComponent('13800138000 a@b.cn');
  const headers = { 'User-Agent': 'agent-of-somebody', Cookie: 'c=secret', Referer: 'https://from.example/' };
  await app.request(`/api/v1/search?q=${q}&region=肇庆市&from=2024-01-01&sort=newest`, { headers });
  const [line] = lines.filter(({ event }) => event === 'search');
  expect(line).toMatchObject({ q: '‹电话› ‹邮箱›', filters: ['region', 'from'] });
  expect(Object.keys(line ?? {}).sort()).toEqual(
    [
      'event',
      'filters',
      'generation',
      'level',
      'ms',
      'q',
      'relaxed',
      'requestId',
      'time',
      'total',
      'via',
    ].sort(),
  );
  expect(JSON.stringify(lines)).not.toMatch(/13800138000|agent-of|secret|from\.example|肇庆/);
});

test('what came of it is counted', async () => {
  const { app } = await appOf(engine);
  for (const q of ['SHEIN', '冠旭电于', '没有这种东西啊&matching=all', 'SHEIN']) {
    await app.request(`/api/v1/search?q=${q}`);
  }
  const text = await (await app.request('/metrics')).text();
  expect(text).toContain('xiangxun_searches_total{outcome="found"} 2\n');
  expect(text).toContain('xiangxun_searches_total{outcome="relaxed"} 1\n');
  expect(text).toContain('xiangxun_searches_total{outcome="none"} 1\n');
  expect(text).toContain('xiangxun_search_seconds_count 4\n');
});

test('an answer that ran out of time is marked: in the log, in the figures, on the page; and nobody keeps it', async () => {
  const hasty: SearchEngine = {
    search: async (request) => ({ ...(await engine.search(request)), timedOut: true as const }),
    suggest: (request) => engine.suggest(request),
    record: (type, id) => engine.record(type, id),
    explain: (request, id) => engine.explain(request, id),
    status: () => engine.status(),
  };
  const { app, lines } = await appOf(hasty);
  const response = await app.request('/api/v1/search?q=SHEIN');
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(await response.json()).toMatchObject({ timedOut: true });
  expect(await (await app.request('/?q=SHEIN')).text()).toContain('太费时');
  expect(lines.filter(({ event }) => event === 'search').map(({ timedOut }) => timedOut)).toEqual([
    true,
    true,
  ]);
  expect(await (await app.request('/metrics')).text()).toContain('{outcome="timed_out"} 2\n');
});
