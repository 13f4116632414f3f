/** Typing Chinese: no key acts and nothing half typed is asked while an input method composes (I1–I10). */
import type { Frame, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BoxStage, openStage, partsOf, plainPage } from './box-stage.ts';
import { inputMethodOf, searchesOf } from './input-method.ts';

let stage: BoxStage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(async () => {
  await stage?.close();
});

/** Longer than any rest before a question is asked. */
const PAUSE_MS = 700;
const PINYIN = ['g', 'gu', 'guan', 'guanxu'];

const events = (page: Page, name: string) =>
  page.evaluate((type) => {
    const seen: string[] = [];
    Object.assign(globalThis, { [`seen_${type}`]: seen });
    document.addEventListener(type, (event) => {
      seen.push(JSON.stringify((event as CustomEvent).detail));
      event.preventDefault();
    });
  }, name);
const seen = (page: Page, name: string) =>
  page.evaluate((type) => (globalThis as unknown as Record<string, string[]>)[`seen_${type}`] ?? [], name);

/** I1–I4, wherever the box stands. */
async function composes(page: Page, input: Locator, rows: Locator): Promise<void> {
  const asked = searchesOf(page);
  const method = await inputMethodOf(page);
  await input.click();
  for (const text of PINYIN) await method.compose(text);
  await page.waitForTimeout(PAUSE_MS);
  expect(asked).toEqual([]);
  await method.commit('冠旭');
  await rows.first().waitFor();
  expect(asked).toEqual(['冠旭']);
  expect(await input.inputValue()).toBe('冠旭');

  const before = page.url();
  await method.compose('dian');
  await method.key('Enter');
  await method.key('ArrowDown');
  await method.key('ArrowUp');
  expect(await input.getAttribute('aria-activedescendant')).toBeNull();
  await method.key('Escape');
  expect(await input.getAttribute('aria-expanded')).toBe('true');
  await method.compose('');
  expect(await input.inputValue()).toBe('冠旭');
  expect(page.url()).toBe(before);
  expect(asked).toEqual(['冠旭']);
  await page.waitForTimeout(PAUSE_MS);
  await page.keyboard.press('Escape');
  expect(await input.getAttribute('aria-expanded')).toBe('false');
  await page.keyboard.press('Escape');
  expect(await input.inputValue()).toBe('');
}

describe('while composing, keys and letters are the input method’s (I1–I4)', () => {
  test.each(['inline', 'overlay'])('%s', async (mode) => {
    const page = await stage.open(`data-mode="${mode}"`);
    if (mode === 'overlay') {
      const { box, input, rows } = partsOf(page);
      await box.getByRole('button').click();
      const method = await inputMethodOf(page);
      await method.compose('guanxu');
      await method.key('Escape');
      expect(await box.locator('dialog').evaluate((dialog: HTMLDialogElement) => dialog.open)).toBe(true);
      await method.commit('冠旭');
      await rows.first().waitFor();
      expect(await input.inputValue()).toBe('冠旭');
    } else {
      const { input, rows } = partsOf(page);
      await composes(page, input, rows);
    }
    await page.context().close();
  });

  test('in a frame, in another shadow root, and twice on a page (I10)', async () => {
    stage.put('/framed', { html: plainPage(stage.tag()) });
    const shadow = `<div id="outer"></div><script src="${stage.api}/embed/v1.js" data-mount="off"></script><script>
      const inner = outer.attachShadow({ mode: 'open' }).appendChild(document.createElement('div'));
      XiangxunBox.mount(inner, { recent: false });</script>`;
    const page = await stage.browser.newPage(1280, 'light');
    await page.goto(
      stage.put('/places', {
        html: plainPage(
          `${shadow}${stage.tag()}${stage.tag()}<iframe src="/framed" width="900" height="600"></iframe>`,
        ),
      }),
    );
    const frame = page.frames().find((one) => one.url().endsWith('/framed')) as Frame;
    const framed = frame.locator('xiangxun-box');
    await framed.waitFor();
    for (const box of [0, 1, 2].map((at) => page.locator('xiangxun-box').nth(at)).concat(framed)) {
      await composes(page, box.locator('input[role=combobox]'), box.locator('[role=option]'));
    }
    await page.context().close();
  });
});

test('Enter that ends a composition in Safari’s order takes no row; the next one does (I5)', async () => {
  const page = await stage.open();
  await events(page, 'embed:select');
  const { input, rows } = partsOf(page);
  await input.fill('冠旭');
  await rows.first().waitFor();
  await page.keyboard.press('ArrowDown');
  await input.evaluate((field) => {
    const send = (event: Event) => field.dispatchEvent(event);
    const options = { bubbles: true, composed: true, cancelable: true };
    send(new CompositionEvent('compositionstart', options));
    send(new CompositionEvent('compositionupdate', { ...options, data: 'dianzi' }));
    send(new CompositionEvent('compositionend', { ...options, data: '电子' }));
    send(new KeyboardEvent('keydown', { ...options, key: 'Enter', keyCode: 229 } as KeyboardEventInit));
    // Nor one without the code, as long as it is the same key press.
    send(new KeyboardEvent('keydown', { ...options, key: 'Enter', keyCode: 13 } as KeyboardEventInit));
  });
  expect(await seen(page, 'embed:select')).toEqual([]);
  await page.waitForTimeout(PAUSE_MS);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  expect(await seen(page, 'embed:select')).toHaveLength(1);
  await page.context().close();
});

test('where every key carries 229 and nothing is composed, typing searches and arrows move (I6)', async () => {
  const page = await stage.open();
  const { input, rows } = partsOf(page);
  const method = await inputMethodOf(page);
  await input.click();
  await method.key('s');
  await page.keyboard.insertText('shein');
  await rows.first().waitFor();
  await method.key('ArrowDown');
  expect(await input.getAttribute('aria-activedescendant')).toBe(await rows.first().getAttribute('id'));
  await page.context().close();
});

describe('Latin composition (I7)', () => {
  const ANDROID =
    'Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Mobile Safari/537.36';

  test('searches on Android without being committed', async () => {
    const page = await stage.open('', { userAgent: ANDROID, width: 360 });
    const asked = searchesOf(page);
    const { input, rows } = partsOf(page);
    const method = await inputMethodOf(page);
    await input.click();
    for (const text of ['s', 'sh', 'she', 'shein']) await method.compose(text);
    await rows.first().waitFor();
    expect(asked).toEqual(['shein']);
    await page.context().close();
  });

  test('no longer, once the keyboard has turned letters into Hanzi', async () => {
    const page = await stage.open('', { userAgent: ANDROID, width: 360 });
    const asked = searchesOf(page);
    const { input, rows } = partsOf(page);
    const method = await inputMethodOf(page);
    await input.click();
    await method.compose('xi');
    await method.commit('希音');
    await rows.first().waitFor();
    await method.compose('guan');
    await page.waitForTimeout(PAUSE_MS);
    expect(asked).toEqual(['希音']);
    await page.context().close();
  });
});

test('⌘K, submit and blur while composing lose nothing and send nothing (I8)', async () => {
  const page = await stage.open('data-keys="on"');
  const { input, rows } = partsOf(page);
  const method = await inputMethodOf(page);
  await input.click();
  await method.compose('guanxu');
  await page.keyboard.press('Control+k');
  await input.evaluate((field: HTMLInputElement) => field.form?.requestSubmit());
  expect(await input.inputValue()).toBe('guanxu');
  expect(page.url()).toMatch(/\/page-/);
  await page.locator('h1').click();
  expect(await input.inputValue()).toBe('guanxu');
  await input.click();
  await rows.first().waitFor();
  await page.context().close();
});

test('an answer that comes while composing leaves value and caret alone (I9)', async () => {
  const page = await stage.open();
  const { input, rows } = partsOf(page);
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/api/v1/search**', async (route) => {
    await held;
    await route.continue();
  });
  await page.evaluate(() => {
    const property = Object.getOwnPropertyDescriptor(
      HTMLInputElement.prototype,
      'value',
    ) as PropertyDescriptor;
    let written = 0;
    Object.defineProperty(HTMLInputElement.prototype, 'value', {
      ...property,
      set(value) {
        written += 1;
        property.set?.call(this, value);
      },
    });
    Object.assign(globalThis, { written: () => written });
  });
  const method = await inputMethodOf(page);
  await input.click();
  await method.compose('guanxu');
  await method.commit('冠旭');
  await page.waitForRequest('**/api/v1/search**');
  const before = await page.evaluate(() => (globalThis as unknown as { written(): number }).written());
  await method.compose('dianzi');
  release();
  await rows.first().waitFor();
  expect(await page.evaluate(() => (globalThis as unknown as { written(): number }).written())).toBe(before);
  expect(await input.inputValue()).toBe('冠旭dianzi');
  expect(await input.evaluate((field: HTMLInputElement) => field.selectionStart)).toBe('冠旭dianzi'.length);
  await page.context().close();
});
