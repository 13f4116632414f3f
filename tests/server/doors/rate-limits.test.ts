/** How many requests pass, from whom, and what those hear who do not. */
import { beforeAll, describe, expect, test } from 'vitest';
import { DEFAULT_LIMITS, type Limits } from '../../../src/config/limits.ts';
import { KeyBook } from '../../../src/keys/key-book.ts';
import { addKey } from '../../../src/keys/key-change.ts';
import type { SearchEngine } from '../../../src/search/engine.ts';
import { Proxies } from '../../../src/server/doors/client-address.ts';
import { Entrance } from '../../../src/server/doors/entrance.ts';
import { createMetrics } from '../../../src/server/metrics.ts';
import { article, engineOf } from '../../search/fixture.ts';
import { appOf, problemOf } from '../fixture.ts';

let engine: SearchEngine;
beforeAll(async () => {
  engine = await engineOf({ articles: [article('a1')] });
});

const site = addKey(
  [],
  { kind: 'site', name: '', origins: ['https://a.example'], perMinute: 30 },
  new Date(),
);
const admin = addKey(site.keys, { kind: 'admin', name: '', origins: [] }, new Date());
const from = (address: string) => ({ incoming: { socket: { remoteAddress: address } } });

async function server(limits: Partial<Limits> = {}, proxies = '', keys = admin.keys) {
  const clock = { now: 0 };
  const all = { ...DEFAULT_LIMITS, 'address-rate': 60, ...limits };
  const metrics = createMetrics();
  const entrance = new Entrance({
    limits: all,
    metrics,
    keys: () => new KeyBook(keys),
    proxies: new Proxies(proxies),
    clock: () => clock.now,
  });
  const { app, lines } = await appOf(engine, { limits: all, metrics, entrance });
  const ask = async (address: string, path = '/api/v1/suggest?q=x', headers: Record<string, string> = {}) =>
    app.request(path, { headers }, from(address));
  /** How many of so many requests are not refused. */
  const passing = async (count: number, ...request: Parameters<typeof ask>) => {
    let passed = 0;
    for (let i = 0; i < count; i++) if ((await ask(...request)).status !== 429) passed += 1;
    return passed;
  };
  return { clock, lines, metrics, ask, passing };
}

test('so many a minute from one address, exactly; then 429 with the wait, on the API and on pages', async () => {
  const { clock, ask, passing } = await server();
  const first = await ask('203.0.113.5');
  expect(first.headers.get('ratelimit-limit')).toBe('60');
  expect(first.headers.get('ratelimit-remaining')).toBe('59');
  expect(first.headers.get('ratelimit-reset')).toBe('1');
  expect(await passing(100, '203.0.113.5')).toBe(59);
  const refused = await ask('203.0.113.5');
  expect(refused.headers.get('retry-after')).toBe('1');
  expect(refused.headers.get('ratelimit-remaining')).toBe('0');
  expect(await problemOf(refused)).toMatchObject({ code: 'rate_limited', status: 429 });
  const page = await ask('203.0.113.5', '/?q=x');
  expect(page.status).toBe(429);
  expect(page.headers.get('retry-after')).toBe('1');
  expect(page.headers.get('content-type')).toMatch(/^text\/html/);
  expect(await page.text()).toContain('请求太频繁');
  clock.now = 10_000;
  expect(await passing(100, '203.0.113.5')).toBe(10);
  expect(await passing(100, '203.0.113.6')).toBe(60);
});

test('a refusal may be read by other sites as any answer', async () => {
  const { ask, passing } = await server({}, '', []);
  await passing(60, '203.0.113.5');
  const refused = await ask('203.0.113.5', '/api/v1/search', { Origin: 'https://a.example' });
  expect(refused.status).toBe(429);
  expect(refused.headers.get('access-control-allow-origin')).toBe('*');
  expect(refused.headers.get('access-control-expose-headers')).toContain('Retry-After');
});

test('watching and files cost nothing, exports and places more than a search', async () => {
  const { ask, passing } = await server();
  expect(await passing(200, '203.0.113.5', '/healthz')).toBe(200);
  expect(await passing(200, '203.0.113.5', '/readyz')).toBe(200);
  expect(await passing(10, '203.0.113.5', '/api/v1/export?q=x')).toBe(3);
  expect((await ask('203.0.113.5')).status).toBe(429);
  expect(await passing(10, '203.0.113.6', '/places')).toBe(6);
});

test('this machine is not counted', async () => {
  const { passing } = await server();
  expect(await passing(200, '127.0.0.1')).toBe(200);
  expect(await passing(200, '::1')).toBe(200);
  // Behind a proxy that nobody told us of, all visitors are one.
  const visitor = { 'X-Forwarded-For': '203.0.113.5' };
  expect(await passing(200, '127.0.0.1', '/api/v1/suggest?q=x', visitor)).toBe(60);
});

describe('addresses that are one', () => {
  test('10,000 that a client claims to be', async () => {
    const { passing } = await server();
    let passed = 0;
    for (let i = 0; i < 10_000; i += 50) {
      passed += await passing(1, '203.0.113.5', '/api/v1/suggest?q=x', {
        'X-Forwarded-For': `198.51.${i >> 8}.${i & 255}`,
      });
    }
    expect(passed).toBe(60);
  });

  test('what a client wrote before our proxy did', async () => {
    const { passing } = await server({}, '10.0.0.1');
    let passed = 0;
    for (let i = 0; i < 200; i++) {
      passed += await passing(1, '10.0.0.1', '/api/v1/suggest?q=x', {
        'X-Forwarded-For': `198.51.100.${i}, 203.0.113.5`,
      });
    }
    expect(passed).toBe(60);
  });

  test('a /64 of IPv6, an IPv4 in IPv6', async () => {
    const { passing } = await server();
    let passed = 0;
    for (let i = 0; i < 100; i++) passed += await passing(1, `2001:db8::${i.toString(16)}`);
    expect(passed).toBe(60);
    expect(await passing(40, '::ffff:203.0.113.5')).toBe(40);
    expect(await passing(40, '203.0.113.5')).toBe(20);
  });

  test('clients behind our proxy are not', async () => {
    const { passing } = await server({}, '10.0.0.1');
    for (const client of ['203.0.113.5', '203.0.113.6']) {
      expect(await passing(70, '10.0.0.1', '/api/v1/suggest?q=x', { 'X-Forwarded-For': client })).toBe(60);
    }
  });
});

describe('keys', () => {
  const headers = { 'X-Api-Key': site.result.secret };

  test('so many a minute with one key, from wherever', async () => {
    const { passing } = await server();
    expect(await passing(20, '203.0.113.5', '/api/v1/suggest?q=x', headers)).toBe(20);
    expect(await passing(20, '203.0.113.6', '/api/v1/suggest?q=x', headers)).toBe(10);
    expect(await passing(20, '203.0.113.7')).toBe(20);
  });

  test('without a limit of its own, that of all keys', async () => {
    const { passing } = await server({ 'key-rate': 7 });
    const own = { 'X-Api-Key': admin.result.secret };
    expect(await passing(20, '203.0.113.5', '/api/v1/suggest?q=x', own)).toBe(7);
  });

  test('guessing them is dear', async () => {
    const { passing } = await server();
    expect(await passing(20, '203.0.113.5', '/api/v1/suggest?q=x', { 'X-Api-Key': 'wrong' })).toBe(3);
    expect(await passing(20, '203.0.113.6', '/metrics', { 'X-Api-Key': 'wrong' })).toBe(3);
  });
});

test('0 is no limit, and says nothing', async () => {
  const { ask, passing } = await server({ 'address-rate': 0 });
  expect(await passing(200, '203.0.113.5')).toBe(200);
  expect((await ask('203.0.113.5')).headers.get('ratelimit-limit')).toBeNull();
});

test('no address stands in the log or in the figures', async () => {
  const { passing, lines, metrics } = await server();
  await passing(100, '203.0.113.5', '/api/v1/search?q=x');
  expect(lines.length).toBeGreaterThan(50);
  expect(JSON.stringify(lines)).not.toContain('203.0.113');
  const { body } = await metrics.text();
  expect(body).not.toContain('203.0.113');
  expect(body).toMatch(/xiangxun_refused_total\{reason="address_rate"\} 40\n/);
});
