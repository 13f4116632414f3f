/** What a page costs: bytes that go over the line, and when its largest part stands. */
import { cpus } from 'node:os';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import type { TestBrowser } from '../browser/browser.ts';

/** HTML, styles and scripts of one page, gzipped. */
export const MOST_BYTES = 30_000;

export const MEASURED: Readonly<Record<string, string>> = {
  home: '/',
  'results: a company': '/?q=SHEIN',
  'results: news': '/?q=%E8%82%87%E5%BA%86&type=article',
  company: '/companies/c005',
  project: '/projects/p015',
  place: '/places/%E8%82%87%E5%BA%86%E5%B8%82',
  article: '/articles/a001',
};

export interface PageSize {
  /** Bytes, gzipped at level 9. */
  readonly html: number;
  readonly css: number;
  readonly js: number;
  readonly total: number;
}

/** What the server sends for a page, asked for as browsers do: what the HTML names is counted with it. */
export async function sizeOf(address: string, path: string): Promise<PageSize> {
  const html = await textOf(`${address}${path}`);
  const named = (pattern: RegExp) => [...html.matchAll(pattern)].map(([, href = '']) => href);
  const bytes = async (hrefs: readonly string[]) => {
    const texts = await Promise.all(hrefs.map((href) => textOf(new URL(href, address).href)));
    return texts.reduce((sum, text) => sum + gzipped(text), 0);
  };
  const css = await bytes(named(/<link rel="stylesheet" href="([^"]+)"/g));
  const js = await bytes(named(/<script[^>]+src="([^"]+)"/g));
  return { html: gzipped(html), css, js, total: gzipped(html) + css + js };
}

async function textOf(url: string): Promise<string> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return response.text();
}

const gzipped = (text: string): number => gzipSync(text, { level: 9 }).length;

/** The slow 4G and the slow processor of Lighthouse: 150 ms, 1.6 and 0.75 Mbit/s, a quarter of the speed. */
export const NETWORK = { latency: 150, downloadThroughput: 200_000, uploadThroughput: 93_750 } as const;
export const CPU_SLOWDOWN = 4;
const RUNS = 5;

/** Median over runs, each with an empty cache; milliseconds from the start of the navigation. */
export async function largestPaintMs(browser: TestBrowser, url: string): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const page = await browser.newPage(360, 'light', { isMobile: true, hasTouch: true });
    const cdp = await page.context().newCDPSession(page);
    await cdp.send('Network.enable');
    await cdp.send('Network.emulateNetworkConditions', { offline: false, ...NETWORK });
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN });
    await page.goto(url);
    times.push(await largestPaint(page));
    await page.context().close();
  }
  return Math.round(times.toSorted((a, b) => a - b)[Math.floor(RUNS / 2)] as number);
}

function largestPaint(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list) => resolve(list.getEntries().at(-1)?.startTime ?? 0)).observe({
          type: 'largest-contentful-paint',
          buffered: true,
        });
      }),
  );
}

export function machine(): string {
  const [first] = cpus();
  return `${first?.model ?? process.arch}, ${cpus().length} cores, Node ${process.versions.node}`;
}
