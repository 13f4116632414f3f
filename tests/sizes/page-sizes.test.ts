/** No page costs more than it may, and the committed measurement is of these pages. */
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openPages, type PageStage } from '../browser/page-stage.ts';
import { MEASURED, MOST_BYTES, type PageSize, sizeOf } from './measure.ts';

interface Kept {
  readonly machine: string;
  readonly network: string;
  readonly pages: Readonly<Record<string, { readonly gzip: PageSize; readonly lcpMs: number }>>;
}

let pages: PageStage;
let kept: Kept;
beforeAll(async () => {
  pages = await openPages();
  kept = JSON.parse(await readFile(new URL('pages.json', import.meta.url), 'utf8'));
});
afterAll(async () => {
  await pages?.close();
});

describe.each(Object.entries(MEASURED))('%s', (name, path) => {
  test(`has at most ${MOST_BYTES} bytes gzipped: HTML, styles and scripts`, async () => {
    const { html, css, js, total } = await sizeOf(pages.address, path);
    expect(html).toBeGreaterThan(1_000);
    expect(css).toBeGreaterThan(1_000);
    expect(total).toBe(html + css + js);
    expect(total).toBeLessThanOrEqual(MOST_BYTES);
  });

  test('stands in the committed file as it is, with its largest paint', async () => {
    const page = kept.pages[name];
    expect(page?.lcpMs).toBeGreaterThan(0);
    const { total } = await sizeOf(pages.address, path);
    // Dates move on, zlibs differ; more than that is another page: npm run sizes.
    expect(Math.abs(total - (page?.gzip.total ?? 0)), 'npm run sizes').toBeLessThan(600);
  });
});

test('the file says on which machine and over which line', () => {
  expect(kept.machine).toMatch(/\d+ cores, Node \d/);
  expect(kept.network).toMatch(/ms, [\d.]+ Mbit\/s/);
});

test('a browser is sent the page gzipped', async () => {
  const response = await fetch(`${pages.address}/?q=SHEIN`, { headers: { 'Accept-Encoding': 'gzip' } });
  expect(response.headers.get('content-encoding')).toBe('gzip');
  expect(await response.text()).toContain('</html>');
});
