import { describe, expect, test } from 'vitest';
import { everydayNames } from '../../src/extraction/everyday-names.ts';
import type { Told } from '../../src/extraction/told.ts';

const told = (name?: string, names = name === undefined ? [] : [name], id?: string): Told => ({
  companies: [],
  projects:
    name === undefined
      ? []
      : [
          {
            company: { name, names, sure: true, ...(id === undefined ? {} : { id }) },
            figures: [],
            events: [],
          },
        ],
});
const article = (text: string, title = '快讯') => ({ title, text });

/** 200 articles with the words, of which the first `shown` tell of a company of the name. */
function corpus(words: string, name: string, shown: number, all = 200) {
  return {
    articles: Array.from({ length: all }, (_, i) => article(`第${i}篇: ${words}。`)),
    told: Array.from({ length: all }, (_, i) => (i < shown ? told(name) : told())),
  };
}

describe('a name in very many articles', () => {
  test('of which next to none speaks of a company is a word', async () => {
    const { articles, told } = corpus('全省筑牢防线', '筑牢', 1);
    expect([...(await everydayNames(articles, told))]).toEqual(['筑牢']);
  });

  test('of which many do is a company', async () => {
    const { articles, told } = corpus('冠旭动工', '冠旭', 20);
    expect([...(await everydayNames(articles, told))]).toEqual([]);
  });

  test.each(['璟曜集团', '上海璟曜光学有限公司', '宁德时代'])(
    'is a company where it says so itself or everybody knows it: %s',
    async (name) => {
      const { articles, told } = corpus(`${name}参加论坛`, name, 1);
      expect([...(await everydayNames(articles, told))]).toEqual([]);
    },
  );

  test('in few articles is not judged', async () => {
    const { articles, told } = corpus('全省筑牢防线', '筑牢', 1, 30);
    expect([...(await everydayNames(articles, told))]).toEqual([]);
  });
});

test('titles count, and Latin letters in either case', async () => {
  const articles = Array.from({ length: 100 }, (_, i) =>
    article(i % 2 === 0 ? 'GDP' : '', i % 2 === 0 ? '快讯' : 'gdp'),
  );
  expect([...(await everydayNames(articles, [told('gdp'), ...articles.slice(1).map(() => told())]))]).toEqual(
    ['gdp'],
  );
});

test('an alias is judged by itself, a stated company never', async () => {
  const articles = Array.from({ length: 100 }, () => article('中哈双方会谈，希音路过'));
  const readings = [
    told('中哈物流有限公司', ['中哈物流有限公司', '中哈']),
    told('希音', ['希音'], 'shein'),
    ...articles.slice(2).map(() => told()),
  ];
  expect([...(await everydayNames(articles, readings))]).toEqual(['中哈']);
});

test('the order of the articles is nothing to it', async () => {
  const { articles, told } = corpus('全省筑牢防线', '筑牢', 2);
  expect(await everydayNames(articles.toReversed(), told.toReversed())).toEqual(
    await everydayNames(articles, told),
  );
});
