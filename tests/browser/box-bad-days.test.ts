/** Slow, wrong, broken and missing answers (S1, S2), and the way back (S8). */
import type { Page, Route } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BoxStage, openStage, partsOf } from './box-stage.ts';
import { searchesOf } from './input-method.ts';

let stage: BoxStage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(async () => {
  await stage?.close();
});

const SEARCH = '**/api/v1/search**';
const OPEN = { 'Access-Control-Allow-Origin': '*', 'Access-Control-Expose-Headers': 'Retry-After' };

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const queryOf = (route: Route) => new URL(route.request().url()).searchParams.get('q') ?? '';

/** What the page is told by `embed:error`, and what its console says. */
async function faultsOf(page: Page): Promise<{ told: () => Promise<string[]>; consoled: string[] }> {
  const consoled: string[] = [];
  page.on('console', (message) => {
    if (message.text().startsWith('[xiangxun]')) consoled.push(message.text());
  });
  await page.evaluate(() => {
    const told: string[] = [];
    Object.assign(globalThis, { told });
    document.addEventListener('embed:error', (event) => {
      const { kind, status } = (event as CustomEvent<{ kind: string; status: number }>).detail;
      told.push(`${kind} ${status}`);
    });
  });
  return { consoled, told: () => page.evaluate(() => (globalThis as unknown as { told: string[] }).told) };
}

test('answers in the order 3, 1, 2: only the last question is shown, the others are let go (S1)', async () => {
  const page = await stage.open();
  const { input, rows } = partsOf(page);
  const aborted: string[] = [];
  page.on('requestfailed', (request) => aborted.push(new URL(request.url()).searchParams.get('q') ?? ''));
  const delays: Record<string, number> = { 园区: 900, 厂房: 1200, 冠旭: 100 };
  await page.route(SEARCH, async (route) => {
    await pause(delays[queryOf(route)] ?? 0);
    await route.continue().catch(() => {});
  });
  await input.click();
  for (const q of ['园区', '厂房', '冠旭']) {
    await input.fill(q);
    await page.waitForRequest((request) => request.url().includes(encodeURIComponent(q)));
  }
  await rows.first().waitFor();
  await pause(1500);
  expect(aborted).toEqual(['园区', '厂房']);
  expect((await rows.allInnerTexts()).join()).toContain('冠旭电子');
  expect((await rows.allInnerTexts()).join()).not.toContain('园区动态');
  await page.context().close();
});

test('while waiting: bars where there was nothing, greyed rows where there were some', async () => {
  const page = await stage.open();
  const { input, rows, panel, state, list } = partsOf(page);
  let held: (() => void) | undefined;
  await page.route(SEARCH, async (route) => {
    await new Promise<void>((resolve) => {
      held = resolve;
    });
    await route.continue();
  });
  await input.click();
  await input.fill('冠旭');
  await state.locator('.bar').first().waitFor();
  expect(await rows.count()).toBe(0);
  held?.();
  await rows.first().waitFor();
  await input.fill('希音');
  await page.locator('.panel.stale').waitFor();
  expect(await list.getAttribute('aria-busy')).toBe('true');
  expect(await rows.first().innerText()).toContain('冠旭');
  held?.();
  await panel
    .locator('text=SHEIN')
    .or(rows.filter({ hasText: '希音' }))
    .first()
    .waitFor();
  expect(await page.locator('.panel.stale').count()).toBe(0);
  await page.context().close();
});

describe('faults (S2)', () => {
  const answers: readonly [string, (route: Route) => Promise<void>, RegExp, string, RegExp][] = [
    [
      '500',
      (route) => route.fulfill({ status: 500, headers: OPEN, body: '{}' }),
      /没有查成/,
      'failed 500',
      /failed/,
    ],
    [
      'no JSON',
      (route) => route.fulfill({ status: 200, headers: OPEN, body: '<html>' }),
      /没有查成/,
      'failed 200',
      /failed/,
    ],
    [
      'other JSON',
      (route) => route.fulfill({ status: 200, headers: OPEN, body: '[1]' }),
      /没有查成/,
      'failed 200',
      /not an answer/,
    ],
    ['no connection', (route) => route.abort('connectionrefused'), /没有查成/, 'failed 0', /connect-src/],
    [
      'a wrong key',
      (route) => route.fulfill({ status: 401, headers: OPEN, body: '{"detail":"密钥无效"}' }),
      /暂时不可用/,
      'refused 401',
      /data-key.*密钥无效/s,
    ],
    [
      'a wrong origin',
      (route) => route.fulfill({ status: 403, headers: OPEN, body: '{}' }),
      /暂时不可用/,
      'refused 403',
      /data-key/,
    ],
  ];
  test.each(answers)(
    '%s: said to the reader, the page and its webmaster; the box goes on',
    async (_, answer, said, told, hint) => {
      const page = await stage.open();
      const faults = await faultsOf(page);
      const { input, rows, panel } = partsOf(page);
      await page.route(SEARCH, answer);
      await input.click();
      await input.fill('冠旭');
      await panel.getByText(said).waitFor();
      expect(await faults.told()).toEqual([told]);
      expect(faults.consoled).toHaveLength(1);
      expect(faults.consoled[0]).toMatch(hint);
      await page.unroute(SEARCH);
      await input.fill('希音');
      await rows.first().waitFor();
      expect(await panel.getByText(said).count()).toBe(0);
      await page.context().close();
    },
  );

  test('429: counts down, asks nothing meanwhile, and tries again by itself', async () => {
    const page = await stage.open();
    const faults = await faultsOf(page);
    const asked = searchesOf(page);
    const { input, rows, panel } = partsOf(page);
    const counted = () => page.evaluate(() => (globalThis as unknown as { counted: string[] }).counted ?? []);
    await page.evaluate(() => {
      const root = document.querySelector('xiangxun-box')?.shadowRoot as ShadowRoot;
      const counted: string[] = [];
      new MutationObserver(() => {
        const text = /\d+ 秒/.exec(root.querySelector('.warning')?.textContent ?? '')?.[0];
        if (text && counted[counted.length - 1] !== text) counted.push(text);
      }).observe(root, { childList: true, subtree: true });
      Object.assign(globalThis, { counted });
    });
    let before: string[] | undefined;
    let refusals = 1;
    await page.route(SEARCH, async (route) => {
      if (refusals-- > 0) {
        const headers = { ...OPEN, 'Retry-After': '3' };
        return route.fulfill({ status: 429, headers, body: '{}' });
      }
      before = await counted();
      return route.continue();
    });
    await input.click();
    await input.fill('冠旭');
    await panel.getByText('秒后重试').waitFor();
    await input.fill('希音');
    await rows.first().waitFor();
    expect(before).toEqual(['3 秒', '2 秒', '1 秒']);
    expect(asked).toEqual(['冠旭', '希音']);
    expect(await faults.told()).toEqual(['busy 429']);
    await page.context().close();
  });

  test('no answer in 8 seconds is a fault with a way to try again', async () => {
    const page = await stage.open();
    const { input, rows, panel } = partsOf(page);
    await page.clock.install();
    await page.route(SEARCH, () => {});
    await input.click();
    await input.fill('冠旭');
    await page.clock.runFor(150);
    await page.clock.runFor(8_000);
    await panel.getByText('等了太久').waitFor();
    await page.unroute(SEARCH);
    await panel.getByRole('button', { name: '重试' }).click();
    await rows.first().waitFor();
    await page.context().close();
  });

  test('offline: earlier rows stay, and the question goes out once the network is back', async () => {
    const page = await stage.open();
    const { input, rows, panel } = partsOf(page);
    await input.click();
    await input.fill('冠旭');
    await rows.first().waitFor();
    await page.context().setOffline(true);
    await input.fill('希音');
    await panel.getByText('网络已断开').waitFor();
    expect(await rows.first().innerText()).toContain('冠旭');
    await page.context().setOffline(false);
    await rows.filter({ hasText: '希音' }).first().waitFor();
    expect(await panel.getByText('网络已断开').count()).toBe(0);
    await page.context().close();
  });
});

test('Back restores words, filters and rows; links into the page do as well (S8)', async () => {
  const page = await stage.open('data-url-param="s"');
  const asked = searchesOf(page);
  const { input, rows, box } = partsOf(page);
  await input.click();
  await input.fill('园区');
  await rows.first().waitFor();
  expect(new URL(page.url()).searchParams.get('s')).toBe('园区');
  await box.getByRole('button', { name: '今年' }).click();
  await box.locator('[aria-pressed=true]').waitFor();
  expect(new URL(page.url()).searchParams.get('s.from')).toMatch(/^\d{4}-01-01$/);

  await page.goBack();
  await expect.poll(() => box.locator('[aria-pressed=true]').count()).toBe(0);
  expect(await input.inputValue()).toBe('园区');
  await page.goForward();
  await box.locator('[aria-pressed=true]').waitFor();

  await input.fill('冠旭');
  await rows.filter({ hasText: '声学产业园' }).first().click();
  await page.waitForURL(/\/(projects|articles|companies)\//);
  await page.goBack();
  await rows.first().waitFor();
  expect(await input.inputValue()).toBe('冠旭');
  expect(await box.locator('.presets [aria-pressed=true]').innerText()).toBe('今年');
  expect(asked.length).toBeGreaterThan(2);
  await page.context().close();
});
