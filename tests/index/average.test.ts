import { expect, test } from 'vitest';
import { AverageCounter, averagedArticles, FEW_ARTICLES } from '../../src/index/average.ts';
import { buildIndex } from '../../src/index/builder.ts';

test('of the records that have the field, to the middle of a step; of none it is 1', () => {
  const counter = new AverageCounter();
  counter.add('article', [4, 0, 0, 100, 0]);
  counter.add('article', [6, 0, 0, 0, 0]);
  counter.add('company', [3, 2, 0, 0, 0]);
  const { article, project, company } = counter.averages();
  expect(article).toEqual({ title: 5 + 1 / 8, names: 1, labels: 1, body: 102, context: 1 });
  expect(project).toEqual({ title: 1, names: 1, labels: 1, body: 1, context: 1 });
  expect(company).toEqual({ title: 3 + 1 / 16, names: 2 + 1 / 16, labels: 1, body: 1, context: 1 });
});

test.each([
  [1, 1 + 1 / 32],
  [96, 98],
  [99.9, 98],
  [127, 126],
  [128, 132],
  [135.9, 132],
  [1_000, 1_008],
])('%d counts as %d, and so do averages near it', (average, steady) => {
  const counter = new AverageCounter();
  for (let i = 0; i < 10; i++) counter.add('article', [average, 0, 0, 0, 0]);
  expect(counter.averages().article.title).toBe(steady);
});

test.each([
  [0, 0],
  [1, 1],
  [4_095, 4_095],
  [4_096, 4_096],
  [8_191, 4_096],
  [8_192, 8_192],
  [116_164, 65_536],
  [131_072, 131_072],
])('of %d articles the first %d are averaged', (articles, averaged) => {
  expect(averagedArticles(articles)).toBe(averaged);
});

test('what is put behind them does not move the averages, what is changed among them does', async () => {
  const articles = Array.from({ length: FEW_ARTICLES }, (_, i) => ({
    id: `a${i}`,
    title: '新闻',
    text: '开工',
  }));
  const more = Array.from({ length: 9 }, (_, i) => ({
    id: `b${i}`,
    title: '新闻',
    text: '开工'.repeat(4_000),
  }));
  const averages = async (all: typeof articles) => {
    const input = { articles: all, projects: [], companies: [], synonyms: [] };
    for await (const { name, data } of buildIndex(input)) if (name === 'averages.json') return String(data);
    return undefined;
  };
  const before = await averages(articles);
  expect(before).toContain('body');
  expect(await averages([...articles, ...more])).toBe(before);
  expect(await averages([...more, ...articles])).not.toBe(before);
}, 300_000);
