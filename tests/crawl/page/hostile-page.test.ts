/** Pages that mean harm: each is read or refused, without trouble. */
import { describe, expect, test } from 'vitest';
import { decodePage } from '../../../src/crawl/fetch/charset.ts';
import { readPage } from '../../../src/crawl/page/read-page.ts';
import { articlePage } from '../origin.ts';

describe('pages', () => {
  const read = (html: string) =>
    readPage({
      decoded: decodePage(Buffer.from(html), 'text/html; charset=utf-8'),
      url: new URL('http://a.site.cn/news/1.html'),
      crawled: new Date('2026-11-20T00:00:00Z'),
      expected: true,
    });

  test.each<[string, string, string]>([
    ['50,000 divs in each other', '<div>'.repeat(50_000), 'too-deep'],
    ['50,000 spans in each other', '<span>'.repeat(50_000), 'too-deep'],
    ['100,000 links', '<a href="/x">x</a>'.repeat(100_000), 'too-many-elements'],
    [
      '100,000 attributes',
      `<div ${Array.from({ length: 100_000 }, (_, at) => `a${at}=1`).join(' ')}>x</div>`,
      'too-many-attributes',
    ],
    ['one text of 4 million characters', `<h1>标题在此</h1><p>${'字'.repeat(4_000_000)}。</p>`, 'too-long'],
    ['nothing', '', 'no-title'],
  ])('%s', (_name, html, reason) => {
    expect(read(html).quarantine?.reason).toBe(reason);
  });

  test.each<[string, string]>([
    [
      'one text of a million characters',
      `<h1>标题在此</h1><div class="article-content">${'字'.repeat(1_000_000)}。</div>`,
    ],
    [
      '100,000 line breaks',
      `<h1>标题在此</h1><div class="article-content">${'甲溪市项目动工。<br>'.repeat(50_000)}</div>`,
    ],
    ['a title without end', `<title>${'标'.repeat(1_000_000)}</title><p>${'正文很短。'.repeat(20)}</p>`],
    ['blanks', `<h1>标题在此</h1><p>${' '.repeat(1_000_000)}正文。</p>`],
    ['brackets', `<h1>标题在此</h1><p>${'（'.repeat(200_000)}正文。</p>`],
    ['digits', `<h1>标题在此</h1><p>${'1'.repeat(500_000)}正文。</p>`],
  ])('%s is read without trouble', (_name, html) => {
    expect(() => read(html)).not.toThrow();
  });

  test('base and canonical count within the host only', () => {
    const html = (head: string) => articlePage('甲溪市动工一个项目', { head, links: ['x.html'] });
    const tricked = read(
      html('<base href="http://evil.site.cn/"><link rel="canonical" href="http://evil.site.cn/1">'),
    );
    expect(tricked.links.map(({ href }) => href)).toEqual(['http://a.site.cn/news/x.html']);
    expect(tricked.article?.url.href).toBe('http://a.site.cn/news/1.html');
    const honest = read(html('<base href="/b/"><link rel="canonical" href="/news/one.html">'));
    expect(honest.links.map(({ href }) => href)).toEqual(['http://a.site.cn/b/x.html']);
    expect(honest.article?.url.href).toBe('http://a.site.cn/news/one.html');
    expect(read(html('<link rel="canonical" href="/">')).article?.url.href).toBe(
      'http://a.site.cn/news/1.html',
    );
  });

  test('noindex is read under any charset', async () => {
    const { default: iconv } = await import('iconv-lite');
    const html = articlePage('甲溪市动工一个项目', {
      head: '<meta name="robots" content="NoIndex, nofollow">',
      links: ['/x'],
    }).replace('utf-8', 'gbk');
    const decoded = decodePage(iconv.encode(html, 'gbk'), 'text/html');
    const page = readPage({
      decoded,
      url: new URL('http://a.site.cn/1'),
      crawled: new Date(),
      expected: true,
    });
    expect(page).toEqual({ partials: [], links: [], skipped: 'noindex' });
  });
});
