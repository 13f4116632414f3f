/**
 * A stage for the box: a real index behind a real server, a host site on another origin, a real browser.
 * Pages of the host are whatever a test puts there.
 */
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContextOptions, Locator, Page } from 'playwright-core';
import { indexCorpus } from '../../src/indexer/index-corpus.ts';
import { openEngine } from '../../src/search/open-engine.ts';
import { type EmbedFiles, embedFile } from '../../src/server/embed/embed-files.ts';
import { createLog } from '../../src/server/log.ts';
import { serve } from '../../src/server/serve.ts';
import { bundleBox } from '../../src/setup/bundle.mjs';
import { writeCorpus } from './box-corpus.ts';
import { openBrowser, type Scheme, type TestBrowser } from './browser.ts';

export interface HostPage {
  readonly html: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface PageOptions extends BrowserContextOptions {
  readonly width?: number;
  readonly scheme?: Scheme;
}

export interface BoxStage {
  /** Address of the server with API and box. */
  readonly api: string;
  /** Address of the host site. */
  readonly host: string;
  readonly embed: EmbedFiles;
  readonly browser: TestBrowser;
  /** Puts a page onto the host site; returns its address. */
  put(path: string, page: HostPage): string;
  /** The tag of the box. */
  tag(attributes?: string): string;
  /** A page of the host that holds the tag, opened. */
  open(attributes?: string, options?: PageOptions): Promise<Page>;
  close(): Promise<void>;
}

/** The newest build of the box, as the server would read it from disk. */
export async function builtBox(): Promise<EmbedFiles> {
  const { script, types, hash } = await bundleBox();
  const file = embedFile(script);
  const name = `v1.${hash}.js`;
  return { script: file, name, types: embedFile(types), named: new Map([[name, file]]) };
}

export function plainPage(body: string, head = ''): string {
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>园区招商</title>
<meta name="viewport" content="width=device-width, initial-scale=1">${head}</head>
<body style="margin:24px">${body}</body></html>`;
}

/** @param articles beside those of the corpus */
export async function openStage(articles: readonly object[] = []): Promise<BoxStage> {
  const folder = await mkdtemp(join(tmpdir(), 'xiangxun-box-'));
  const index = join(folder, 'index');
  const corpus = await writeCorpus(join(folder, 'corpus'), articles);
  const { generation } = await indexCorpus({ corpus, out: index, skipBad: false });
  const source = { newest: async () => generation, open: () => openEngine(index) };
  const log = createLog({ write: () => {} });
  const embed = await builtBox();
  const server = await serve({ source, host: '127.0.0.1', port: 0, log, embed });
  const api = server.address;

  const pages = new Map<string, HostPage>();
  const site = createServer((request, response) => {
    const page = pages.get(new URL(request.url ?? '/', 'http://host').pathname);
    response.writeHead(page ? 200 : 404, { 'Content-Type': 'text/html; charset=utf-8', ...page?.headers });
    response.end(page?.html ?? '');
  });
  site.listen(0, '127.0.0.1');
  await once(site, 'listening');
  // A name of its own: cookies and storage of the host are not those of the server.
  const host = `http://localhost:${(site.address() as AddressInfo).port}`;
  const browser = await openBrowser();

  const tag = (attributes = '') => `<script src="${api}/embed/v1.js" defer ${attributes}></script>`;
  const put = (path: string, page: HostPage) => {
    pages.set(path, page);
    return `${host}${path}`;
  };
  return {
    api,
    host,
    embed,
    browser,
    put,
    tag,
    async open(attributes = '', { width = 1280, scheme = 'light', ...options } = {}) {
      const page = await browser.newPage(width, scheme, options);
      await page.goto(
        put(`/page-${pages.size}`, { html: plainPage(`<main><h1>招商信息</h1>${tag(attributes)}</main>`) }),
      );
      return page;
    },
    async close() {
      await browser.close();
      site.closeAllConnections();
      site.close();
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The parts of a box; `at` where there are several. */
export function partsOf(
  page: Page,
  at = 0,
): Record<'box' | 'input' | 'panel' | 'list' | 'rows' | 'state', Locator> {
  const box = page.locator('xiangxun-box').nth(at);
  return {
    box,
    input: box.locator('input[role=combobox]'),
    panel: box.locator('.panel'),
    list: box.locator('[role=listbox]'),
    rows: box.locator('[role=option]'),
    state: box.locator('.state'),
  };
}
