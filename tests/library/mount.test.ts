/** The whole of it under a path of somebody's own app, over a real port. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { indexCorpus } from '../../src/indexer/index-corpus.ts';
import { type MountOptions, xiangxun } from '../../src/library/mount.ts';
import { createSearch, type Search } from '../../src/library/search.ts';
import { writeCorpus } from '../cli/fixture.ts';
import { RECORDS } from './records.ts';

// On a loaded machine an index takes its time.
vi.setConfig({ testTimeout: 180_000 });

let search: Search;
beforeAll(async () => {
  search = await createSearch(RECORDS);
});

const quiet = { info: () => {}, warn: () => {}, error: () => {} };

/** The app on a port, until the test is over. */
async function listening(app: Hono): Promise<string> {
  return new Promise((resolve) => {
    const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) =>
      resolve(`http://127.0.0.1:${port}`),
    );
    onTestFinished(() => void server.close());
  });
}

function mountedAt(path: string, source: Parameters<typeof xiangxun>[0], options: MountOptions = {}): Hono {
  const app = new Hono();
  app.get('/', (c) => c.text('mine'));
  app.route(path, xiangxun(source, { log: quiet, ...options }));
  app.notFound((c) => c.text('not mine', 404));
  return app;
}

describe('under a path', () => {
  test('the API, as anywhere', async () => {
    const at = await listening(mountedAt('/search', search));
    const answer = await fetch(`${at}/search/api/v1/search?q=SHEIN`);
    expect(answer.status).toBe(200);
    const { hits } = (await answer.json()) as { hits: { id: string }[] };
    expect(hits.map(({ id }) => id)).toEqual(['c1', 'p1', 'a1']);
    const wrong = await fetch(`${at}/search/api/v1/search?sort=best`);
    expect(wrong.status).toBe(400);
    expect(await wrong.json()).toMatchObject({ code: 'invalid_parameter' });
  });

  test.each(['/search', '/a/b'])('%s: pages whose every address is below it and answers', async (path) => {
    const at = await listening(mountedAt(path, search));
    const seen = new Set<string>();
    const open = [`${path}?q=SHEIN`, `${path}/articles/a1`, `${path}/companies/c1`, `${path}/places/广东省`];
    for (const address of open) {
      const response = await fetch(at + address);
      expect(response.status, address).toBe(200);
      const html = await response.text();
      for (const [, link = ''] of html.matchAll(/ (?:href|action|src)="(\/[^"]*)"/g)) seen.add(link);
    }
    expect(seen.size).toBeGreaterThan(10);
    for (const link of seen) {
      expect(link.startsWith(path), link).toBe(true);
      expect((await fetch(at + link.replaceAll('&amp;', '&'))).status, link).toBe(200);
    }
  });

  test('the rest of the app is its own', async () => {
    const at = await listening(mountedAt('/search', search));
    expect(await (await fetch(`${at}/`)).text()).toBe('mine');
    expect(await (await fetch(`${at}/searching`)).text()).toBe('not mine');
    expect(await (await fetch(`${at}/api/v1/search`)).text()).toBe('not mine');
    expect((await fetch(`${at}/search/nothing`)).status).toBe(404);
  });

  test('a path with a part that varies', async () => {
    const at = await listening(mountedAt('/:lang/search', search));
    const html = await (await fetch(`${at}/zh/search/articles/a1`)).text();
    expect(html).toContain('href="/zh/search/');
    expect(html).not.toMatch(/ (href|action|src)="\/(?!zh\/search)/);
  });

  test('limits are those that were given', async () => {
    const app = mountedAt('/s', search, { limits: { exports: 1, 'query-ms': 60_000 } });
    expect((await app.request('/s/api/v1/export?format=jsonl')).status).toBe(200);
  });

  test('the tag of the box names the mount', async () => {
    const at = await listening(mountedAt('/search', search));
    expect(await (await fetch(`${at}/search/embed`)).text()).toBe(
      `<script src="${at}/search/embed/v1.js" data-api="${at}/search" defer></script>\n`,
    );
  });
});

test('a folder: 503 until there is an index, then answers, then those of the next generation', {
  timeout: 120_000,
}, async () => {
  const root = await mkdtemp(join(tmpdir(), 'xiangxun-mount-'));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  const index = join(root, 'index');
  const corpus = join(root, 'corpus');
  const told: object[] = [];
  const app = mountedAt('/s', { index }, { log: { ...quiet, error: (event) => told.push(event) } });
  const generation = async () => {
    const response = await app.request('/s/api/v1/search?q=x');
    const body = (await response.json()) as { generation?: string };
    return body.generation ?? response.status;
  };
  expect(await generation()).toBe(503);
  expect(told).toMatchObject([{ event: 'index_not_opened', err: { code: 'index_missing' } }]);
  await writeCorpus(corpus);
  for (const name of ['gen-000001', 'gen-000002']) {
    await indexCorpus({ corpus, out: index, skipBad: false });
    await expect.poll(generation, { timeout: 30_000, interval: 200 }).toBe(name);
  }
});
