/** From a site to the corpus, on a site of our own. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { crawl } from '../../src/crawl/crawl.ts';
import { articlePage, listPage, origin, siteOf, temporaryFolder } from './origin.ts';
import { articles, stage } from './stage.ts';

describe('one run', () => {
  test('follows links and writes each article once, by date', async () => {
    const { corpus, run, from } = await stage({
      '/': listPage(['/a', '/b', '/b#top', '/b?utm_source=x', 'https://other.example/c', '/file.pdf']),
      '/a': articlePage('甲溪市动工一个项目', { links: ['/b', '/d'] }),
      '/b': articlePage('乙江县签约两个项目'),
      '/d': articlePage('丙田电子园区封顶'),
    });
    const report = await run();
    expect(report).toMatchObject({
      visited: 4,
      added: 3,
      changed: 0,
      reasons: { 'off-site': 1, 'not-a-page': 1 },
    });
    expect(from.paths().sort()).toEqual(['/', '/a', '/b', '/d']);
    const all = await articles(corpus);
    expect(all.map(({ title }) => title).sort()).toEqual([
      '丙田电子园区封顶',
      '乙江县签约两个项目',
      '甲溪市动工一个项目',
    ]);
    expect(all[0]).toMatchObject({
      source: '甲溪日报',
      published: '2024-05-06',
      publishedBasis: 'page',
      site: 'test',
    });
    expect((await readdir(corpus)).filter((name) => name.endsWith('.jsonl'))).toEqual([
      'articles-web-test-2024-05.jsonl',
    ]);
  });

  test('says who comes, asks for gzip at most, and asks robots.txt first', async () => {
    const { from, run } = await stage({ '/': listPage([]) });
    await run();
    expect(from.asked.map(({ path }) => path)).toEqual(['/robots.txt', '/']);
    expect(from.asked[1]?.headers['user-agent']).toBe('xiangxun/0.0.0 (+https://contact.example/crawler)');
    expect(from.asked[1]?.headers['accept-encoding']).toBe('gzip, deflate');
  });

  test('allow, deny, articles and depth', async () => {
    const { run, from } = await stage(
      {
        '/': listPage(['/news/list', '/news/no/1', '/about', '/deep']),
        '/news/list': listPage(['/news/content_1.html', '/news/list2']),
        '/news/list2': listPage(['/news/content_2.html']),
        '/news/content_1.html': articlePage('甲溪市动工一个项目'),
      },
      { allow: ['/news/'], deny: ['/news/no'], articles: ['/news/content_*.html$'], depth: 2 },
    );
    const report = await run();
    expect(from.paths()).toEqual(['/', '/news/list', '/news/content_1.html', '/news/list2']);
    expect(report).toMatchObject({ added: 1, reasons: { denied: 1, 'not-allowed': 2, 'too-deep': 1 } });
  });

  test('sitemaps and feeds', async () => {
    const from = await origin({});
    const { url } = from;
    Object.assign(from.pages, {
      '/sitemap.xml': {
        headers: { 'content-type': 'application/xml' },
        body: `<?xml version="1.0"?><sitemapindex><sitemap><loc>${url}/sitemap-1.xml</loc></sitemap></sitemapindex>`,
      },
      '/sitemap-1.xml': {
        headers: { 'content-type': 'text/xml' },
        body: `<urlset><url><loc>${url}/a</loc></url></urlset>`,
      },
      '/feed': {
        headers: { 'content-type': 'application/rss+xml' },
        body: `<rss><channel><link>${url}/</link><item><link>${url}/b</link></item></channel></rss>`,
      },
      '/atom': {
        headers: { 'content-type': 'application/atom+xml' },
        body: `<feed><link href="${url}/"/><entry><link href="${url}/d"/></entry></feed>`,
      },
      '/a': articlePage('甲溪市动工一个项目'),
      '/b': articlePage('乙江县签约两个项目'),
      '/d': articlePage('丙田电子园区封顶'),
    });
    const root = await temporaryFolder();
    const site = siteOf(from, {
      start: [],
      sitemaps: [`${url}/sitemap.xml`],
      feeds: [`${url}/feed`, `${url}/atom`],
    });
    const report = await crawl({ site, corpus: join(root, 'c'), state: join(root, 's'), version: '0' });
    expect(report).toMatchObject({ added: 3, visited: 7 });
  });

  test('--since: an address that names an earlier day is not asked for, a page that prints one is not taken', async () => {
    const { run, from } = await stage({
      '/': listPage(['/2023/0102/1.html', '/x']),
      '/x': articlePage('甲溪市动工一个项目'),
    });
    const report = await run({ since: '2025-01-01' });
    expect(from.paths()).toEqual(['/', '/x']);
    expect(report).toMatchObject({ added: 0, reasons: { 'too-old': 2 } });
  });

  test('--max ends a run; the next goes on', async () => {
    const { run, corpus } = await stage({
      '/': listPage(['/a', '/b', '/d']),
      '/a': articlePage('甲溪市动工一个项目'),
      '/b': articlePage('乙江县签约两个项目'),
      '/d': articlePage('丙田电子园区封顶'),
    });
    expect(await run({ max: 2 })).toMatchObject({ visited: 2, added: 1, waiting: 2 });
    expect(await run()).toMatchObject({ added: 2, waiting: 0 });
    expect(await articles(corpus)).toHaveLength(3);
  });

  test('a page that must not be indexed is not, by its meta or its header', async () => {
    const { run, corpus } = await stage({
      '/': listPage(['/a', '/b', '/d']),
      '/a': articlePage('甲溪市动工一个项目', { head: '<meta name="robots" content="noindex">' }),
      '/b': { headers: { 'x-robots-tag': 'noindex' }, body: articlePage('乙江县签约两个项目') },
      '/d': articlePage('丙田电子园区封顶'),
    });
    expect(await run()).toMatchObject({ added: 1, reasons: { noindex: 2 } });
    expect(await articles(corpus)).toHaveLength(1);
  });

  test('what is not to be trusted is put aside, with its reason and score', async () => {
    const { run, state } = await stage({
      '/': listPage(['/a']),
      '/a': articlePage('甲溪市动工一个项目', {
        text: '锟斤拷锟斤拷锟斤拷，总投资12亿元。锟斤拷烫烫烫，丙田电子的园区在青石工业园动工，用地260亩，一期建设三栋标准厂房，主要生产车用连接器。',
      }),
    });
    expect(await run()).toMatchObject({ added: 0, reasons: { mojibake: 1 } });
    const [line = ''] = (await readFile(join(state, 'test', 'quarantine.jsonl'), 'utf8')).split('\n');
    expect(JSON.parse(line)).toMatchObject({
      reason: 'mojibake',
      score: expect.any(Number),
      url: expect.stringContaining('/a'),
    });
  });
});

describe('robots.txt', () => {
  test('what it forbids is not asked for', async () => {
    const { run, from } = await stage({
      '/robots.txt': 'User-agent: *\nDisallow: /b',
      '/': listPage(['/a', '/b']),
      '/a': articlePage('甲溪市动工一个项目'),
    });
    expect(await run()).toMatchObject({ added: 1, reasons: { robots: 1 } });
    expect(from.paths()).toEqual(['/', '/a']);
  });

  test('500 means stay out: not one page, and they are there for the next run', async () => {
    const { run, from } = await stage({
      '/robots.txt': { status: 503 },
      '/': listPage(['/a']),
      '/a': articlePage('甲溪市动工一个项目'),
    });
    const clock = { now: () => performance.now(), date: () => Date.now(), sleep: async () => undefined };
    expect(await run({ clock })).toMatchObject({ added: 0, reasons: { 'robots-unreachable': 1 } });
    expect(from.paths()).toEqual([]);
    from.pages['/robots.txt'] = { status: 404 };
    expect(await run({ clock })).toMatchObject({ added: 1 });
  });
});
