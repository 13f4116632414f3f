import { gunzipSync } from 'node:zlib';
import { Hono } from 'hono';
import { describe, expect, test } from 'vitest';
import { gzipped } from '../../src/server/gzip.ts';

const LONG = '项目'.repeat(2_000);

const app = new Hono();
app.use(gzipped);
app.get('/page', (c) => c.html(LONG, 200, { 'X-Own': 'kept' }));
app.get('/short', (c) => c.html('短'));
app.get('/fault', (c) => c.html(LONG, 503, { 'Retry-After': '5' }));
app.get('/picture', (c) => c.body(LONG, 200, { 'Content-Type': 'image/png' }));
app.get('/empty', (c) => c.body(null, 304));

const ask = (path: string, accepted?: string, method = 'GET') =>
  app.request(path, { method, headers: accepted === undefined ? {} : { 'Accept-Encoding': accepted } });

describe('gzipped', () => {
  test.each(['gzip', 'br, gzip, deflate', 'gzip;q=0.5'])('for %s', async (accepted) => {
    const answer = await ask('/page', accepted);
    expect(answer.headers.get('content-encoding')).toBe('gzip');
    expect(answer.headers.get('x-own')).toBe('kept');
    expect(answer.headers.get('vary')).toContain('Accept-Encoding');
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect(bytes.length).toBeLessThan(LONG.length / 4);
    expect(gunzipSync(bytes).toString()).toBe(LONG);
  });

  test('a fault keeps its status and headers', async () => {
    const answer = await ask('/fault', 'gzip');
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5']);
    expect(gunzipSync(Buffer.from(await answer.arrayBuffer())).toString()).toBe(LONG);
  });
});

test.each([
  ['/page', undefined],
  ['/page', 'br'],
  ['/page', 'gzip;q=0'],
  ['/page', 'gzip;q=0.0, br'],
  ['/picture', 'gzip'],
])('%s as it is for %s', async (path, accepted) => {
  const answer = await ask(path, accepted);
  expect(answer.headers.get('content-encoding')).toBeNull();
  expect(await answer.text()).toBe(LONG);
});

test('what is short or empty stays', async () => {
  expect(await (await ask('/short', 'gzip')).text()).toBe('短');
  expect((await ask('/empty', 'gzip')).status).toBe(304);
  expect((await ask('/page', 'gzip', 'HEAD')).status).toBe(200);
});
