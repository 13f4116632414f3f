import { describe, expect, test } from 'vitest';
import { isAllCoined, isCoined, isPhrase } from '../../src/extraction/coined.ts';
import { read } from './fixture.ts';

describe('words of the press', () => {
  test.each(['算力', '负碳', '直连', '低空'])('%s is one', (word) => expect(isCoined(word)).toBe(true));
  test.each(['璟曜', '冠旭', '希音'])('%s is a name', (word) => expect(isCoined(word)).toBe(false));
  test.each(['光储充', '智算云网'])('%s is made of them', (word) => expect(isAllCoined(word)).toBe(true));
  test('what holds anything else is not', () => expect(isAllCoined('算力璟')).toBe(false));
  test.each(['建立健全', '努力完成'])('%s are two words', (word) => expect(isPhrase(word)).toBe(true));
  test.each(['宁德时代', '海之言语'])('%s are not', (word) => expect(isPhrase(word)).toBe(false));
});

test.each([
  '全国一体化算力网络的节点落户当地。',
  '以竹为原料生产负碳材料，市场前景广阔。',
  '县里给予企业大力支持。',
])('%s names no company', (text) => expect(read(text).companies).toEqual([]));

test('a name beside such a word is one', () =>
  expect(read('楷屹算力科技有限公司的数据中心开工。').companies.map(({ quote }) => quote)).toEqual([
    '楷屹算力科技有限公司',
  ]));
