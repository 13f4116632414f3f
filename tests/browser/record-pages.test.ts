/** Record pages in a real browser: nothing to trip over, nothing cut off, pictures readable in both schemes. */
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Readings } from '../../src/contract/reading.ts';
import { indexCorpus } from '../../src/indexer/index-corpus.ts';
import { openEngine } from '../../src/search/open-engine.ts';
import { createLog } from '../../src/server/log.ts';
import { type RunningServer, serve } from '../../src/server/serve.ts';
import { openBrowser, type Scheme, type TestBrowser } from './browser.ts';

// Many pages in one test, on a machine that does other work.
vi.setConfig({ testTimeout: 180_000 });

const CORPUS = fileURLToPath(new URL('../../corpus', import.meta.url));
const QUOTE = '争取2023年底完工';

let browser: TestBrowser;
let server: RunningServer;
let folder: string;

/** The corpus of this project, with something read of one project of 冠旭. */
async function corpusWithReadings(): Promise<string> {
  const corpus = join(folder, 'corpus');
  await cp(CORPUS, corpus, { recursive: true });
  const lines = async (name: string) =>
    (await readFile(join(corpus, name), 'utf8'))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  const article = (await lines('articles.jsonl')).find(({ id }) => id === 'a001');
  const start = String(article?.['text']).indexOf(QUOTE);
  const at = { articleId: 'a001', field: 'text', start, end: start + QUOTE.length, quote: QUOTE } as const;
  const readings: Readings = {
    events: [
      { stage: '竣工', date: '2023', planned: true, at },
      { stage: '投产', date: '2024', planned: true, at },
    ],
    figures: [],
  };
  const projects = (await lines('projects.jsonl')).map((project) =>
    project['id'] === 'p003' ? { ...project, readings, derived: true } : project,
  );
  await writeFile(
    join(corpus, 'projects.jsonl'),
    projects.map((project) => JSON.stringify(project)).join('\n'),
  );
  return corpus;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xiangxun-records-'));
  const index = join(folder, 'index');
  const { generation } = await indexCorpus({
    corpus: await corpusWithReadings(),
    out: index,
    skipBad: false,
  });
  const source = { newest: async () => generation, open: () => openEngine(index) };
  server = await serve({ source, host: '127.0.0.1', port: 0, log: createLog({ write: () => {} }) });
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
  await rm(folder, { recursive: true, force: true });
});

async function open(path: string, width: number, scheme: Scheme = 'light'): Promise<Page> {
  const page = await browser.newPage(width, scheme);
  await page.goto(`${server.address}${path}`);
  return page;
}

const PAGES = [
  '/companies/c005',
  '/companies/c002',
  '/projects/p015',
  '/projects/p017',
  '/projects/p003',
  '/places/肇庆市',
  '/places',
  '/places/广东省/肇庆市/德庆县',
  '/articles/a001?mark=0-20',
  '/?q=%E5%86%A0%E6%97%AD',
];

describe.each(PAGES)('%s', (path) => {
  test('no accessibility fault, no scrolling sideways: 1280 and 320 px, light and dark', async () => {
    const page = await browser.newPage(1280, 'light');
    const problems: string[] = [];
    page.on('console', (message) => problems.push(message.text()));
    await page.goto(`${server.address}${path}`);
    await page.locator('.record details').evaluateAll((all) => {
      for (const details of all) details.setAttribute('open', '');
    });
    await page.evaluate(axe.source);
    for (const width of [1280, 320]) {
      await page.setViewportSize({ width, height: 800 });
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect({ width, overflow }).toEqual({ width, overflow: 0 });
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        const faults = await page.evaluate(async () => {
          const run = (globalThis as unknown as { axe: { run(): Promise<{ violations: { id: string }[] }> } })
            .axe;
          return (await run.run()).violations.map(({ id }) => id);
        });
        expect({ width, colorScheme, faults }).toEqual({ width, colorScheme, faults: [] });
      }
    }
    // A style or script that the content policy refused would be told here.
    expect(problems).toEqual([]);
    await page.context().close();
  });
});

test.each([
  [1280, 'wide'],
  [360, 'narrow'],
])('at %i px the %s pictures are shown, and their text is large enough', async (width, kind) => {
  const page = await open('/places/肇庆市', width);
  const kinds = await page
    .locator('.chart > svg:visible')
    .evaluateAll((all) => all.map((svg) => svg.getAttribute('class')));
  expect(new Set(kinds)).toEqual(new Set([kind]));
  const heights = await page
    .locator('.chart > svg:visible text')
    .evaluateAll((all) => all.map((text) => text.getBoundingClientRect().height));
  expect(Math.min(...heights)).toBeGreaterThan(11);
});

test.each(['light', 'dark'] as const)(
  'in the %s scheme pictures have the colours of the page',
  async (scheme) => {
    const page = await open('/places/肇庆市', 1280, scheme);
    const [label, ink] = await page.evaluate(() => {
      const text = document.querySelector('.chart > svg.wide text');
      const probe = document.createElement('p');
      probe.className = 'legend';
      document.querySelector('.chart')?.append(probe);
      return [text && getComputedStyle(text).fill, getComputedStyle(probe).color];
    });
    expect(label).toBe(ink);
  },
);

test('evidence leads to its words in the article', async () => {
  const page = await open('/projects/p003', 1280);
  await page.getByRole('link', { name: '在文中看' }).click();
  await page.waitForURL('**/articles/a001?mark=**');
  expect(await page.locator('mark:target').innerText()).toBe(QUOTE);
});

test('a search is taken away as a file', async () => {
  const page = await open('/?q=%E5%86%A0%E6%97%AD', 1280);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'CSV' }).click(),
  ]);
  const text = await readFile(await download.path(), 'utf8');
  expect(text).toContain('冠旭电子');
});
