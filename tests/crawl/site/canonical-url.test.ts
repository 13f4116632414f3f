import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { articleId, canonicalUrl, titleId } from '../../../src/crawl/site/canonical-url.ts';

const BASE = new URL('https://a.cn/news/list.html');

test.each<[string, string | undefined]>([
  ['1.html', 'https://a.cn/news/1.html'],
  ['  /1.html#top ', 'https://a.cn/1.html'],
  ['//b.cn/1', 'https://b.cn/1'],
  ['HTTPS://A.CN:443/1', 'https://a.cn/1'],
  ['/1?id=2&utm_source=x&from=timeline', 'https://a.cn/1?id=2'],
  ['/1?spm=a.b', 'https://a.cn/1'],
  ['/1?', 'https://a.cn/1'],
  ['/新闻?页=2', 'https://a.cn/%E6%96%B0%E9%97%BB?%E9%A1%B5=2'],
  ['javascript:void(0)', undefined],
  ['mailto:a@b.cn', undefined],
  ['ftp://a.cn/', undefined],
  ['https://u:p@a.cn/', undefined],
  ['https://[', undefined],
  [`/${'x'.repeat(3_000)}`, undefined],
])('%s → %s', (href, expected) => {
  expect(canonicalUrl(href, BASE)?.href).toBe(expected);
});

describe('ids', () => {
  test('http and https are one page; another query is another', () => {
    const id = (href: string) => articleId(new URL(href));
    expect(id('http://a.cn/1')).toBe(id('https://a.cn/1'));
    expect(id('http://a.cn/1?p=2')).not.toBe(id('http://a.cn/1'));
    expect(id('http://a.cn/1')).toMatch(/^w[0-9a-f]{20}$/u);
    expect(titleId('s', '标题')).not.toBe(titleId('t', '标题'));
  });
});

test('what is canonical stays so', () => {
  fc.assert(
    fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (href) => {
      const once = canonicalUrl(href);
      if (once !== undefined) expect(canonicalUrl(once.href)?.href).toBe(once.href);
    }),
  );
});
