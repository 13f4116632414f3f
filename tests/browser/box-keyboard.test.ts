/** By keyboard and by ear (A2–A4). */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BoxStage, openStage, partsOf } from './box-stage.ts';

let stage: BoxStage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(async () => {
  await stage?.close();
});

test('the tree tells: expanded, the active row by title and date, every id in the same root (A2)', async () => {
  const page = await stage.open();
  const { input, rows } = partsOf(page);
  const cdp = await page.context().newCDPSession(page);
  const combobox = async () => {
    const { nodes } = await cdp.send('Accessibility.getFullAXTree');
    const node = nodes.find(({ role }) => role?.value === 'combobox');
    const property = (name: string) => node?.properties?.find((one) => one.name === name)?.value;
    const active = property('activedescendant')?.relatedNodes?.[0];
    const option = active && nodes.find((one) => one.backendDOMNodeId === active.backendDOMNodeId);
    return { expanded: property('expanded')?.value, name: node?.name?.value, active: option?.name?.value };
  };
  expect(await combobox()).toEqual({ expanded: false, name: '搜公司、项目、新闻', active: undefined });
  await input.click();
  await input.fill('冠旭');
  await rows.first().waitFor();
  expect((await combobox()).expanded).toBe(true);
  const count = await rows.count();
  for (let at = 0; at < count; at++) {
    await page.keyboard.press('ArrowDown');
    const { active } = await combobox();
    const title = await rows.nth(at).locator('.title').innerText();
    expect(active).toContain(title);
    const dates = await rows.nth(at).locator('time').allInnerTexts();
    for (const date of dates) expect(active).toContain(date);
  }
  // The last row, then the field itself, then the first again; upwards as well.
  await page.keyboard.press('ArrowDown');
  expect((await combobox()).active).toBeUndefined();
  await page.keyboard.press('ArrowUp');
  expect(await input.getAttribute('aria-activedescendant')).toBe(await rows.last().getAttribute('id'));
  await page.keyboard.press('PageUp');
  await page.keyboard.press('PageDown');
  const unresolved = await page.evaluate(() => {
    const root = document.querySelector('xiangxun-box')?.shadowRoot as ShadowRoot;
    const ids = [...root.querySelectorAll('[id]')].map(({ id }) => id);
    const named = ['aria-controls', 'aria-activedescendant', 'aria-labelledby'].flatMap((name) =>
      [...root.querySelectorAll(`[${name}]`)].map((one) => one.getAttribute(name) ?? ''),
    );
    return [...named.filter((id) => !ids.includes(id)), ...ids.filter((id, at) => ids.indexOf(id) !== at)];
  });
  expect(unresolved).toEqual([]);
  await page.context().close();
});

describe('by keyboard alone (A3)', () => {
  const focused = (page: Page) =>
    page.evaluate(() => {
      const active = document.activeElement?.shadowRoot?.activeElement ?? document.activeElement;
      return active?.getAttribute('role') ?? active?.textContent?.trim() ?? '';
    });

  test('search, filter by date, open in a new tab, close', async () => {
    const page = await stage.open();
    const { input, rows, box } = partsOf(page);
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('combobox');
    await page.keyboard.insertText('园区');
    await rows.first().waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('近30天');
    await page.keyboard.press('Enter');
    await box.locator('.presets [aria-pressed=true]').waitFor();
    expect(await focused(page)).toBe('近30天');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Shift+Tab');
    expect(await focused(page)).toBe('combobox');
    await rows.first().waitFor();
    await page.keyboard.press('ArrowDown');
    const [tab] = await Promise.all([
      page.context().waitForEvent('page'),
      page.keyboard.press('Control+Enter'),
    ]);
    expect(tab.url()).toMatch(/\/articles\//);
    await tab.close();
    await page.keyboard.press('Escape');
    expect(await input.getAttribute('aria-expanded')).toBe('false');
    expect(await focused(page)).toBe('combobox');
    expect(await input.inputValue()).toBe('园区');
    await page.context().close();
  });

  test('the dialog keeps the focus and gives it back; its keys are taken from no field', async () => {
    const page = await stage.open('data-mode="overlay"');
    const { input, box } = partsOf(page);
    await page.evaluate(() => {
      const inner = document.body.appendChild(document.createElement('div')).attachShadow({ mode: 'open' });
      inner.append(document.createElement('textarea'));
      const other = document.createElement('a');
      other.href = '#';
      other.textContent = '别处';
      other.id = 'elsewhere';
      document.body.prepend(other);
    });
    await page.locator('textarea').focus();
    await page.keyboard.press('/');
    await page.keyboard.press('Control+k');
    expect(await page.locator('textarea').inputValue()).toBe('/');
    expect(await box.locator('dialog[open]').count()).toBe(0);

    await page.locator('#elsewhere').focus();
    for (const key of ['/', 'Control+k']) {
      await page.keyboard.press(key);
      await box.locator('dialog[open]').waitFor();
      expect(await input.inputValue()).toBe('');
      for (let at = 0; at < 50; at++) {
        await page.keyboard.press('Tab');
        // The body stands for the browser's own controls, which a dialog leaves in the round.
        expect(['XIANGXUN-BOX', 'BODY']).toContain(
          await page.evaluate(() => document.activeElement?.tagName),
        );
      }
      await page.keyboard.press('Escape');
      expect(await box.locator('dialog[open]').count()).toBe(0);
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('elsewhere');
    }
    await page.context().close();
  });
});

test('the live region says one thing an answer, and nothing a key (A4)', async () => {
  const page = await stage.open();
  const { input } = partsOf(page);
  await page.evaluate(() => {
    const region = document
      .querySelector('xiangxun-box')
      ?.shadowRoot?.querySelector('[role=status]') as Element;
    const said: string[] = [];
    new MutationObserver(() => region.textContent && said.push(region.textContent)).observe(region, {
      childList: true,
      characterData: true,
      subtree: true,
    });
    Object.assign(globalThis, { said });
  });
  const said = () => page.evaluate(() => (globalThis as unknown as { said: string[] }).said);
  await input.click();
  // Each key has an answer of its own by the time the next one comes.
  await page.keyboard.type('shein', { delay: 200 });
  await expect.poll(said).toEqual([expect.stringMatching(/^找到 \d+ 条$/)]);
  await input.fill('冠旭');
  await expect.poll(said).toHaveLength(2);
  await input.fill('"鼯鼠橇" yi:>9');
  await expect.poll(said).toHaveLength(3);
  expect((await said())[2]).toBe('没有找到');
  await page.route('**/api/v1/search**', (route) => route.abort());
  await input.fill('别的');
  await expect.poll(said).toHaveLength(4);
  expect((await said())[3]).toBe('这次没有查成');
  await page.context().close();
});
