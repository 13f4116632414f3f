/** The pictures of the README, taken from the real corpus in a real browser with the fonts of the tests. */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { indexCorpus } from '../../src/indexer/index-corpus.ts';
import { serveDemo } from '../../src/server/demo/demo-site.ts';
import { folderSource } from '../../src/server/folder-source.ts';
import { createLog } from '../../src/server/log.ts';
import { serve } from '../../src/server/serve.ts';
import { builtBox, partsOf } from '../browser/box-stage.ts';
import { openBrowser } from '../browser/browser.ts';

const CORPUS = fileURLToPath(new URL('../../corpus', import.meta.url));

interface Picture {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  /** Brings the page to what is shown. */
  show(page: Page, server: string, site: string): Promise<void>;
}

export const PICTURES: readonly Picture[] = [
  {
    name: 'search-page',
    width: 1180,
    height: 760,
    show: async (page, server) => {
      await page.goto(`${server}/?q=${encodeURIComponent('冠旭')}`);
      await page.getByText('4 条结果').waitFor();
    },
  },
  {
    name: 'company-page',
    width: 1180,
    height: 900,
    show: async (page, server) => {
      await page.goto(`${server}/companies/c001`);
      await page.locator('figure svg').first().waitFor();
    },
  },
  {
    name: 'search-box',
    width: 900,
    height: 700,
    show: async (page, _, site) => {
      await page.goto(site);
      await page.getByRole('link', { name: '政务门户' }).click();
      const { input, rows } = partsOf(page);
      await input.fill('SHEIN');
      await rows.first().waitFor();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowDown');
    },
  },
];

/** Writes `<name>.png` of every picture into the folder. */
export async function takePictures(folder: string): Promise<void> {
  const index = await mkdtemp(join(tmpdir(), 'xiangxun-pictures-'));
  await indexCorpus({ corpus: CORPUS, out: index, skipBad: false });
  const embed = await builtBox();
  const log = createLog({ write: () => {} });
  const server = await serve({ source: folderSource(index), host: '127.0.0.1', port: 0, log, embed });
  const site = await serveDemo(server.address, embed, 0);
  const browser = await openBrowser();
  await mkdir(folder, { recursive: true });
  try {
    for (const { name, width, height, show } of PICTURES) {
      // The page's own policy would not let a test set its fonts.
      const page = await browser.newPage(width, 'light', { bypassCSP: true });
      await page.setViewportSize({ width, height });
      await show(page, server.address, site.address);
      await page.addStyleTag({ content: ':root { --sans: "Noto Sans SC", sans-serif !important }' });
      await page.evaluate(() => document.fonts.ready.then(() => undefined));
      await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
      await page.context().close();
    }
  } finally {
    await browser.close();
    await site.stop();
    await server.stop();
    await rm(index, { recursive: true, force: true });
  }
}
