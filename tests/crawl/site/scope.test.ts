import { expect, test } from 'vitest';
import { Scope } from '../../../src/crawl/site/scope.ts';
import { parseSite } from '../../../src/crawl/site/site-file.ts';

const scopeOf = (fields: object) =>
  new Scope(
    parseSite(
      JSON.stringify({ name: 's', contact: 'https://c.cn/', start: ['https://a.cn/'], ...fields }),
      'f',
    ),
  );

test.each<[object, string, string | undefined]>([
  [{}, 'https://a.cn/x', undefined],
  [{}, 'http://a.cn/x', undefined],
  [{}, 'https://b.cn/x', 'off-site'],
  [{}, 'https://m.a.cn/x', 'off-site'],
  [{ hosts: ['m.a.cn'] }, 'https://m.a.cn/x', undefined],
  [{}, 'https://a.cn/x.PDF', 'not-a-page'],
  [{ deny: ['/x'] }, 'https://a.cn/x/y', 'denied'],
  [{ allow: ['/n/'] }, 'https://a.cn/x', 'not-allowed'],
  [{ allow: ['/n/'] }, 'https://a.cn/n/x', undefined],
  [{ allow: ['/n/'], deny: ['/*?p='] }, 'https://a.cn/n/x?p=1', 'denied'],
  [{ allow: ['/n/'], articles: ['/a/*.html$'] }, 'https://a.cn/a/1.html', undefined],
  [{ allow: ['/新闻/'] }, 'https://a.cn/%E6%96%B0%E9%97%BB/1', undefined],
])('%j, %s: %s', (fields, url, reason) => {
  expect(scopeOf(fields).skipReason(new URL(url))).toBe(reason);
});

test('which pages are articles', () => {
  const url = new URL('https://a.cn/a/1.html');
  expect(scopeOf({}).isArticle(url)).toBeUndefined();
  expect(scopeOf({ articles: ['/a/'] }).isArticle(url)).toBe(true);
  expect(scopeOf({ articles: ['/b/'] }).isArticle(url)).toBe(false);
});
