import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser, screenshot, type TestBrowser } from './browser.ts';

let browser: TestBrowser;
let page: Page;
beforeAll(async () => {
  browser = await openBrowser();
  page = await browser.newPage(400, 'light');
  await page.setContent('<html lang="zh-CN"></html>');
});
afterAll(() => browser.close());

/** A code point that no font will ever have: what it draws is what any missing character draws. */
const MISSING = '\u{10FFFF}';

/** What one character looks like, as the pixels of a canvas of 48 × 48 (a PNG in a data URL). */
function drawn(character: string, font = '400 40px sans-serif'): Promise<string> {
  return page.evaluate(
    ([text, cssFont]) => {
      const canvas = document.createElement('canvas');
      canvas.width = canvas.height = 48;
      const context = canvas.getContext('2d');
      if (context === null) throw new Error('no canvas');
      context.font = cssFont;
      context.fillText(text, 4, 40);
      return canvas.toDataURL();
    },
    [character, font] as const,
  );
}

describe('Chinese text is really drawn', () => {
  test.each(['希', '音', '項', '鱲', '亿', '㎡', '○', '◔', '◑', '◕', '●', '★', '＋'])(
    '%s has a glyph',
    async (c) => {
      expect(await drawn(c)).not.toBe(await drawn(MISSING));
      expect(await drawn(c)).not.toBe(await drawn(' '));
    },
  );

  test('two characters are two pictures, and one character twice the same', async () => {
    expect(await drawn('希')).not.toBe(await drawn('音'));
    expect(await drawn('希')).toBe(await drawn('希'));
  });

  test('bold is another picture than regular', async () => {
    expect(await drawn('希', '700 40px sans-serif')).not.toBe(await drawn('希'));
  });

  test('a font stack without a family that is there still draws it', async () => {
    expect(await drawn('希', "40px 'No Such Font'")).not.toBe(await drawn(MISSING));
  });
});

test.each([
  [360, 'light'],
  [1280, 'dark'],
] as const)('a page is as wide and as dark as asked: %i px, %s', async (width, scheme) => {
  const asked = await browser.newPage(width, scheme);
  const seen = await asked.evaluate(() => [
    window.innerWidth,
    matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light',
  ]);
  expect(seen).toEqual([width, scheme]);
});

test('a page reaches a server on this machine and no other host', async () => {
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8').end('<title>项讯</title>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  try {
    const visitor = await browser.newPage(800, 'light');
    await visitor.goto(`http://127.0.0.1:${port}/`);
    expect(await visitor.title()).toBe('项讯');
    await expect(visitor.goto('http://example.com/')).rejects.toThrow('ERR_NAME_NOT_RESOLVED');
  } finally {
    server.close();
  }
});

test('a screenshot is a PNG file in the folder given, made where it is missing', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'xiangxun-shot-'));
  try {
    await page.setContent('<h1>项讯</h1>');
    const path = await screenshot(page, join(folder, 'new'), 'home');
    expect(path).toBe(join(folder, 'new', 'home.png'));
    expect((await readFile(path)).subarray(1, 4).toString()).toBe('PNG');
  } finally {
    await rm(folder, { recursive: true });
  }
});
