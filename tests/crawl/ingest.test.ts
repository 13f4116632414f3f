import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { readCorpus } from '../../src/corpus/corpus.ts';
import { ingest } from '../../src/crawl/ingest.ts';
import { articlePage, origin, siteOf, temporaryFolder } from './origin.ts';

async function stage() {
  const dir = await temporaryFolder();
  const corpus = join(dir, 'corpus');
  const articles = async () => (await readCorpus(corpus, { skipBad: false })).articles;
  return { dir, corpus, articles };
}

const site = {
  name: 'page',
  contact: 'https://c.cn/',
  depth: 0,
  gapSeconds: 1,
  revisitDays: 0,
  allowPrivate: [],
};

test('an address', async () => {
  const { corpus, articles } = await stage();
  const from = await origin({ '/a': articlePage('甲溪市动工一个项目'), '/b': { status: 404 } });
  const own = siteOf(from);
  const take = (path: string) => ingest({ target: `${from.url}${path}`, corpus, site: own, version: '0' });
  expect(await take('/a')).toEqual([
    expect.objectContaining({ outcome: 'added', title: '甲溪市动工一个项目' }),
  ]);
  expect(await take('/a')).toEqual([expect.objectContaining({ outcome: 'same' })]);
  expect(await articles()).toHaveLength(1);
  await expect(take('/b')).rejects.toMatchObject({
    code: 'page_unusable',
    message: expect.stringContaining('404'),
  });
});

test('an address that is not of the public net is refused', async () => {
  const { corpus } = await stage();
  const from = await origin({ '/a': articlePage('甲溪市动工一个项目') });
  await expect(ingest({ target: `${from.url}/a`, corpus, site, version: '0' })).rejects.toMatchObject({
    code: 'page_unusable',
  });
  expect(from.asked).toHaveLength(0);
});

describe('a file', () => {
  test('whose page says its address, in its own charset', async () => {
    const { dir, corpus, articles } = await stage();
    const head = '<link rel="canonical" href="http://a.cn/1.html">';
    const html = articlePage('甲溪市动工一个项目', { head }).replace('utf-8', 'gbk');
    await writeFile(join(dir, 'a.html'), iconv.encode(html, 'gbk'));
    await ingest({ target: join(dir, 'a.html'), corpus, site, version: '0' });
    expect(await articles()).toEqual([
      expect.objectContaining({ url: 'http://a.cn/1.html', source: '甲溪日报', published: '2024-05-06' }),
    ]);
  });

  test('whose address is given, has the id that a crawl of it would give', async () => {
    const { dir, corpus } = await stage();
    await writeFile(join(dir, 'a.html'), articlePage('甲溪市动工一个项目'));
    const at = (url?: string) => ingest({ target: join(dir, 'a.html'), corpus, site, version: '0', url });
    await expect(at()).rejects.toMatchObject({
      code: 'page_unusable',
      message: expect.stringContaining('--url'),
    });
    const [first] = await at('http://a.cn/1.html?utm_source=x#top');
    const [again] = await at('https://a.cn/1.html');
    expect(again).toMatchObject({ id: first?.id ?? '' });
  });

  test('that is not there, or holds no article', async () => {
    const { dir, corpus } = await stage();
    await expect(
      ingest({ target: join(dir, 'none.html'), corpus, site, version: '0' }),
    ).rejects.toMatchObject({ code: 'file_unreadable' });
    await writeFile(join(dir, 'b.html'), '<h1>什么也没有</h1>');
    await expect(
      ingest({ target: join(dir, 'b.html'), corpus, site, version: '0', url: 'http://a.cn/' }),
    ).rejects.toMatchObject({
      code: 'page_unusable',
      message: expect.stringContaining('没有正文'),
    });
  });
});

function warcRecord(type: string, url: string, block: Buffer): Buffer {
  const head = `WARC/1.0\r\nWARC-Type: ${type}\r\nWARC-Target-URI: ${url}\r\nWARC-Date: 2026-11-01T08:00:00Z\r\nContent-Type: application/http\r\nContent-Length: ${block.length}\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), block, Buffer.from('\r\n\r\n')]);
}

const answer = (headers: string, body: Buffer) =>
  Buffer.concat([Buffer.from(`HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n${headers}\r\n`), body]);
const chunked = (body: Buffer) =>
  Buffer.concat([Buffer.from(`${body.length.toString(16)}\r\n`), body, Buffer.from('\r\n0\r\n\r\n')]);

function records(): Buffer[] {
  const page = (title: string) => Buffer.from(articlePage(title));
  return [
    warcRecord('warcinfo', '', Buffer.from('software: x\r\n')),
    warcRecord('request', 'http://a.cn/1', Buffer.from('GET /1 HTTP/1.1\r\n\r\n')),
    warcRecord('response', 'http://a.cn/1', answer('', page('甲溪市动工一个项目'))),
    warcRecord(
      'response',
      'http://a.cn/2',
      answer('Transfer-Encoding: chunked\r\n', chunked(page('乙江县签约两个项目'))),
    ),
    warcRecord(
      'response',
      'http://a.cn/3',
      answer('Content-Encoding: gzip\r\n', gzipSync(page('丙田电子园区封顶'))),
    ),
    warcRecord('response', 'http://a.cn/4', answer('Content-Encoding: br\r\n', Buffer.from('x'))),
    warcRecord('response', 'http://a.cn/5', Buffer.from('HTTP/1.1 404 Not Found\r\n\r\n')),
    warcRecord(
      'response',
      'http://a.cn/6.png',
      Buffer.from('HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\nx'),
    ),
    warcRecord('response', 'http://a.cn/7', answer('', Buffer.from('<h1>什么也没有</h1>'))),
  ];
}

describe('an archive', () => {
  test.each<[string, (all: Buffer[]) => Buffer]>([
    ['pages.warc', (all) => Buffer.concat(all)],
    ['pages.warc.gz', (all) => Buffer.concat(all.map((record) => gzipSync(record)))],
  ])('%s', async (name, pack) => {
    const { dir, corpus, articles } = await stage();
    await writeFile(join(dir, name), pack(records()));
    const done = await ingest({ target: join(dir, name), corpus, site, version: '0' });
    expect(done.map(({ url, outcome }) => `${url} ${outcome}`)).toEqual([
      'http://a.cn/1 added',
      'http://a.cn/2 added',
      'http://a.cn/3 added',
      'http://a.cn/4 left-out',
      'http://a.cn/7 left-out',
    ]);
    expect((await articles()).map(({ title }) => title)).toEqual([
      '甲溪市动工一个项目',
      '乙江县签约两个项目',
      '丙田电子园区封顶',
    ]);
  });

  test.each<[string, Buffer]>([
    ['no WARC', Buffer.from('hello\r\n\r\n')],
    ['empty', Buffer.alloc(0)],
    ['no length', Buffer.from('WARC/1.0\r\nWARC-Type: response\r\n\r\n')],
  ])('%s is named', async (_name, bytes) => {
    const { dir, corpus } = await stage();
    await writeFile(join(dir, 'x.warc'), bytes);
    await expect(ingest({ target: join(dir, 'x.warc'), corpus, site, version: '0' })).rejects.toMatchObject({
      code: 'file_unreadable',
      message: expect.stringContaining('x.warc'),
    });
  });

  test('gzip that is cut off is named', async () => {
    const { dir, corpus } = await stage();
    await writeFile(join(dir, 'x.warc.gz'), gzipSync(Buffer.concat(records())).subarray(0, 300));
    await expect(
      ingest({ target: join(dir, 'x.warc.gz'), corpus, site, version: '0' }),
    ).rejects.toMatchObject({ code: 'file_unreadable' });
  });
});
