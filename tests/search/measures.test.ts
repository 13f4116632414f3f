/** Quantities find each other however number and unit are printed. */
import { beforeAll, expect, test } from 'vitest';
import type { SearchEngine } from '../../src/search/engine.ts';
import { allKeys, article, ask, engineOf } from './fixture.ts';

let engine: SearchEngine;
beforeAll(async () => {
  engine = await engineOf({
    articles: [
      article('a', { text: '总建筑面积26万㎡的厂房。' }),
      article('b', { text: '总建筑面积约26万平方米。' }),
      article('c', { text: '总建筑面积260000 平方米。' }),
      article('d', { text: '總建築面積260,000平方公尺。' }),
      article('e', { text: '占地390亩。' }),
      article('f', { text: '总建筑面积126万平方米, 分为26万个单元。' }),
      article('g', { text: '面积260000m²，单价2元。' }),
      article('h', { text: '26万平米。线路全长12.5公里' }),
      article('i', { text: '线路全长12.5千米，12500米' }),
      article('j', { text: '30万吨级码头, 占地390多亩' }),
    ],
  });
});

test.each([
  ['26万㎡', 'a b c d e g h'],
  ['26万平方米', 'a b c d e g h'],
  ['260000平方米', 'a b c d e g h'],
  ['260,000㎡', 'a b c d e g h'],
  ['390亩', 'a b c d e g h j'],
  ['二十六万平方米', 'a b c d e g h'],
  ['12.5km', 'h i'],
  ['12.5公里', 'h i'],
  ['30万吨级', 'j'],
  ['2', 'g'],
  ['2元', 'g'],
  ['面积260000', 'c g'],
])('%s → %s', async (q, ids) => {
  const found = (await allKeys(engine, q)).map((key) => key.slice('article/'.length));
  expect(found.sort().join(' ')).toBe(ids);
  expect((await ask(engine, q)).relaxed).toBe(false);
});

test.each([
  ['26万平方米', 'a', '总建筑面积<mark>26万㎡</mark>的厂房。'],
  ['26万㎡', 'g', '面积<mark>260000m²</mark>，单价2元。'],
  ['26万㎡', 'e', '占地<mark>390亩</mark>。'],
  ['260000㎡', 'd', '總建築面積<mark>260,000平方公尺</mark>。'],
])('%s is marked in %s: %s', async (q, id, html) => {
  const hit = (await ask(engine, q)).hits.find((found) => found.id === id);
  expect(hit?.snippet?.html).toBe(html);
});

test('the hit says by which spelling it was found', async () => {
  const { hits } = await ask(engine, '26万㎡');
  expect(hits.find(({ id }) => id === 'e')?.why).toEqual(['number 26万m2 = 390亩']);
});
