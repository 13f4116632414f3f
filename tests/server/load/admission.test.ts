/** Refusals where too much waits or memory is short: before the app, in it, on pages. */

import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { DEFAULT_LIMITS } from '../../../src/config/limits.ts';
import { addKey } from '../../../src/keys/key-change.ts';
import { changeKeys } from '../../../src/keys/key-file.ts';
import type { SearchEngine } from '../../../src/search/engine.ts';
import { serve } from '../../../src/server/serve.ts';
import { article, engineOf } from '../../search/fixture.ts';
import { appOf, logged, problemOf, sourceOf } from '../fixture.ts';

let engine: SearchEngine;
beforeAll(async () => {
  engine = await engineOf({ articles: [article('a1')] });
});

/** Each search keeps the thread busy for so long. */
function slow(ms: number): SearchEngine {
  return {
    search: async (request) => {
      const end = performance.now() + ms;
      while (performance.now() < end);
      return engine.search(request);
    },
    suggest: (request) => engine.suggest(request),
    record: (type, id) => engine.record(type, id),
    explain: (request, id) => engine.explain(request, id),
    status: () => engine.status(),
  };
}

describe('in the app', () => {
  test('more than may wait: 503, and health, figures and files are answered', async () => {
    const { app } = await appOf(slow(5), { limits: { ...DEFAULT_LIMITS, waiting: 4 } });
    const asked = Array.from({ length: 20 }, () => app.request('/api/v1/search?q=x'));
    const page = app.request('/?q=x');
    for (const path of ['/healthz', '/readyz', '/metrics'])
      expect((await app.request(path)).status).toBe(200);
    const answers = await Promise.all(asked);
    expect(answers.slice(0, 4).map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    const refused = answers.filter(({ status }) => status === 503);
    expect(refused.length).toBeGreaterThan(0);
    for (const response of refused) {
      expect(response.headers.get('retry-after')).toMatch(/^[123]$/);
      expect(response.headers.get('access-control-allow-origin')).toBe('*');
      expect((await problemOf(response)).code).toBe('overloaded');
    }
    const told = await page;
    expect(told.status).toBe(503);
    expect(told.headers.get('retry-after')).toMatch(/^[123]$/);
    expect(await told.text()).toContain('现在人多');
    expect((await app.request('/api/v1/search?q=x')).status).toBe(200);
  });

  test('memory short: nothing new', async () => {
    let isShort = true;
    const { app } = await appOf(engine, { isShort: () => isShort });
    expect((await app.request('/api/v1/search')).status).toBe(503);
    expect((await app.request('/')).status).toBe(503);
    expect((await app.request('/healthz')).status).toBe(200);
    expect(await (await app.request('/metrics')).text()).toContain(
      'xiangxun_refused_total{reason="memory"} 2',
    );
    isShort = false;
    expect((await app.request('/api/v1/search')).status).toBe(200);
  });
});

test('before the app: the same answer, for the same eyes', async () => {
  const keys = await mkdtemp(join(tmpdir(), 'xiangxun-admission-'));
  onTestFinished(() => rm(keys, { recursive: true, force: true }));
  await changeKeys(keys, (all) =>
    addKey(all, { kind: 'site', name: '', origins: ['https://a.example'] }, new Date()),
  );
  const running = await serve({
    source: sourceOf(slow(20)),
    host: '127.0.0.1',
    port: 0,
    log: logged().log,
    keys,
    limits: { ...DEFAULT_LIMITS, waiting: 2 },
  });
  onTestFinished(() => running.stop());
  const { port } = new URL(running.address);
  /** The last of many requests sent at once on one connection: the queue is full when it is read. */
  const last = async (method: string, path: string, origin = '') => {
    const socket = connect(Number(port), '127.0.0.1');
    let text = '';
    socket.on('data', (chunk) => {
      text += chunk;
    });
    const before = 'GET /api/v1/search?q=x HTTP/1.1\r\nHost: x\r\n\r\n'.repeat(6);
    const named = origin === '' ? '' : `Origin: ${origin}\r\n`;
    socket.write(`${before}${method} ${path} HTTP/1.1\r\nHost: x\r\n${named}Connection: close\r\n\r\n`);
    await once(socket, 'close');
    expect(text).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
    const answer = text.slice(text.lastIndexOf('HTTP/1.1 '));
    const [head = '', body = ''] = answer.split('\r\n\r\n');
    const [first = '', ...fields] = head.split('\r\n');
    const headers = fields.map((field) => field.split(': ', 2) as [string, string]);
    return new Response(body === '' ? null : body, { status: Number(first.split(' ')[1]), headers });
  };
  const ours = await last('GET', '/api/v1/search?q=x', 'https://a.example');
  const others = await last('GET', '/api/v1/suggest?q=x', 'https://b.example');
  const head = await last('HEAD', '/api/v1/search?q=x');
  for (const response of [ours, others, head]) {
    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).toMatch(/^[123]$/);
    expect(response.headers.get('vary')).toBe('Origin');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  }
  expect(ours.headers.get('access-control-allow-origin')).toBe('https://a.example');
  expect(others.headers.get('access-control-allow-origin')).toBeNull();
  expect((await problemOf(ours)).code).toBe('overloaded');
  expect(await head.text()).toBe('');
  const figures = await (await fetch(`${running.address}/metrics`)).text();
  expect(figures).toMatch(/xiangxun_refused_total\{reason="waiting"\} [1-9]\d*\n/);
});
