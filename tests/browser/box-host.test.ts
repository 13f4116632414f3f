/** The box in pages of others: strict, hostile, told by their logs (S4, S5, S7). */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BoxStage, openStage, partsOf, plainPage } from './box-stage.ts';

let stage: BoxStage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(async () => {
  await stage?.close();
});

/** Violations of the page's content policy, seen by a script that the policy does not bind. */
async function watchPolicy(page: Page): Promise<() => Promise<string[]>> {
  await page.addInitScript(() => {
    const seen: string[] = [];
    Object.assign(globalThis, { violations: seen });
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
      seen.push(`${violatedDirective} ${blockedURI}`),
    );
  });
  return () => page.evaluate(() => (globalThis as unknown as { violations: string[] }).violations);
}

describe('a page with the strictest policy (S4)', () => {
  const policy = () =>
    `default-src 'none'; script-src ${stage.api}; connect-src ${stage.api}; style-src 'none'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'`;
  const strict = (path: string, integrity: string) =>
    stage.put(path, {
      html: `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>政务公开</title><body><h1>政务公开</h1>
<script src="${stage.api}/embed/${stage.embed.name}" integrity="${integrity}" crossorigin="anonymous" defer data-mode="overlay"></script></body></html>`,
      headers: { 'Content-Security-Policy': policy() },
    });

  test('runs the script with its checksum and violates nothing', async () => {
    const page = await stage.browser.newPage(1280, 'light');
    const violations = await watchPolicy(page);
    await page.goto(strict('/strict', stage.embed.script.integrity));
    const { box, input, rows } = partsOf(page);
    await page.keyboard.press('/');
    await input.fill('冠旭');
    await rows.first().waitFor();
    await page.keyboard.press('ArrowDown');
    await box.locator('.filters').click();
    await box.getByRole('button', { name: '近7天' }).click();
    await box.locator('[aria-pressed=true]').waitFor();
    expect(await box.locator('dialog').evaluate((dialog) => getComputedStyle(dialog).width)).toBe('680px');
    expect(await violations()).toEqual([]);
    await page.context().close();
  });

  test('blocks it cleanly where one byte differs from the checksum', async () => {
    const page = await stage.browser.newPage(1280, 'light');
    await page.goto(strict('/wrong', stage.embed.script.integrity.replace(/^sha384-../, 'sha384-AA')));
    expect(await page.locator('xiangxun-box').count()).toBe(0);
    expect(await page.locator('h1').innerText()).toBe('政务公开');
    await page.context().close();
  });
});

describe('hostile pages change no pixel of the box (S5)', () => {
  const STYLES: Readonly<Record<string, string>> = {
    unset: '*{all:unset!important}',
    hidden: 'div,span,a,form,input,button,mark,time,xiangxun-box{display:none!important}',
    huge: '*{font-size:40px!important;line-height:3!important;letter-spacing:.5em!important;text-transform:uppercase!important;word-spacing:2em!important}',
    painted:
      '*{border:5px solid red!important;color:lime!important;margin:9px!important;padding:9px!important;opacity:.5!important}',
    'with content': '*::before,*::after{content:"广告"!important;display:block!important}',
    'right to left':
      'html{font-size:62.5%}*{direction:rtl!important;text-align:right!important;writing-mode:vertical-rl!important}',
    invisible:
      '*{visibility:hidden!important;pointer-events:none!important;user-select:none!important;cursor:none!important}',
    'with variables':
      ':root,*{--xx-x:0;--ink:red;--accent:red}:root{--xx-ink:red;--xx-paper:blue;--xx-accent:lime;color-scheme:dark}',
    covered:
      'header{position:fixed;top:110px;left:0;width:100%;height:300px;background:#c00;z-index:2147483647}',
    clipped: 'main{overflow:hidden;height:60px;transform:translateZ(0);contain:paint}',
    bold: 'b,i,mark,time,kbd,bdi,small,p,label,dialog{font:700 30px serif!important;background:red!important}',
  };
  const JUNK = `<script>
    Array.prototype.each = Array.prototype.remove = function () { return 'junk' };
    Array.prototype.toJSON = function () { return 'junk' };
    Object.prototype.extend = function () { return 'junk' };
    String.prototype.blank = function () { return 'junk' };
    Function.prototype.bind = function (to) { const f = this; return function () { return f.apply(to, arguments) } };
    window.$ = window.jQuery = function () { return [] };
    document.onselectstart = document.oncontextmenu = function () { return false };
  </script>`;

  /** Where the box stands is held in place; everything else is the hostile page's. */
  const STILL = 'display:block!important;direction:ltr!important;writing-mode:horizontal-tb!important';
  const FRAME = `<style>xiangxun-box{--xx-radius:0px!important;--xx-radius-l:0px!important}
    head,head *,body>script{display:none!important}html::before,html::after,body::before,body::after,main::before,main::after{content:none!important}</style>`;

  function pageOf(name: string, style: string, junk: string): string {
    return stage.put(`/hostile-${encodeURIComponent(name)}`, {
      html: `<!doctype html><html lang="zh-CN" style="all:initial!important;background:#fff!important;${STILL}"><head><meta charset="utf-8"><title>x</title>${FRAME}<style>${style}</style>${junk}</head>
<body style="all:initial!important;margin:24px!important;width:800px!important;min-height:700px!important;${STILL}"><main style="margin:0!important;padding:0!important;border:0!important;opacity:1!important;${STILL}">${stage.tag()}</main>${name === 'covered' ? '<header></header>' : ''}</body></html>`,
    });
  }

  async function pictures(address: string): Promise<Buffer[]> {
    const page = await stage.browser.newPage(1000, 'light');
    await page.goto(address);
    const { box, input, rows, panel } = partsOf(page);
    await input.waitFor({ state: 'attached' });
    const frame = { x: 24, y: 24, width: 800, height: 46 };
    const closed = await page.screenshot({ clip: frame });
    await page.mouse.click(200, 45);
    await input.fill('冠旭');
    await rows.first().waitFor();
    await page.keyboard.press('ArrowDown');
    await box.locator('.filters').evaluate((one: HTMLElement) => one.click());
    expect(await panel.boundingBox()).toMatchObject({ x: 24, width: 760 });
    const open = await page.screenshot({ clip: { ...frame, width: 784, height: 46 } });
    const { x, y, width, height } = (await panel.boundingBox()) as {
      x: number;
      y: number;
      width: number;
      height: number;
    };
    const below = await page.screenshot({ clip: { x, y, width, height } });
    await page.context().close();
    return [closed, open, below];
  }

  let clean: Buffer[];
  beforeAll(async () => {
    clean = await pictures(pageOf('clean', '', ''));
  });

  test.each([...Object.entries(STYLES), ['with old libraries', '']])('%s', async (name, style) => {
    const hostile = await pictures(pageOf(name, style, style === '' ? JUNK : ''));
    expect(hostile.map((picture, at) => picture.equals(clean[at] as Buffer))).toEqual([true, true, true]);
  });

  test('a picture does differ where the box does', async () => {
    const other = await pictures(pageOf('other', 'xiangxun-box{--xx-ink-3:#c00}', ''));
    expect(other.map((picture, at) => picture.equals(clean[at] as Buffer))).not.toContain(true);
  });
});

test('nothing of the box is left in the page but one name, and its scroll stays (S5)', async () => {
  const page = await stage.browser.newPage(1280, 'light');
  const state = () =>
    page.evaluate(() => ({
      globals: Object.getOwnPropertyNames(globalThis).sort(),
      head: document.head.children.length,
      html: [...document.documentElement.attributes].map(({ name, value }) => `${name}=${value}`),
      body: [...document.body.attributes].map(({ name, value }) => `${name}=${value}`),
      sheets: document.adoptedStyleSheets.length,
      scroll: scrollY,
      width: document.body.clientWidth,
      cookies: document.cookie,
    }));
  await page.goto(stage.put('/tall', { html: plainPage('<div style="height:3000px">长</div>') }));
  await page.evaluate(() => scrollTo(0, 900));
  const before = await state();
  await page.addScriptTag({ url: `${stage.api}/embed/v1.js` });
  await page.evaluate(() => {
    const { XiangxunBox } = window;
    XiangxunBox?.boxes[0]?.destroy();
    XiangxunBox?.mount(document.body, { mode: 'overlay', recent: false });
  });
  await page.keyboard.press('/');
  const { input, rows } = partsOf(page);
  await input.fill('冠旭');
  await rows.first().waitFor();
  const { globals, ...after } = await state();
  // The browser test's own tag stands in the head.
  expect(after).toEqual({ ...before, head: before.head + 1, globals: undefined });
  expect(globals.filter((name) => !before.globals.includes(name))).toEqual(['XiangxunBox']);
  await page.context().close();
});

test('one request for the script, none until something is asked, and all of them to one host (S7)', async () => {
  const page = await stage.browser.newPage(1280, 'light');
  const requests: URL[] = [];
  const sizes: Promise<number>[] = [];
  page.on('request', (request) => requests.push(new URL(request.url())));
  page.on('response', (response) => {
    if (!response.url().endsWith('/v1.js')) return;
    expect(response.headers()['content-encoding']).toBe('gzip');
    sizes.push(
      response
        .request()
        .sizes()
        .then(({ responseBodySize }) => responseBodySize),
    );
  });
  await page.goto(stage.put('/log', { html: plainPage(stage.tag()) }));
  const { input, rows } = partsOf(page);
  const paths = () => requests.slice(1).map(({ pathname }) => pathname);
  await input.click();
  await page.waitForTimeout(400);
  expect(paths()).toEqual(['/embed/v1.js']);
  await input.fill('冠旭');
  await rows.first().waitFor();
  expect(paths()).toEqual(['/embed/v1.js', '/api/v1/search']);
  expect(new Set(requests.slice(1).map(({ origin }) => origin))).toEqual(new Set([stage.api]));
  expect(await Promise.all(sizes)).toEqual([stage.embed.script.gzip.length]);
  expect(await page.context().cookies()).toEqual([]);
  await page.context().close();
});
