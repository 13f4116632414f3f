/** A paper whose stories turn to other pages, crawled: one article a story, whichever part comes first. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readCorpus } from '../../src/corpus/corpus.ts';
import { crawl } from '../../src/crawl/crawl.ts';
import { listPage, origin, siteOf, temporaryFolder } from './origin.ts';

const paperPage = (page: string, title: string, text: readonly string[]) =>
  `<html><head><meta charset="utf-8"><title>壬州日报-${title}</title></head><body><div>当前版: ${page}版 <a href="node.htm">上一版</a></div><h1>${title}</h1><div id="ozoom">${text
    .map((paragraph) => `<p>${paragraph}</p>`)
    .join('')}</div></body></html>`;

const HEAD = [
  '辛桥冷链物流园开园，首批26家商户入驻，总投资7.8亿元，冷库容量12万吨。',
  '园区由三座多温层冷库和一个交易大厅组成，冷库用电的（下转03版）',
];
const REST = [
  '▲紧接01版',
  '三成来自屋顶光伏。一位经营水产的商户说，如今夜里到货、清早就能上市。',
  '物流园二期已经开始勘察。',
];
const WHOLE = [
  HEAD[0],
  '园区由三座多温层冷库和一个交易大厅组成，冷库用电的三成来自屋顶光伏。一位经营水产的商户说，如今夜里到货、清早就能上市。',
  REST[2],
].join('\n');

test.each([
  ['the first part first', ['/2024-03/10/content_1.htm', '/2024-03/10/content_2.htm']],
  ['the rest first', ['/2024-03/10/content_2.htm', '/2024-03/10/content_1.htm']],
])('%s', async (_name, links) => {
  const from = await origin({
    '/': listPage(links),
    '/2024-03/10/content_1.htm': paperPage('A01', '辛桥冷链物流园开园', HEAD),
    '/2024-03/10/content_2.htm': paperPage('A03', '辛桥冷链物流园开园', REST),
  });
  const root = await temporaryFolder();
  const site = siteOf(from, { articles: ['/*content_*'] });
  const run = async () => {
    const report = await crawl({ site, corpus: join(root, 'c'), state: join(root, 's'), version: '0' });
    return { report, articles: (await readCorpus(join(root, 'c'), { skipBad: false })).articles };
  };
  const { articles } = await run();
  expect(articles.map(({ text, url, published }) => ({ text, url, published }))).toEqual([
    { text: WHOLE, url: `${from.url}/2024-03/10/content_1.htm`, published: '2024-03-10' },
  ]);
  expect(articles[0]).toMatchObject({ continuedOn: [`${from.url}/2024-03/10/content_2.htm`] });
  expect((await run()).report).toMatchObject({ unchanged: 3, corpusChanged: false });

  // A correction of the second page reaches the article.
  from.pages['/2024-03/10/content_2.htm'] = paperPage('A03', '辛桥冷链物流园开园', [
    ...REST.slice(0, 2),
    '物流园二期明年动工。',
  ]);
  const corrected = await run();
  expect(corrected.report).toMatchObject({ changed: 1 });
  expect(corrected.articles).toHaveLength(1);
  expect(corrected.articles[0]?.text).toMatch(/物流园二期明年动工。$/u);
});
