/** What the next run asks for again, and what it does about what has changed. */
import { readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { crawl } from '../../src/crawl/crawl.ts';
import { articlePage, listPage, type Origin, siteOf, temporaryFolder } from './origin.ts';
import { articles, stage } from './stage.ts';

const asked = ({ asked: all }: Origin, path: string) => all.filter((request) => request.path === path);

describe('the next run', () => {
  const changing = () => {
    const etag = '"1"';
    return {
      '/': listPage(['/a', '/b', '/d']),
      '/a': {
        headers: { etag, 'last-modified': 'Mon, 06 May 2024 00:00:00 GMT' },
        body: articlePage('甲溪市动工一个项目'),
      },
      '/b': articlePage('乙江县签约两个项目'),
      '/d': articlePage('丙田电子园区封顶'),
    };
  };

  test('asks by ETag and Last-Modified, and compares the bytes', async () => {
    const { run, from, corpus } = await stage(changing());
    await run();
    const before = await readFile(join(corpus, 'articles-web-test-2024-05.jsonl'), 'utf8');
    from.pages['/a'] = { status: 304 };
    const report = await run();
    expect(report).toMatchObject({ visited: 4, unchanged: 4, added: 0, changed: 0, corpusChanged: false });
    expect(asked(from, '/a')[1]?.headers).toMatchObject({
      'if-none-match': '"1"',
      'if-modified-since': 'Mon, 06 May 2024 00:00:00 GMT',
    });
    expect(await readFile(join(corpus, 'articles-web-test-2024-05.jsonl'), 'utf8')).toBe(before);
  });

  test('follows corrections and deletions, and keeps the ids', async () => {
    const { run, from, corpus } = await stage(changing());
    await run();
    const before = await articles(corpus);
    from.pages['/b'] = articlePage('乙江县签约三个项目');
    from.pages['/d'] = { status: 410 };
    const report = await run();
    expect(report).toMatchObject({ changed: 1, removed: 1, added: 0, corpusChanged: true });
    const after = await articles(corpus);
    const idOf = (all: typeof after, path: string) => all.find(({ url }) => url === `${from.url}${path}`)?.id;
    expect(after.map(({ title }) => title).sort()).toEqual(['乙江县签约三个项目', '甲溪市动工一个项目']);
    expect(idOf(after, '/b')).toBe(idOf(before, '/b'));
  });

  test('a page that is spoilt later takes its article along', async () => {
    const { run, from, corpus } = await stage(changing());
    await run();
    from.pages['/b'] = articlePage('乙江县签约两个项目', { head: '<meta name="robots" content="noindex">' });
    expect(await run()).toMatchObject({ removed: 1 });
    expect(await articles(corpus)).toHaveLength(2);
  });

  test('old articles are left alone after revisitDays', async () => {
    const { from, corpus, state } = await stage(changing());
    const site = siteOf(from, { revisitDays: 5 });
    const at = (day: string) => ({
      now: () => performance.now(),
      date: () => Date.parse(`${day}T00:00:00Z`),
      sleep: async () => undefined,
    });
    const run = (day: string) => crawl({ site, corpus, state, version: '0', clock: at(day) });
    expect(await run('2026-11-01')).toMatchObject({ visited: 4 });
    expect(await run('2026-11-05')).toMatchObject({ visited: 4 });
    expect(await run('2026-11-20')).toMatchObject({ visited: 1, unchanged: 1 });
  });

  test('a page is read again when the site file says otherwise how, though it is the same', async () => {
    const { run, from, corpus, state } = await stage(changing());
    await run();
    const site = siteOf(from, { regions: ['甲溪市'] });
    expect(await crawl({ site, corpus, state, version: '0' })).toMatchObject({ changed: 3, unchanged: 0 });
    expect((await articles(corpus)).map(({ regions }) => regions)).toEqual([
      ['甲溪市'],
      ['甲溪市'],
      ['甲溪市'],
    ]);
    expect(await crawl({ site, corpus, state, version: '0' })).toMatchObject({ changed: 0, unchanged: 4 });
  });

  test('what was too old for one --since is taken by a run without it', async () => {
    const { run, corpus } = await stage({
      ...changing(),
      '/': listPage(['/a', '/2023/0102/1.html']),
      '/2023/0102/1.html': articlePage('丙田电子园区封顶'),
    });
    expect(await run({ since: '2025-01-01' })).toMatchObject({ added: 0, reasons: { 'too-old': 2 } });
    expect(await run({ since: '2025-01-01' })).toMatchObject({ visited: 1, added: 0 });
    expect(await run()).toMatchObject({ added: 2 });
    expect(await articles(corpus)).toHaveLength(2);
  });

  test('an article that two addresses lead to stays while one of them does', async () => {
    const { run, from, corpus } = await stage({
      '/': listPage(['/old', '/new']),
      '/old': { status: 301, headers: { location: '/new' } },
      '/new': articlePage('丙田电子园区封顶'),
    });
    await run();
    from.pages['/old'] = { status: 410 };
    expect(await run()).toMatchObject({ removed: 0 });
    expect(await articles(corpus)).toHaveLength(1);
    from.pages['/new'] = { status: 410 };
    expect(await run()).toMatchObject({ removed: 1 });
  });

  test('an article that somebody else put into the corpus is left alone', async () => {
    const { from, run, corpus } = await stage(changing());
    await run();
    await rename(join(corpus, 'articles-web-test-2024-05.jsonl'), join(corpus, 'articles.jsonl'));
    const anew = { site: siteOf(from), corpus, state: await temporaryFolder(), version: '0' };
    expect(await crawl(anew)).toMatchObject({
      added: 0,
      reasons: { 'already-there': 3 },
      corpusChanged: false,
    });
    expect(await articles(corpus)).toHaveLength(3);
  });
});
