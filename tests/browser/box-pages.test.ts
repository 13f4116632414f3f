/** The page that sets the box up, and the demo sites: as their visitors have them. */
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type DemoSite, serveDemo } from '../../src/server/demo/demo-site.ts';
import { type BoxStage, openStage, partsOf } from './box-stage.ts';
import type { Scheme } from './browser.ts';

let stage: BoxStage;
let site: DemoSite;
beforeAll(async () => {
  stage = await openStage();
  site = await serveDemo(stage.api, stage.embed, 0);
});
afterAll(async () => {
  await site?.stop();
  await stage?.close();
});

async function open(
  address: string,
  width = 1280,
  scheme: Scheme = 'light',
): Promise<{ page: Page; complaints: string[] }> {
  const page = await stage.browser.newPage(width, scheme);
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' && !/favicon|status of 404/.test(message.text()))
      complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.goto(address);
  return { page, complaints };
}

describe('/embed', () => {
  test('prints the tag that its preview runs, with checksum, policy and the check of a site', async () => {
    const { page, complaints } = await open(`${stage.api}/embed`);
    await page.getByLabel('提示文字').fill('查 "园区" <b>');
    await page.getByLabel('只搜地区').fill('清远市');
    await page.getByLabel('您的网站').fill('https://www.example.com/a?b');
    await page.getByRole('button', { name: '更新标签' }).click();
    const [tag = '', pinned = '', , policy = ''] = await page.locator('pre.code').allInnerTexts();
    expect(tag).toBe(
      `<script src="${stage.api}/embed/v1.js" defer data-placeholder="查 &quot;园区&quot; &lt;b&gt;" data-region="清远市"></script>`,
    );
    expect(pinned).toContain(
      `/embed/${stage.embed.name}" defer integrity="${stage.embed.script.integrity}" crossorigin="anonymous"`,
    );
    expect(policy).toBe(`script-src ${stage.api}; connect-src ${stage.api}`);
    expect(await page.getByRole('heading', { name: 'https://www.example.com' }).innerText()).toContain(
      '可以使用',
    );

    const { input, rows } = partsOf(page);
    expect(await input.getAttribute('placeholder')).toBe('查 "园区" <b>');
    const asked = page.waitForRequest('**/api/v1/search**');
    await input.click();
    await input.fill('园区');
    await rows.first().waitFor();
    expect(new URL((await asked).url()).searchParams.getAll('region')).toEqual(['清远市']);
    expect(complaints).toEqual([]);

    // What is printed is what works: on another site, with the checksum.
    await page.goto(
      stage.put('/copied', { html: `<!doctype html><meta charset="utf-8"><title>x</title><body>${pinned}` }),
    );
    expect(await partsOf(page).input.getAttribute('placeholder')).toBe('查 "园区" <b>');
    await page.context().close();
  });

  test.each<[number, Scheme]>([
    [1280, 'light'],
    [320, 'dark'],
  ])('has no accessibility fault at %i px, %s', async (width, scheme) => {
    const { page } = await open(`${stage.api}/embed?site=example.com&mode=overlay`, width, scheme);
    await page.evaluate(axe.source);
    const violations = await page.evaluate(async () => {
      const tool = (globalThis as unknown as { axe: { run(): Promise<{ violations: { id: string }[] }> } })
        .axe;
      return (await tool.run()).violations.map(({ id }) => id);
    });
    expect(violations).toEqual([]);
    const sideways = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(sideways).toBeLessThanOrEqual(0);
    await page.context().close();
  });
});

describe('the demo sites', () => {
  test.each(['/rental', '/office'])('%s: answers, and violates no policy', async (path) => {
    const { page, complaints } = await open(`${site.address}${path}`);
    const { input, rows } = partsOf(page);
    await input.click();
    await input.fill('冠旭');
    await rows.first().waitFor();
    expect(await rows.first().innerText()).toContain('冠旭电子');
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('/magazine: one box under a theme that styles everything, one over it', async () => {
    const { page, complaints } = await open(`${site.address}/magazine`);
    await page.keyboard.press('/');
    const over = partsOf(page, 0);
    await over.input.fill('希音');
    await over.rows.first().waitFor();
    await page.keyboard.press('Escape');
    const under = partsOf(page, 1);
    expect(await under.input.getAttribute('placeholder')).toBe('搜尋公司、專案、新聞');
    expect(await under.input.evaluate((field) => getComputedStyle(field).fontSize)).toBe('16px');
    await under.input.click();
    await under.input.fill('冠旭');
    await under.rows.first().waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});
