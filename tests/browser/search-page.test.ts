/** The page as its user has it: a real index, a real server, a real browser, JavaScript on and off. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { indexCorpus } from '../../src/indexer/index-corpus.ts';
import { openEngine } from '../../src/search/open-engine.ts';
import { createLog } from '../../src/server/log.ts';
import { type RunningServer, serve } from '../../src/server/serve.ts';
import { openBrowser, type TestBrowser } from './browser.ts';

const CORPUS = fileURLToPath(new URL('../../corpus', import.meta.url));

let browser: TestBrowser;
let server: RunningServer;
let index: string;

beforeAll(async () => {
  index = await mkdtemp(join(tmpdir(), 'xiangxun-page-'));
  const { generation } = await indexCorpus({ corpus: CORPUS, out: index, skipBad: false });
  const source = { newest: async () => generation, open: () => openEngine(index) };
  const log = createLog({ write: () => {} });
  server = await serve({ source, host: '127.0.0.1', port: 0, log });
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
  await rm(index, { recursive: true, force: true });
});

async function open(path: string, width = 1280, javaScriptEnabled = false): Promise<Page> {
  const page = await browser.newPage(width, 'light', { javaScriptEnabled });
  await page.goto(`${server.address}${path}`);
  return page;
}

const titles = (page: Page) => page.locator('main h2 a, main h3 a').allInnerTexts();

describe.each([
  ['with JavaScript', true],
  ['without JavaScript', false],
])('%s', (_, javaScript) => {
  test('a search typed at home, narrowed by date, leads to the company', async () => {
    const page = await open('/', 1280, javaScript);
    await page.getByRole('searchbox').fill('SHEIN');
    await page.getByRole('button', { name: '搜索' }).click();
    expect((await titles(page))[0]).toBe('希音');
    expect(await page.locator('mark').first().innerText()).toBe('希音');

    await page.locator('input[name=from]').fill('2026-02-01');
    await page.locator('input[name=to]').fill('2026-02-28');
    await page.getByRole('button', { name: '确定' }).click();
    expect(new URL(page.url()).searchParams.get('from')).toBe('2026-02-01');
    expect(new URL(page.url()).searchParams.get('q')).toBe('SHEIN');
    const found = await titles(page);
    expect(found).toContain('SHEIN斥35億元在肇慶自建大型物流中心');
    expect(found).not.toContain('許仰天罕見露面，SHEIN重返中國底色');
    expect(await page.getByText(/还没有日期的 \d+ 条未列入/).innerText()).toMatch(/[1-9]/);

    await page.getByRole('link', { name: '清除全部条件' }).click();
    expect(await titles(page)).toContain('許仰天罕見露面，SHEIN重返中國底色');
    await page.locator('main h2 a, main h3 a').first().click();
    await page.waitForURL('**/companies/c001');
    expect(await page.locator('h1').innerText()).toBe('希音');
    await page.getByRole('link', { name: '希音(SHEIN)湾区大旺智慧产业园' }).first().click();
    await page.waitForURL('**/projects/p006');
    expect(await page.locator('h1').innerText()).toBe('希音(SHEIN)湾区大旺智慧产业园');
  });
});

test('the month bars narrow to their month', async () => {
  const page = await open('/?q=%E8%82%87%E5%BA%86');
  const bar = page.locator('svg[role=group] a.bar').last();
  const href = await bar.getAttribute('href');
  await page.goto(new URL(href as string, page.url()).href);
  const { searchParams } = new URL(page.url());
  expect(searchParams.get('from')).toMatch(/^\d{4}-\d{2}-01$/);
  expect(await titles(page)).not.toHaveLength(0);
});

test('the mark lies on the words as they are printed', async () => {
  const page = await open(
    '/?q=%E8%82%87%E5%BA%86%E7%AC%AC%E4%B8%80%E5%AD%A3%E5%BA%A6%E9%87%8D%E5%A4%A7%E9%A1%B9%E7%9B%AE',
  );
  expect((await titles(page))[0]).toBe('肇庆2023年头部季度重大项目集中签约开工投产侧记');
  expect((await page.locator('mark').allInnerTexts()).join(' ')).toContain('头部季度');
});

test.each([
  ['/', 1280],
  ['/?q=SHEIN', 1280],
  ['/?q=SHEIN&from=2026-02-01', 360],
  ['/?q=%E6%B2%A1%E6%9C%89%E8%BF%99%E7%A7%8D%E4%B8%9C%E8%A5%BF', 320],
  ['/companies/c005', 320],
  ['/projects/p014', 360],
  ['/articles/a001', 320],
])('%s at %i px has no accessibility fault and does not scroll sideways', async (path, width) => {
  const page = await open(path, width, true);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBeLessThanOrEqual(0);
  await page.evaluate(axe.source);
  const violations = await page.evaluate(async () => {
    const run = (globalThis as unknown as { axe: { run(): Promise<{ violations: { id: string }[] }> } }).axe;
    return (await run.run()).violations.map(({ id }) => id);
  });
  expect(violations).toEqual([]);
});
