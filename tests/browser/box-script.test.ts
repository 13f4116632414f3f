/** The box mounted, called and taken away by scripts (S6). */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BoxStage, openStage, partsOf, plainPage } from './box-stage.ts';

let stage: BoxStage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(async () => {
  await stage?.close();
});

test('a hundred mounts and unmounts leave listeners, nodes and heap as they were (S6)', async () => {
  const page = await stage.open('data-mount="off"');
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable');
  const rounds = (count: number) =>
    page.evaluate((times) => {
      for (let at = 0; at < times; at++) {
        const mode = at % 2 === 0 ? 'inline' : 'overlay';
        const box = window.XiangxunBox?.mount(document.body, { mode, keys: 'on', urlParam: 's' });
        box?.open();
        box?.setQuery('冠旭');
        box?.destroy();
      }
    }, count);
  const metrics = async () => {
    await page.waitForTimeout(200);
    await cdp.send('HeapProfiler.collectGarbage');
    const { metrics } = await cdp.send('Performance.getMetrics');
    const read = (name: string) => metrics.find((one) => one.name === name)?.value ?? 0;
    return { listeners: read('JSEventListeners'), nodes: read('Nodes'), heap: read('JSHeapUsedSize') };
  };
  await rounds(20);
  const before = await metrics();
  await rounds(100);
  // What was let go is collected when the browser gets round to it.
  await expect.poll(async () => (await metrics()).listeners).toBe(before.listeners);
  const after = await metrics();
  expect(after.nodes - before.nodes).toBeLessThan(50);
  expect(after.heap - before.heap).toBeLessThan(300_000);
  expect(await page.locator('xiangxun-box').count()).toBe(0);

  // A page that swaps its content destroys nothing: the boxes let go by themselves.
  const swaps = async (count: number) => {
    await page.evaluate((times) => {
      for (let at = 0; at < times; at++)
        window.XiangxunBox?.mount(document.body, { keys: 'on', urlParam: 's' });
    }, count);
    await page.waitForTimeout(100);
    await page.evaluate(() => {
      for (const box of document.querySelectorAll('xiangxun-box')) box.remove();
    });
    await page.mouse.click(5, 5);
    expect(await page.evaluate(() => window.XiangxunBox?.boxes.length)).toBe(0);
    return metrics();
  };
  // The browser itself holds on to the last element that was taken out.
  const { listeners } = await swaps(5);
  await expect.poll(async () => (await swaps(50)).listeners).toBe(listeners);
  await page.context().close();
});

test('the script is told what happens, may say no, and drives the box', async () => {
  const page = await stage.browser.newPage(1280, 'light');
  await page.goto(
    stage.put('/driven', {
      html: plainPage(
        `<div id="here" lang="en"></div>${stage.tag('data-target="#here" data-recent="0" data-links="source"')}`,
      ),
    }),
  );
  const { box, input, rows } = partsOf(page);
  await box.waitFor();
  expect(await box.evaluate((one) => one.parentElement?.id)).toBe('here');
  expect(await input.getAttribute('placeholder')).toBe('Companies, projects, news');
  await page.evaluate(() => {
    const told: string[] = [];
    for (const name of ['open', 'query', 'results', 'select']) {
      document.addEventListener(`embed:${name}`, (event) => {
        const { q = '', id = '' } = (event as CustomEvent<{ q?: string; id?: string }>).detail;
        told.push(`${name} ${q}${id}`);
        event.preventDefault();
      });
    }
    Object.assign(globalThis, { told });
    window.XiangxunBox?.boxes[0]?.setQuery('声学产业园在德庆投产');
  });
  const told = () => page.evaluate(() => (globalThis as unknown as { told: string[] }).told);
  await rows.filter({ hasText: '声学产业园在德庆投产' }).first().click();
  expect(await told()).toEqual(['open ', 'results 声学产业园在德庆投产', 'select a1']);
  expect(page.url()).toMatch(/\/driven$/);
  await page.evaluate(() => window.XiangxunBox?.boxes[0]?.close());
  expect(await input.getAttribute('aria-expanded')).toBe('false');
  await page.evaluate(() => window.XiangxunBox?.boxes[0]?.open());
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  expect(await input.inputValue()).toBe('');
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
  await page.evaluate(() => window.XiangxunBox?.boxes[0]?.destroy());
  expect(await box.count()).toBe(0);
  await page.context().close();
});

test('a copied page, a missing target, a name that is taken: the box comes all the same', async () => {
  const page = await stage.browser.newPage(1280, 'light');
  const warned: string[] = [];
  page.on('console', (message) => warned.push(message.text()));
  const copied = `<a id="XiangxunBox" name="boxes"></a><xiangxun-box></xiangxun-box>${stage.tag('data-target="#gone" data-limit="99"')}`;
  await page.goto(stage.put('/copied', { html: plainPage(copied) }));
  const { box, input } = partsOf(page);
  await input.waitFor();
  expect(await box.count()).toBe(1);
  expect(warned.filter((text) => text.startsWith('[xiangxun]'))).toEqual([
    expect.stringContaining('data-target="#gone"'),
    expect.stringContaining('data-limit="99"'),
  ]);
  await page.context().close();
});
