/** The page as its user has it: a real index, a real server, a real browser, JavaScript on and off. */
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { openBrowser, type TestBrowser } from './browser.ts';
import { openPages, type PageStage } from './page-stage.ts';

// Many pages in one test, on a machine that does other work.
vi.setConfig({ testTimeout: 180_000 });

let browser: TestBrowser;
let server: PageStage;

beforeAll(async () => {
  server = await openPages();
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
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
    await page.waitForURL('**/?q=SHEIN**');
    expect((await titles(page))[0]).toBe('希音');
    expect(await page.locator('mark').first().innerText()).toBe('希音');

    await page.locator('input[name=from]').fill('2026-02-01');
    await page.locator('input[name=to]').fill('2026-02-28');
    await page.getByRole('button', { name: '确定' }).click();
    await page.waitForURL('**from=2026-02-01**');
    expect(new URL(page.url()).searchParams.get('from')).toBe('2026-02-01');
    expect(new URL(page.url()).searchParams.get('q')).toBe('SHEIN');
    const found = await titles(page);
    expect(found).toContain('SHEIN斥35億元在肇慶自建大型物流中心');
    expect(found).not.toContain('許仰天罕見露面，SHEIN重返中國底色');
    expect(await page.getByText(/还没有日期的 \d+ 条未列入/).innerText()).toMatch(/[1-9]/);

    await page.getByRole('link', { name: '清除全部条件' }).click();
    await page.waitForURL((url) => !url.searchParams.has('from'));
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

const q = encodeURIComponent;
/** Every state of the search page, with what shows that it is that state. */
const STATES: readonly [state: string, path: string, shown: string][] = [
  ['home', '/', '.latest li'],
  ['a company was meant', `/?q=SHEIN`, '.hit.company .card-projects li'],
  [
    'a project was meant',
    `/?q=${q('德庆冠旭时尚电子科技园(二期)')}`,
    '.hit.project .stage-line, .hit.project .stage',
  ],
  [
    'news, with everything chosen',
    `/?q=${q('肇庆 投产')}&type=article&region=${q('肇庆市')}&from=2023-01-01&minYi=1&sort=newest`,
    'a.chip',
  ],
  ['many news by month', `/?q=${q('肇庆')}&type=article`, 'svg a.bar'],
  ['a date was understood', `/?q=${q('肇庆 2023年')}`, '.chip-row .chip'],
  ['the last page', `/?q=${q('肇庆')}&offset=20`, '.paging [rel=prev]'],
  ['corrected', `/?q=${q('冠旭电于')}`, 'p.chip-row a'],
  ['relaxed', `/?q=${q('冠旭 鼯鼠橇')}`, '.note'],
  ['nothing found', `/?q=${q('鼯鼠橇')}&from=2024-01-01`, '.empty a'],
  ['a wrong parameter', `/?q=${q('冠旭')}&from=2024-02-30`, '.problem code'],
  ['literal', `/?q=${q('肇庆 2023年')}&literal=1`, '.chip-row .lead'],
  ['no such record', '/companies/none', '.message'],
];

interface Fault {
  readonly id: string;
  readonly nodes: readonly { readonly target: unknown }[];
}

async function faultsOf(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const tool = (globalThis as unknown as { axe: { run(): Promise<{ violations: Fault[] }> } }).axe;
    const { violations } = await tool.run();
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => String(target)).join(' ')}`);
  });
}

const sideways = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

describe('no accessibility fault in any state', () => {
  test.each(STATES)('%s', async (_, path, shown) => {
    const page = await open(path, 1280, true);
    await page.locator(shown).first().waitFor();
    await page.evaluate(axe.source);
    // 640 px: what 1280 px are at 200 %.
    for (const width of [1280, 640, 320]) {
      await page.setViewportSize({ width, height: 800 });
      const filters = page.locator('.filter-switch');
      if (await filters.isVisible()) await filters.click();
      expect({ width, sideways: await sideways(page) }).toEqual({ width, sideways: 0 });
      if (width === 640) continue;
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        expect({ width, colorScheme, faults: await faultsOf(page) }).toEqual({
          width,
          colorScheme,
          faults: [],
        });
      }
    }
    await page.context().close();
  });
});

test('the tool does find what is wrong in a page of ours', async () => {
  const page = await open('/?q=SHEIN', 1280, true);
  await page.evaluate(axe.source);
  await page.evaluate(() => document.querySelector('label[for=q]')?.remove());
  await page.evaluate(() => document.querySelector('#q')?.removeAttribute('placeholder'));
  expect((await faultsOf(page)).join()).toContain('label');
  await page.context().close();
});

test('on paper: the question, what was understood and the answers, on white, and nothing to press', async () => {
  const page = await browser.newPage(760, 'dark');
  await page.goto(`${server.address}/?q=${q('肇庆 投产')}&region=${q('肇庆市')}`);
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  const hidden = [
    '.site search',
    'aside',
    '.filter-switch',
    '.dates',
    '.sorts',
    '.paging a',
    '.export',
    '.foot',
    '.skip',
  ];
  for (const selector of hidden) {
    expect(await page.locator(selector).count(), selector).toBeGreaterThan(0);
    for (const one of await page.locator(selector).all()) expect(await one.isVisible(), selector).toBe(false);
  }
  expect((await page.locator('h1').boundingBox())?.height).toBeGreaterThan(16);
  expect(await page.locator('h1').innerText()).toBe('“肇庆 投产”的搜索结果');
  await expect.poll(() => page.locator('.hit').last().isVisible()).toBe(true);
  expect(await page.locator('.chips').first().isVisible()).toBe(true);
  const [ground, ink] = await page.evaluate(() => {
    const { backgroundColor, color } = getComputedStyle(document.body);
    return [backgroundColor, color];
  });
  expect([ground, ink]).toEqual(['rgb(255, 255, 255)', 'rgb(27, 30, 34)']);
  await page.context().close();
});

test('in forced colours marks, chosen tabs and bars are told apart without colour', async () => {
  const page = await browser.newPage(1280, 'light', { forcedColors: 'active' });
  await page.goto(`${server.address}/?q=SHEIN`);
  const look = await page.evaluate(() => {
    const style = (selector: string) => getComputedStyle(document.querySelector(selector) as Element);
    return {
      mark: style('mark').backgroundColor !== style('body').backgroundColor,
      tab: style('.tabs a[aria-current]').textDecorationLine,
      sort: style('.sorts a[aria-current]').textDecorationLine,
      bar: style('.bar .ink').fill !== style('body').backgroundColor,
      button: style('.box button').borderLeftWidth,
      card: style('.hit.company article').borderTopStyle,
    };
  });
  expect(look).toEqual({
    mark: true,
    tab: 'underline',
    sort: 'underline',
    bar: true,
    button: '1px',
    card: 'solid',
  });
  await page.context().close();
});

test('feeds and the description of the search are found by browsers, and lead somewhere', async () => {
  const page = await open(`/?q=${q('肇庆')}&type=article&sort=amount&limit=20`);
  const links = await page
    .locator('link[rel=alternate], link[rel=search]')
    .evaluateAll((all) =>
      all.map((one) => ({ type: (one as HTMLLinkElement).type, href: (one as HTMLLinkElement).href })),
    );
  expect(links.map(({ type }) => type).sort()).toEqual([
    'application/atom+xml',
    'application/feed+json',
    'application/opensearchdescription+xml',
  ]);
  for (const { type, href } of links) {
    const response = await fetch(href);
    expect([response.status, response.headers.get('content-type')?.split(';')[0]]).toEqual([200, type]);
  }
  expect(await page.getByRole('link', { name: 'Atom' }).getAttribute('href')).toBe(
    `/feed.atom?q=${q('肇庆')}&type=article`,
  );
  await page.context().close();
});
