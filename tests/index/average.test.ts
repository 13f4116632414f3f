import { expect, test } from 'vitest';
import { AverageCounter } from '../../src/index/average.ts';

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
