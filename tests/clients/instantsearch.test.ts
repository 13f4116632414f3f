/** `instantsearch.js` with `@meilisearch/instant-meilisearch`, as they are, in a real browser on another origin. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { openBrowser, type TestBrowser } from '../browser/browser.ts';
import { compiled } from '../cli/fixture.ts';
import { type MeiliServer, openMeiliServer } from './meili-server.ts';

compiled();
let server: MeiliServer;
let site: Server;
let origin = '';
let browser: TestBrowser;
let script = '';

/** The first steps of the package's own documentation, with the widgets that people add next. */
const SOURCE = `
import instantsearch from 'instantsearch.js';
import { instantMeiliSearch } from '@meilisearch/instant-meilisearch';
import { configure, hits, pagination, refinementList, searchBox, sortBy, stats } from 'instantsearch.js/es/widgets';
const { host, key } = window.settings;
const { searchClient } = instantMeiliSearch(host, key, { finitePagination: true });
const search = instantsearch({ indexName: 'articles', searchClient });
search.addWidgets([
  searchBox({ container: '#searchbox' }),
  configure({ hitsPerPage: 10, attributesToSnippet: ['text:8'] }),
  stats({ container: '#stats', templates: { text: ({ nbHits }) => String(nbHits) } }),
  sortBy({ container: '#sort', items: [
    { label: 'relevance', value: 'articles' },
    { label: 'newest', value: 'articles:published:desc' },
  ] }),
  refinementList({ container: '#regions', attribute: 'regions', searchable: true }),
  refinementList({ container: '#sources', attribute: 'source' }),
  hits({ container: '#hits', templates: {
    item: (hit, { html, components }) => html\`<article data-id="\${hit.id}" data-day="\${hit.published}">
      <h2>\${components.Highlight({ hit, attribute: 'title' })}</h2>
      <p>\${components.Snippet({ hit, attribute: 'text' })}</p></article>\`,
  } }),
  pagination({ container: '#pages' }),
]);
search.start();
`;

beforeAll(async () => {
  server = await openMeiliServer();
  const { outputFiles } = await build({
    stdin: { contents: SOURCE, resolveDir: fileURLToPath(new URL('.', import.meta.url)) },
    bundle: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'silent',
  });
  script = outputFiles[0]?.text ?? '';
  site = createServer((request, response) => {
    const isScript = request.url?.startsWith('/app.js');
    response.writeHead(200, { 'Content-Type': isScript ? 'text/javascript' : 'text/html; charset=utf-8' });
    response.end(
      isScript ? script : pageHtml(new URL(request.url ?? '/', 'http://site').searchParams.get('key') ?? ''),
    );
  });
  site.listen(0, '127.0.0.1');
  await once(site, 'listening');
  origin = `http://localhost:${(site.address() as AddressInfo).port}`;
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  site?.close();
  site?.closeAllConnections();
  await server?.close();
});

function pageHtml(key: string): string {
  const settings = JSON.stringify({ host: server.host(), key });
  const places = ['searchbox', 'stats', 'sort', 'regions', 'sources', 'hits', 'pages'];
  return `<!doctype html><meta charset="utf-8"><title>园区</title>${places.map((id) => `<div id="${id}"></div>`).join('')}
<script>window.settings = ${settings};</script><script src="/app.js"></script>`;
}

async function open(key = ''): Promise<Page> {
  const page = await browser.newPage(1_000, 'light');
  onTestFinished(() => page.context().close());
  await page.goto(`${origin}/?key=${key}`);
  return page;
}
const total = (page: Page) => page.locator('#stats').innerText();
const ids = (page: Page) =>
  page.locator('#hits article').evaluateAll((all) => all.map((one) => one.getAttribute('data-id')));

describe('instantsearch.js', () => {
  test('searches while it is typed, and marks what was found', async () => {
    const page = await open();
    await expect.poll(() => total(page)).toBe('25');
    await page.locator('#searchbox input').fill('肇庆');
    await expect.poll(() => total(page)).toBe('12');
    expect(await page.locator('#hits h2 mark').first().innerText()).toBe('肇庆');
    await page.locator('#searchbox input').fill('shein');
    await expect.poll(() => total(page)).toBe('25');
    expect(await page.locator('#hits p mark').first().innerText()).toBe('希音');
    expect((await page.locator('#hits p').first().innerText()).length).toBeLessThan(60);
  });

  test('refines by facets whose other values stay countable, and searches in their values', async () => {
    const page = await open();
    await page.locator('#regions label', { hasText: '肇庆市' }).click();
    await expect.poll(() => total(page)).toBe('12');
    await expect.poll(() => page.locator('#regions label', { hasText: '佛山市' }).innerText()).toMatch(/12/);
    await page.locator('#sources label', { hasText: '西江日报' }).click();
    await expect.poll(() => total(page)).toBe('4');
    await page.locator('#regions input[type=search]').fill('佛');
    await expect.poll(() => page.locator('#regions li').count()).toBe(1);
    expect(await page.locator('#regions li').innerText()).toMatch(/佛山市/);
  });

  test('sorts and pages', async () => {
    const page = await open();
    await page.locator('#sort select').selectOption('articles:published:desc');
    const days = () =>
      page.locator('#hits article').evaluateAll((all) => all.map((one) => one.getAttribute('data-day')));
    await expect.poll(async () => (await days())[0]).toBe('2024-12-15');
    expect(await days()).toEqual((await days()).toSorted().reverse());
    const first = await ids(page);
    await page.locator('#pages a', { hasText: '2' }).click();
    await expect.poll(async () => (await ids(page))[0]).not.toBe(first[0]);
    for (const id of await ids(page)) expect(first).not.toContain(id);
    await page.locator('#pages a', { hasText: '3' }).click();
    await expect.poll(async () => (await ids(page)).length).toBe(5);
  });

  test('shows markup in texts as the letters that they are, once escaped and not twice', async () => {
    const page = await open();
    await page.locator('#searchbox input').fill('攻击');
    await expect.poll(() => total(page)).toBe('1');
    expect(await page.locator('#hits h2').innerText()).toBe('希音 & <img src=x onerror="window.hit=1"> 攻击');
    expect(await page.locator('#hits img').count()).toBe(0);
    expect(await page.evaluate('window.hit')).toBeUndefined();
  });

  test('once site keys exist, works with the key of its site and not without', {
    timeout: 120_000,
  }, async () => {
    const key = await server.siteKey(origin);
    await expect
      .poll(
        async () => {
          const response = await fetch(`${server.host()}/indexes`, { headers: { Origin: origin } });
          return response.status;
        },
        { timeout: 30_000 },
      )
      .toBe(401);
    const page = await open(key);
    await expect.poll(() => total(page)).toBe('25');
    const closed = await open();
    const status = await closed.evaluate(async (host) => {
      const headers = { 'Content-Type': 'application/json' };
      const init = { method: 'POST', headers, body: '{"queries":[{"indexUid":"articles"}]}' };
      return (await fetch(`${host}/multi-search`, init)).status;
    }, server.host());
    expect(status).toBe(401);
    expect(await ids(closed)).toEqual([]);
  });
});
