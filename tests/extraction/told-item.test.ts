import { describe, expect, test } from 'vitest';
import type { ReadProject } from '../../src/contract/reading.ts';
import { itemsOf, withinItem } from '../../src/extraction/told-item.ts';

const ROUND_UP = [
  '粤北抽水蓄能电站首台机组投产',
  '今天（3月1日），岭南集团发布消息，位于英德市的粤北抽水蓄能电站首台机组正式投产，装机容量一百二十万千瓦，每年可发电十亿度。',
  '滨江高速公路全线通车',
  '昨天（2月28日），总投资九十亿元的滨江高速公路在贵阳市全线建成通车，全长一百公里，沿线群众出行时间缩短两个小时以上。',
].join('\n');
const article = { title: '国内联播快讯', text: ROUND_UP };

function quote(words: string) {
  const start = ROUND_UP.indexOf(words);
  return { field: 'text' as const, start, end: start + words.length, quote: words };
}

const project: ReadProject = {
  name: '粤北抽水蓄能电站',
  company: { name: '岭南集团', names: ['岭南集团'], sure: true },
  place: ['贵州省', '贵阳市'],
  events: [
    { ...quote('首台机组正式投产'), stage: '投产' },
    { ...quote('全线建成通车'), stage: '竣工' },
  ],
  figures: [{ ...quote('九十亿元'), kind: 'investment', value: 90, unit: '亿元' }],
};

describe('items of a round-up', () => {
  test('a headline and the news behind it', () => {
    const items = itemsOf(article);
    expect(items.map(({ start, head }) => ROUND_UP.slice(start, head))).toEqual([
      '粤北抽水蓄能电站首台机组投产',
      '滨江高速公路全线通车',
    ]);
  });

  test.each([
    '',
    '一段新闻。',
    '第一段说开工。\n第二段说投产，也说竣工，还说了很多别的事情，但没有标题在它前面。',
  ])('%j is one piece of news', (text) => expect(itemsOf({ title: '新闻', text })).toEqual([]));
});

describe('a project of a round-up', () => {
  test('has what its own item tells, and neither event, sum nor place of another', () => {
    const own = withinItem(project, article, itemsOf(article));
    expect(own?.events.map(({ stage }) => stage)).toEqual(['投产']);
    expect(own?.figures).toEqual([]);
    expect(own?.place).toBeUndefined();
    expect(own?.company?.name).toBe('岭南集团');
  });

  test('has no owner that another item names', () => {
    const other = { ...project, company: { name: '黔山路桥', names: ['黔山路桥'], sure: true } };
    expect(withinItem(other, article, itemsOf(article))?.company).toBeUndefined();
  });

  test('is none where no item names it', () =>
    expect(withinItem({ ...project, name: '别的电站' }, article, itemsOf(article))).toBeUndefined());

  test('is left alone where the text is one piece of news', () =>
    expect(withinItem(project, { title: '新闻', text: ROUND_UP.replaceAll('\n', '。') }, [])).toBe(project));
});
