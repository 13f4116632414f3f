import { expect, test } from 'vitest';
import { readAddressList } from '../../../src/crawl/page/address-list.ts';

const read = (text: string) => {
  const list = readAddressList(text, new URL('https://a.cn/feed'));
  return list && [list.kind, ...list.urls.map(({ href }) => href)];
};

test.each<[string, string, string[] | undefined]>([
  [
    'a sitemap',
    '<?xml version="1.0"?>\n<urlset xmlns="x"><url><loc> https://a.cn/1 </loc><lastmod>2024</lastmod></url></urlset>',
    ['sitemap', 'https://a.cn/1'],
  ],
  [
    'with comments before it',
    '<!-- x --><!DOCTYPE x><urlset><url><loc>https://a.cn/1?a=1&amp;b=2</loc></url></urlset>',
    ['sitemap', 'https://a.cn/1?a=1&b=2'],
  ],
  [
    'an index of sitemaps',
    '<sitemapindex><sitemap><loc>https://a.cn/s.xml</loc></sitemap></sitemapindex>',
    ['sitemap-index', 'https://a.cn/s.xml'],
  ],
  [
    'RSS: items, not the channel',
    '<rss><channel><link>https://a.cn/</link><item><link>https://a.cn/1</link></item></channel></rss>',
    ['feed', 'https://a.cn/1'],
  ],
  [
    'RSS with CDATA',
    '<rss><item><link><![CDATA[https://a.cn/1]]></link></item></rss>',
    ['feed', 'https://a.cn/1'],
  ],
  [
    'RSS 1.0',
    '<rdf:RDF><channel><link>https://a.cn/</link></channel><item><link>https://a.cn/1</link></item></rdf:RDF>',
    ['feed', 'https://a.cn/1'],
  ],
  [
    'Atom: the alternate link',
    '<feed><link href="/"/><entry><link rel="edit" href="/e"/><link href="/1"/></entry></feed>',
    ['feed', 'https://a.cn/1'],
  ],
  [
    'cut off',
    '<urlset><url><loc>https://a.cn/1</loc></url><url><loc>https://a.cn/2',
    ['sitemap', 'https://a.cn/1', 'https://a.cn/2'],
  ],
  ['what is no address', '<urlset><url><loc>javascript:1</loc></url></urlset>', ['sitemap']],
  ['a page', '<!doctype html><html><body><a href="/1">x</a></body></html>', undefined],
  ['comments in comments without end', `<!--o${'--><!--u'.repeat(400)}A`, undefined],
  ['a comment that does not end', '<!-- <urlset>', undefined],
  ['a letter cased otherwise', '\ufeff <!doctype x><UrlSet></UrlSet>', ['sitemap']],
  ['nothing', '', undefined],
])('%s', (_name, text, expected) => {
  expect(read(text)).toEqual(expected);
});
