import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodePage } from '../../../src/crawl/fetch/charset.ts';
import { readPage } from '../../../src/crawl/page/read-page.ts';
import type { Template } from '../../../src/crawl/site/site-file.ts';
import { articlePage, listPage } from '../origin.ts';

function read(html: string, more: { expected?: boolean; template?: Template; source?: string } = {}) {
  return readPage({
    decoded: decodePage(Buffer.from(html), 'text/html; charset=utf-8'),
    url: new URL('http://a.cn/news/1.html'),
    crawled: new Date('2026-11-20T00:00:00Z'),
    expected: more.expected,
    template: more.template,
    source: more.source,
  });
}

describe('article or list', () => {
  test('told by itself', () => {
    expect(read(articlePage('甲溪市动工一个项目')).article?.title).toBe('甲溪市动工一个项目');
    expect(read(listPage(['/1', '/2']))).toMatchObject({ skipped: 'list', links: { length: 2 } });
  });
  test('told by the site file', () => {
    expect(read(articlePage('甲溪市动工一个项目'), { expected: false })).toMatchObject({ skipped: 'list' });
    expect(read(listPage(['/1']), { expected: true }).quarantine?.reason).toBe('no-text');
  });
});

test('a template says where things are', () => {
  const html = `<html><head><title>站名</title></head><body><div class="t">乙江县签约两个项目</div><div class="s">来源：乙江日报</div>
<div class="d">2024年5月6日</div><div class="w">某某某</div><div class="c">招商</div>
<div class="x"><p>乙江县签约两个项目，总投资12亿元，用地260亩。<span class="ad">广告</span></p><p>一期厂房正在建设，预计明年六月投产，达产后年产值约18亿元。</p></div></body></html>`;
  const template = {
    title: '.t',
    source: '.s',
    published: '.d',
    author: '.w',
    category: '.c',
    content: '.x',
    remove: ['.ad'],
  };
  expect(read(html, { template, expected: true }).article).toMatchObject({
    title: '乙江县签约两个项目',
    source: '乙江日报',
    author: '某某某',
    category: '招商',
    published: { day: '2024-05-06', basis: 'page' },
    text: '乙江县签约两个项目，总投资12亿元，用地260亩。\n一期厂房正在建设，预计明年六月投产，达产后年产值约18亿元。',
  });
});

test('a template with a broken selector is as none', () => {
  const page = read(articlePage('甲溪市动工一个项目'), {
    template: { title: ':::', content: '[', remove: ['>>'] },
  });
  expect(page.article?.title).toBe('甲溪市动工一个项目');
});

test('the outlet of the site file stands in where the page names none', () => {
  const html = articlePage('甲溪市动工一个项目').replace('来源：甲溪日报', '');
  expect(read(html, { source: '示例日报' }).article?.source).toBe('示例日报');
  expect(read(html).article?.source).toBeUndefined();
});

test('a page whose text stands outside of its body is refused, or read, and the next one goes on', () => {
  const html = '<html><head><p>甲溪市动工一个项目。<body>2024-13-45下转03版';
  expect(() => read(html, { expected: true })).not.toThrow();
});

test('whatever comes, it is read or refused, and never throws', () => {
  const piece = fc.constantFrom(
    '<html>',
    '<head>',
    '<title>',
    '</title>',
    '<body>',
    '<h1>',
    '</h1>',
    '<p>',
    '</p>',
    '<div style="display:none">',
    '</div>',
    '<a href="//x">',
    '<base href="x:">',
    '<meta name=robots content=none>',
    '<meta http-equiv=refresh content="0;url=[">',
    '<link rel=canonical href="[">',
    '<!--',
    '-->',
    '<table><tr>',
    '相关文章',
    '甲溪市动工一个项目。',
    '下转03版',
    '来源：',
    '2024-13-45',
    '7个月前 (02-30)',
    '\u0000',
    '\ud800',
    '...',
    '<',
  );
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 40 }),
      fc.constantFrom(true, false, undefined),
      (pieces, expected) => {
        const page = read(pieces.join(''), expected === undefined ? {} : { expected });
        expect(
          [page.article, page.quarantine, page.skipped].filter((part) => part !== undefined),
        ).toHaveLength(1);
      },
    ),
    { numRuns: 300 },
  );
});
