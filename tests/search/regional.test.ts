/** Words of Taiwan and Hong Kong and those of the mainland find each other, in traditional script. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { SearchEngine } from '../../src/search/engine.ts';
import { allKeys, article, ask, engineOf } from './fixture.ts';

let engine: SearchEngine;
beforeAll(async () => {
  engine = await engineOf({
    articles: [
      article('tw', { title: '新專案動工', text: '科學園區引進軟體與晶片大廠，投資興建廠房。' }),
      article('tw2', { title: '招商', text: '網際網路公司進駐，專案組已成立。' }),
      article('cn', { title: '新项目动工', text: '产业园引进软件和芯片龙头，投资建设厂房。' }),
      article('hant', { title: '招商引資', text: '互聯網企業落戶，項目組已成立。' }),
      article('police', { title: '专案组通报', text: '专案组已成立。' }),
    ],
  });
});

describe('typed → found', () => {
  test.each([
    ['專案', ['cn', 'hant', 'police', 'tw', 'tw2']],
    ['项目', ['cn', 'hant', 'tw', 'tw2']],
    ['項目', ['cn', 'hant', 'tw', 'tw2']],
    ['专案', ['police', 'tw', 'tw2']],
    ['專案組', ['hant', 'police', 'tw2']],
    ['项目组', ['hant', 'tw2']],
    ['專案 動工', ['cn', 'tw']],
    ['軟體', ['cn', 'tw']],
    ['软件', ['cn', 'tw']],
    ['芯片', ['cn', 'tw']],
    ['晶片大廠', ['tw']],
    ['網際網路', ['hant', 'tw2']],
    ['互联网', ['hant', 'tw2']],
    ['廠房', ['cn', 'tw']],
    ['"專案"', ['police', 'tw', 'tw2']],
  ])('%s → %j', async (q, ids) => {
    expect((await allKeys(engine, q)).sort()).toEqual(ids.map((id) => `article/${id}`));
    expect((await ask(engine, q)).relaxed).toBe(false);
  });
});

test.each([
  ['项目', 'tw', '新<mark>專案</mark>動工'],
  ['專案', 'cn', '新<mark>项目</mark>动工'],
  ['專案', 'tw', '新<mark>專案</mark>動工'],
])('%s is marked in %s as it is printed: %s', async (q, id, html) => {
  const hit = (await ask(engine, q)).hits.find((found) => found.id === id);
  expect(hit?.title.html).toBe(html);
});

test('the hit says by which word it was found', async () => {
  const { hits } = await ask(engine, '軟體');
  expect(hits.find(({ id }) => id === 'cn')?.why).toEqual(['regional 软体 = 软件']);
  expect(hits.find(({ id }) => id === 'tw')?.why).toEqual([]);
});
