import { beforeAll, describe, expect, test } from 'vitest';
import { AppError } from '../../src/contract/error.ts';
import type { EmbeddedEngine } from '../../src/search/embedded-engine.ts';
import type { SearchEngine } from '../../src/search/engine.ts';
import { article, engineOf } from '../search/fixture.ts';
import { appOf, problemOf, STACK_OR_PATH, type TestApp } from './fixture.ts';

let engine: EmbeddedEngine;
let server: TestApp;
beforeAll(async () => {
  engine = await engineOf({ articles: [article('a1', { title: '肇庆新闻', published: '2024-02-19' })] });
  server = await appOf(engine);
});

describe('health', () => {
  test('alive before and after the index is there; ready only after, and not while stopping', async () => {
    const { app, holder } = await appOf();
    expect((await app.request('/healthz')).status).toBe(200);
    const early = await app.request('/readyz');
    expect(early.status).toBe(503);
    expect(Number(early.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await problemOf(early)).code).toBe('not_ready');
    expect(holder.ready).toBe(false);

    const ready = await server.app.request('/readyz');
    expect(ready.status).toBe(200);
    expect(ready.headers.get('cache-control')).toBe('no-store');
    expect(await ready.json()).toEqual({
      status: 'ready',
      degraded: false,
      generation: 'g',
      counts: { article: 1, project: 0, company: 0 },
      newest: '2024-02-19',
    });

    const stopping = await appOf(engine);
    stopping.holder.drain();
    expect((await stopping.app.request('/readyz')).status).toBe(503);
    expect((await stopping.app.request('/healthz')).status).toBe(200);
    expect((await stopping.app.request('/api/v1/search?q=肇庆')).status).toBe(200);
  });

  test.each(['/api/v1/search?q=x', '/api/v1/suggest?q=x', '/api/v1/articles/a1'])(
    '%s before the index is there: 503, try again',
    async (path) => {
      const response = await (await appOf()).app.request(path);
      expect(response.status).toBe(503);
      expect(response.headers.get('retry-after')).toMatch(/^\d+$/);
      expect((await problemOf(response)).code).toBe('not_ready');
    },
  );
});

describe('addresses and methods', () => {
  test.each([
    '/api/v1',
    '/api/v1/',
    '/api/v1/nothing',
    '/api/v2/search',
    '/api/v1/search/x',
    '/api',
    '/nothing',
  ])('%s is no address', async (path) => {
    const response = await server.app.request(path);
    expect(response.status).toBe(404);
    expect((await problemOf(response)).code).toBe('route_not_found');
  });

  test.each(
    ['POST', 'PUT', 'PATCH', 'DELETE', 'PROPFIND'].flatMap((method) =>
      ['/api/v1/search', '/api/v1/suggest', '/api/v1/articles/a1'].map((path) => [method, path] as const),
    ),
  )('%s %s is not allowed', async (method, path) => {
    const response = await server.app.request(path, { method });
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('GET, HEAD, OPTIONS');
    expect((await problemOf(response)).code).toBe('method_not_allowed');
  });

  test.each(['/api/v1/search?q=肇庆', '/api/v1/articles/a1', '/healthz', '/readyz', '/'])(
    'HEAD %s is GET without a body',
    async (path) => {
      const [get, head] = [
        await server.app.request(path),
        await server.app.request(path, { method: 'HEAD' }),
      ];
      expect(head.status).toBe(get.status);
      expect(head.headers.get('content-type')).toBe(get.headers.get('content-type'));
      expect(await head.text()).toBe('');
    },
  );

  test('HEAD of what is not there is 404 too', async () => {
    expect((await server.app.request('/api/v1/articles/none', { method: 'HEAD' })).status).toBe(404);
    expect((await server.app.request('/api/v1/search?limit=0', { method: 'HEAD' })).status).toBe(400);
  });
});

describe('headers', () => {
  test.each([
    ['/api/v1/search', 200],
    ['/api/v1/search?limit=0', 400],
    ['/api/v1/articles/none', 404],
  ])('any site may read %s (%i), without credentials', async (path, status) => {
    const response = await server.app.request(path, { headers: { Origin: 'https://example.com' } });
    expect(response.status).toBe(status);
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    expect(response.headers.get('access-control-allow-credentials')).toBeNull();
  });

  test('preflight', async () => {
    const headers = { Origin: 'https://example.com', 'Access-Control-Request-Method': 'GET' };
    const response = await server.app.request('/api/v1/search', { method: 'OPTIONS', headers });
    expect(response.status).toBe(204);
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    expect(response.headers.get('access-control-allow-methods')).toBe('GET,HEAD');
  });

  test('pages are not for other sites to read', async () => {
    const response = await server.app.request('/', { headers: { Origin: 'https://example.com' } });
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
  });

  test.each(['/', '/healthz', '/api/v1/search', '/nothing', '/api/v1/search?limit=0'])(
    '%s: an id of its own, no sniffing',
    async (path) => {
      const ids = [await server.app.request(path), await server.app.request(path)].map((response) => {
        expect(response.headers.get('x-content-type-options')).toBe('nosniff');
        expect(response.headers.get('referrer-policy')).toBe('strict-origin-when-cross-origin');
        return response.headers.get('x-request-id');
      });
      for (const id of ids) expect(id).toMatch(/^[0-9a-f-]{36}$/);
      expect(ids[0]).not.toBe(ids[1]);
    },
  );

  test('an id that a client sends is not taken over', async () => {
    const response = await server.app.request('/healthz', { headers: { 'X-Request-Id': 'mine' } });
    expect(response.headers.get('x-request-id')).not.toBe('mine');
  });
});

describe('too much', () => {
  test('an address over 16,384 characters: 414', async () => {
    const response = await server.app.request(`/api/v1/search?q=${'a'.repeat(16_400)}`);
    expect(response.status).toBe(414);
    expect((await problemOf(response)).code).toBe('uri_too_long');
  });

  test('a body: 413 once it says that it is large, else the method is what is wrong', async () => {
    const large = { method: 'POST', body: 'x', headers: { 'Content-Length': '16385' } };
    const response = await server.app.request('/api/v1/search', large);
    expect(response.status).toBe(413);
    expect((await problemOf(response)).code).toBe('body_too_large');
    const small = { method: 'POST', body: 'x', headers: { 'Content-Length': '16384' } };
    expect((await server.app.request('/api/v1/search', small)).status).toBe(405);
  });
});

describe('an error of ours', () => {
  const SECRET = '/srv/secret/index-data/gen-000001';
  const broken = (error: Error): SearchEngine => ({
    search: () => Promise.reject(error),
    suggest: () => Promise.reject(error),
    record: () => Promise.reject(error),
    explain: () => Promise.reject(error),
    status: () => engine.status(),
  });

  test.each([
    ['a bug', new TypeError(`cannot read ${SECRET}`)],
    ['a damaged index', new AppError('index_damaged', `${SECRET} 已损坏`)],
    ['an unreadable file', new AppError('file_unreadable', SECRET)],
  ])('%s: the client learns the id of the request, the log learns the rest', async (_, error) => {
    const { app, lines } = await appOf(broken(error));
    for (const path of [
      '/api/v1/search?q=x',
      '/api/v1/suggest?q=x',
      '/api/v1/companies/x',
      '/?q=x',
      '/companies/x',
    ]) {
      const response = await app.request(path);
      expect(response.status, path).toBeGreaterThanOrEqual(500);
      const text = await response.clone().text();
      expect(text).not.toContain('secret');
      expect(text).not.toMatch(STACK_OR_PATH);
      if (path.startsWith('/api')) {
        expect((await problemOf(response)).code).toBe('internal');
        const line = lines.findLast(({ event }) => event === 'error');
        expect(line).toMatchObject({ level: 50, requestId: response.headers.get('x-request-id') });
        expect(JSON.stringify(line)).toContain('secret');
      }
    }
  });
});
