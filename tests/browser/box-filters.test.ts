/** Dates, facets, chips and the ways on to the search page. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dayBefore } from './box-corpus.ts';
import { type BoxStage, openStage, partsOf } from './box-stage.ts';
import { searchesOf } from './input-method.ts';

let stage: BoxStage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(async () => {
  await stage?.close();
});

/** The parameters of the next search that the page sends. */
const nextSearch = async (page: Page) =>
  new URL((await page.waitForRequest('**/api/v1/search**')).url()).searchParams;

test('a date typed in the words is a chip, and goes with one press', async () => {
  const page = await stage.open();
  const { input, rows, box, panel } = partsOf(page);
  const year = dayBefore(400).slice(0, 4);
  await input.click();
  await input.fill(`园区 ${year}年`);
  const chip = box.getByRole('button', { name: `去掉条件 时间 ${year}年` });
  await chip.waitFor();
  expect(await panel.getByText('还没有日期的 1 条未列入').count()).toBe(1);
  for (const date of await rows.locator('time').allInnerTexts()) expect(date).toContain(year);
  await chip.click();
  await expect.poll(() => input.inputValue()).toBe('园区');
  await expect.poll(() => chip.count()).toBe(0);
  await page.context().close();
});

test('近30天 narrows, says so, and is taken back by a second press', async () => {
  const page = await stage.open();
  const { input, rows, box } = partsOf(page);
  const preset = box.getByRole('button', { name: '近30天' });
  await input.click();
  const asked = nextSearch(page);
  await preset.click();
  // Nothing typed: what is newest.
  expect(Object.fromEntries(await asked)).toMatchObject({
    q: '',
    from: dayBefore(29),
    to: dayBefore(0),
    sort: 'newest',
  });
  await rows.first().waitFor();
  expect(await preset.getAttribute('aria-pressed')).toBe('true');
  await input.fill('总投资');
  await rows.first().waitFor();
  for (const date of await rows.locator('time').allInnerTexts())
    expect(date >= dayBefore(29) || date.startsWith('最近')).toBe(true);
  await preset.click();
  await expect.poll(() => preset.getAttribute('aria-pressed')).toBe('false');
  await page.context().close();
});

test('自定义 takes two days in either order, and waits for a year that is whole', async () => {
  const page = await stage.open();
  const asked = searchesOf(page);
  const { input, rows, box } = partsOf(page);
  await input.click();
  await input.fill('园区');
  await rows.first().waitFor();
  const custom = box.getByRole('button', { name: '自定义' });
  await custom.click();
  const [from, to] = [box.getByLabel('从'), box.getByLabel('到')];
  expect(await from.evaluate((one) => (one.getRootNode() as ShadowRoot).activeElement === one)).toBe(true);
  await from.fill('0202-01-01');
  expect(asked).toHaveLength(1);
  await from.fill(dayBefore(40));
  const search = nextSearch(page);
  await to.fill(dayBefore(300));
  const params = await search;
  expect([params.get('from'), params.get('to')]).toEqual([dayBefore(300), dayBefore(40)]);
  expect(await from.inputValue()).toBe(dayBefore(300));
  expect(await custom.getAttribute('class')).toContain('on');
  await page.context().close();
});

test('facets: several values, counts, kept through the answer and the focus with them', async () => {
  const page = await stage.open();
  const { input, rows, box } = partsOf(page);
  await input.click();
  await input.fill('园区');
  await rows.first().waitFor();
  await box.locator('.filters').click();
  const place = (name: string) =>
    box.locator('.facet').getByRole('button', { name: new RegExp(`^${name} `) });
  await place('清远市').focus();
  const one = nextSearch(page);
  await page.keyboard.press('Enter');
  expect((await one).getAll('region')).toEqual(['清远市']);
  await expect.poll(() => place('清远市').getAttribute('aria-pressed')).toBe('true');
  expect(await place('清远市').evaluate((at) => (at.getRootNode() as ShadowRoot).activeElement === at)).toBe(
    true,
  );
  const two = nextSearch(page);
  await place('肇庆市').click();
  expect((await two).getAll('region')).toEqual(['清远市', '肇庆市']);
  await expect.poll(() => box.locator('.filters').textContent()).toBe('筛选 2');
  await page.context().close();
});

test('the rows and the foot lead to the search page with the same question', async () => {
  const page = await stage.open('data-region="清远市" data-limit="2"');
  const { input, rows, box } = partsOf(page);
  await input.click();
  await input.fill('园区');
  const all = rows.filter({ hasText: /^全部 \d+ 条新闻$/ });
  await all.waitFor();
  expect(await rows.count()).toBe(3);
  const total = /\d+/.exec(await all.innerText())?.[0];
  const foot = new URL((await box.locator('.foot a').getAttribute('href')) ?? '');
  expect(foot.searchParams.get('q')).toBe('园区');
  await all.click();
  await page.waitForURL(`${stage.api}/?**`);
  expect(Object.fromEntries(new URL(page.url()).searchParams)).toEqual({
    q: '园区',
    type: 'article',
    region: '清远市',
  });
  expect(await page.locator('main').innerText()).toContain(total);
  await page.goBack();

  await input.click();
  await input.fill('厂房');
  await page.keyboard.press('Enter');
  await page.waitForURL(`${stage.api}/?q=**`);
  expect(new URL(page.url()).searchParams.get('q')).toBe('厂房');
  await page.context().close();
});

test('a slip is put right by one press', async () => {
  const page = await stage.open();
  const { input, rows, panel } = partsOf(page);
  await input.click();
  await input.fill('冠旭电于');
  await rows.first().waitFor();
  await panel.getByRole('button', { name: '冠旭电子' }).click();
  await expect.poll(() => input.inputValue()).toBe('冠旭电子');
  await page.context().close();
});

test('what was opened is offered again, kept by the reader’s browser alone, and forgotten by one press', async () => {
  const page = await stage.open();
  const { input, rows, box } = partsOf(page);
  await input.click();
  await input.fill('希音');
  await rows.filter({ hasText: '供应链总部' }).first().click();
  await page.waitForURL(`${stage.api}/**`);
  await page.goBack();
  await input.waitFor();
  await input.fill('');
  await input.click();
  expect(await rows.allInnerTexts()).toEqual(['希音']);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await rows.filter({ hasText: '供应链总部' }).first().waitFor();
  expect(await input.inputValue()).toBe('希音');
  await input.fill('');
  await box.getByRole('button', { name: '清除记录' }).click();
  expect(await rows.count()).toBe(0);
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
  await page.context().close();
});
