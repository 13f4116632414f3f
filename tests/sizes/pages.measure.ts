/** `npm run sizes`: measures the pages over the corpus of this project, prints what they cost and keeps it. */
import { writeFile } from 'node:fs/promises';
import { test } from 'vitest';
import { openBrowser } from '../browser/browser.ts';
import { openPages } from '../browser/page-stage.ts';
import { CPU_SLOWDOWN, largestPaintMs, MEASURED, machine, NETWORK, sizeOf } from './measure.ts';

test('pages', async () => {
  const pages = await openPages();
  const browser = await openBrowser();
  try {
    const measured: Record<string, object> = {};
    for (const [name, path] of Object.entries(MEASURED)) {
      const gzip = await sizeOf(pages.address, path);
      measured[name] = { gzip, lcpMs: await largestPaintMs(browser, `${pages.address}${path}`) };
    }
    const { latency, downloadThroughput } = NETWORK;
    const network = `${latency} ms, ${(downloadThroughput * 8) / 1_000_000} Mbit/s, processor slowed ${CPU_SLOWDOWN} times`;
    const text = `${JSON.stringify({ machine: machine(), network, pages: measured }, null, 2)}\n`;
    await writeFile(new URL('pages.json', import.meta.url), text);
    process.stdout.write(text);
  } finally {
    await browser.close();
    await pages.close();
  }
});
