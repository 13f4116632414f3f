/** The page that this project began from, rebuilt in our own words: crawled, indexed, searched. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Article } from '../../src/contract/record.ts';
import { readCorpus } from '../../src/corpus/corpus.ts';
import { crawl } from '../../src/crawl/crawl.ts';
import { deriveRecords } from '../../src/extraction/derive.ts';
import type { EmbeddedEngine } from '../../src/search/embedded-engine.ts';
import { ask, engineOf } from '../search/fixture.ts';
import { articlePage, listPage, origin, type Pages, siteOf, temporaryFolder } from './origin.ts';

const SEED = fileURLToPath(new URL('golden/seed/source.html', import.meta.url));

type Stored = Article & Record<string, unknown>;

async function crawled(more: Pages = {}): Promise<{
  articles: readonly Stored[];
  corpus: string;
  again: (pages: Pages) => Promise<readonly Stored[]>;
}> {
  const from = await origin({
    '/': listPage(['/post/1999.html']),
    '/post/1999.html': await readFile(SEED, 'utf8'),
    ...more,
  });
  const root = await temporaryFolder();
  const corpus = join(root, 'corpus');
  let days = 0;
  const run = async () => {
    // A day between two runs, and no pauses.
    const date = Date.parse('2026-11-20T00:00:00Z') + 86_400_000 * days++;
    const clock = { now: () => performance.now(), date: () => date, sleep: async () => undefined };
    await crawl({ site: siteOf(from), corpus, state: join(root, 'state'), version: '0', clock });
    return (await readCorpus(corpus, { skipBad: false })).articles as readonly Stored[];
  };
  return {
    articles: await run(),
    corpus,
    again: (pages) => {
      Object.assign(from.pages, pages);
      return run();
    },
  };
}

describe('in the corpus', () => {
  test('the article, and eight excerpts as partial articles', async () => {
    const { articles } = await crawled();
    const whole = articles.filter((article) => article['partial'] !== true);
    expect(whole).toHaveLength(1);
    expect(whole[0]).toMatchObject({
      source: '西江日报',
      publishedRaw: '7个月前 (09-27)',
      category: '肇庆产业信息',
    });
    expect(whole[0]?.published).toBeUndefined();
    expect(articles.filter((article) => article['partial'] === true)).toHaveLength(8);
  });

  test('an excerpt gives way when its article is found, under the same id', async () => {
    const { articles, again } = await crawled();
    const excerpt = articles.find(({ title }) => title.startsWith('56亿'));
    expect(excerpt?.['partial']).toBe(true);
    const page = articlePage(excerpt?.title ?? '');
    const after = await again({
      '/': listPage(['/post/1999.html', '/post/2000.html']),
      '/post/2000.html': page,
    });
    const found = after.filter(({ title }) => title === excerpt?.title);
    expect(found).toHaveLength(1);
    expect(found[0]?.['partial']).toBeUndefined();
    expect(found[0]?.id).toBe(excerpt?.id);
    expect(after).toHaveLength(9);
  });

  test('an article that is found elsewhere under the same title takes its place too', async () => {
    const { articles, again } = await crawled();
    const title = articles.find((article) => article['partial'] === true)?.title ?? '';
    const after = await again({
      '/': listPage(['/post/1999.html', '/other/7.html']),
      '/other/7.html': articlePage(title),
    });
    expect(after.filter((article) => article.title === title)).toEqual([
      expect.not.objectContaining({ partial: true }),
    ]);
    expect(after).toHaveLength(9);
  });
});

describe('in the search', () => {
  let engine: EmbeddedEngine;
  beforeAll(async () => {
    // A server of this hook's own, which ends with it.
    const html = await readFile(SEED, 'utf8');
    const { createServer } = await import('node:http');
    const server = createServer((req, res) => {
      res.setHeader('content-type', 'text/html');
      if (req.url === '/1999.html') res.end(html);
      else res.writeHead(404).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as import('node:net').AddressInfo;
    const { mkdtemp, rm } = await import('node:fs/promises');
    const { tmpdir } = await import('node:os');
    const root = await mkdtemp(join(tmpdir(), 'xiangxun-seed-'));
    const host = `127.0.0.1:${port}`;
    const site = { ...siteOf([], { start: [`http://${host}/1999.html`], allowPrivate: [host] }) };
    await crawl({ site, corpus: join(root, 'c'), state: join(root, 's'), version: '0' });
    const records = await deriveRecords(await readCorpus(join(root, 'c'), { skipBad: false }));
    engine = await engineOf(records);
    server.close();
    await rm(root, { recursive: true, force: true });
  });

  test.each([
    '风华高科',
    '商品房',
    '13391219793',
    '400 0123 021',
    '莫里加',
    '微信号',
    '佛山厂房网',
    '版权声明',
  ])('%s is in the tail of the page, and finds nothing', async (q) => {
    expect((await ask(engine, `"${q}"`)).total).toBe(0);
  });

  test.each([
    ['冠旭电子', 1],
    ['璞泰来', 1],
    ['希音', 2],
    ['第一季度', 1],
    ['中安产城', 1],
  ])('%s finds its articles', async (q, count) => {
    const { hits } = await ask(engine, q, { type: ['article'] });
    expect(hits.length).toBe(count);
  });
});
