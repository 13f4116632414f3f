/** In every state, in every scheme, for fingers (A1, A5, A6). */
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BoxStage, openStage, type PageOptions, partsOf } from './box-stage.ts';

let stage: BoxStage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(async () => {
  await stage?.close();
});

const SEARCH = '**/api/v1/search**';

async function violationsOf(page: Page): Promise<string[]> {
  // One after the other: the tool runs once at a time in a page.
  return page.evaluate(async () => {
    type Violation = { id: string; nodes: { target: unknown; failureSummary?: string }[] };
    const tool = (globalThis as unknown as { axe: { run(): Promise<{ violations: Violation[] }> } }).axe;
    const { violations } = await tool.run();
    return violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map((one) => JSON.stringify(one.target)).join(' ')}`,
    );
  });
}

/** The states of a box one after the other, each with what brings it about. */
const STATES: readonly [string, (page: Page) => Promise<void>][] = [
  ['closed', async () => {}],
  [
    'at rest',
    async (page) => {
      const { box, input } = partsOf(page);
      if ((await box.locator('.opener').count()) > 0) await box.locator('.opener').click();
      else await input.click();
    },
  ],
  [
    'loading',
    async (page) => {
      const { input, state } = partsOf(page);
      await page.route(SEARCH, () => {});
      await input.fill('园区');
      await state.locator('.bar').first().waitFor();
      await page.unroute(SEARCH);
    },
  ],
  [
    'rows, one of them active',
    async (page) => {
      const { input, rows } = partsOf(page);
      await input.fill('冠旭 园区 总投资');
      await rows.first().waitFor();
      await page.keyboard.press('ArrowDown');
    },
  ],
  [
    'filters open',
    async (page) => {
      const { box } = partsOf(page);
      await box.locator('.filters').click();
      await box.getByRole('button', { name: /自定义|自訂|Custom/ }).click();
      await box.locator('.facet button').first().click();
      await box.locator('.facet [aria-pressed=true]').first().waitFor();
    },
  ],
  [
    'greyed',
    async (page) => {
      await page.route(SEARCH, () => {});
      await partsOf(page).input.fill('冠旭');
      await page.locator('.panel.stale').waitFor();
      await page.unroute(SEARCH);
    },
  ],
  [
    'nothing found',
    async (page) => {
      const { input, state } = partsOf(page);
      await input.fill('"鼯鼠橇" yi:>9');
      await state.locator('p').waitFor();
    },
  ],
  [
    'fault',
    async (page) => {
      const { input, panel } = partsOf(page);
      await page.route(SEARCH, (route) => route.abort());
      await input.fill('冠旭电子');
      await panel.locator('.warning').waitFor();
      await page.unroute(SEARCH);
    },
  ],
  [
    'last searches',
    async (page) => {
      const { input, rows } = partsOf(page);
      await page.evaluate(() => localStorage.setItem('xiangxun:recent', '冠旭\n希音'));
      await input.fill('');
      await rows.first().waitFor();
    },
  ],
];

describe('no accessibility fault in any state (A1)', () => {
  test.each<[string, PageOptions]>([
    ['data-lang="zh-CN"', { width: 1280, scheme: 'light' }],
    ['data-lang="en"', { width: 1280, scheme: 'dark' }],
    ['data-mode="overlay" data-lang="zh-TW"', { width: 320, scheme: 'light' }],
    ['data-mode="overlay"', { width: 1280, scheme: 'dark' }],
    ['', { width: 320, scheme: 'dark' }],
  ])('%s %j', async (attributes, options) => {
    const page = await stage.open(attributes, options);
    await page.evaluate(axe.source);
    for (const [state, reach] of STATES) {
      await reach(page);
      expect({ state, faults: await violationsOf(page) }).toEqual({ state, faults: [] });
    }
    const sideways = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(sideways).toBeLessThanOrEqual(0);
    await page.context().close();
  });
});

test('forced colours keep borders and marks apart; nothing moves (A5)', async () => {
  const page = await stage.open('', { forcedColors: 'active', reducedMotion: 'no-preference' });
  const { input, rows } = partsOf(page);
  await input.click();
  await input.fill('冠旭');
  await rows.first().waitFor();
  await page.keyboard.press('ArrowDown');
  const look = await page.evaluate(() => {
    const root = document.querySelector('xiangxun-box')?.shadowRoot as ShadowRoot;
    const style = (selector: string) => getComputedStyle(root.querySelector(selector) as Element);
    const system = (name: string) => {
      const probe = root.appendChild(document.createElement('div'));
      probe.style.cssText = `forced-color-adjust:none;background-color:${name}`;
      const { backgroundColor } = getComputedStyle(probe);
      probe.remove();
      return backgroundColor;
    };
    return {
      field: style('.field').borderTopWidth,
      panel: style('.panel').borderTopStyle,
      active: style('[aria-selected=true]').backgroundColor === system('Highlight'),
      activeText: style('[aria-selected=true] .title').backgroundColor === system('Highlight'),
      mark: style('[aria-selected=false] mark').backgroundColor === system('Mark'),
      moving: document.getAnimations().length + root.getAnimations().length,
    };
  });
  expect(look).toEqual({
    field: '1px',
    panel: 'solid',
    active: true,
    activeText: true,
    mark: true,
    moving: 0,
  });
  await page.context().close();
});

describe('for fingers (A6)', () => {
  test.each(['inline', 'overlay'])(
    '%s at 320 px: targets of 44 px, the first row above the keyboard',
    async (mode) => {
      const page = await stage.open(`data-mode="${mode}"`, { width: 320, hasTouch: true, isMobile: true });
      const { input, rows, box } = partsOf(page);
      if (mode === 'overlay') await box.locator('.opener').tap();
      await input.tap();
      await input.fill('冠旭');
      await rows.first().waitFor();
      // A keyboard of 300 px in a window of 640.
      const cdp = await page.context().newCDPSession(page);
      await cdp.send('Emulation.setDeviceMetricsOverride', {
        width: 320,
        height: 340,
        deviceScaleFactor: 2,
        mobile: true,
      });
      await expect
        .poll(() => rows.first().evaluate((row) => row.getBoundingClientRect().top + 44 <= innerHeight))
        .toBe(true);
      const small = await page.evaluate(() => {
        const root = document.querySelector('xiangxun-box')?.shadowRoot as ShadowRoot;
        return [...root.querySelectorAll('button, a, input, [role=option]')]
          .map((one) => ({ text: one.textContent, box: one.getBoundingClientRect() }))
          .filter(({ box }) => box.width > 0 && (box.height < 44 || box.width < 44))
          .map(({ text, box }) => `${text} ${box.width}×${box.height}`);
      });
      expect(small).toEqual([]);
      await page.context().close();
    },
  );
});
