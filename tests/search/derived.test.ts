/** Records that were read from prose are searched like those that the files state. */
import { beforeAll, describe, expect, test } from 'vitest';
import { deriveRecords } from '../../src/extraction/derive.ts';
import type { SearchEngine } from '../../src/search/engine.ts';
import { article, ask, engineOf } from './fixture.ts';

const ARTICLES = [
  article('signed', {
    title: '砺岑新材料有限公司项目签约四会市',
    text: '2023年3月8日，砺岑新材料有限公司与四会市签约，投资12亿元建设砺岑新材料生产基地项目。',
    published: '2023-03-09',
  }),
  article('begun', {
    title: '砺岑新材料生产基地项目动工',
    text: '2023年9月1日，砺岑新材料有限公司投资12亿元的砺岑新材料生产基地项目在四会市动工，预计2024年12月投产。',
    published: '2023-09-02',
  }),
  article('undated', {
    title: '沅峤电子有限公司落户高要区',
    text: '近日，沅峤电子有限公司与高要区签约，投资3亿元建设沅峤智能终端生产基地项目。',
  }),
];

let engine: SearchEngine;
beforeAll(async () => {
  engine = await engineOf(
    await deriveRecords({ articles: ARTICLES, projects: [], companies: [], synonyms: [] }),
  );
}, 60_000);

const projects = (fields = {}) => ask(engine, '', { type: ['project'], ...fields });
const names = async (fields = {}) => (await projects(fields)).hits.map(({ title }) => title.text);

test('two articles of one project are one record, marked as derived', async () => {
  const { hits } = await projects({ sort: 'amount' });
  expect(
    hits.map(({ title, derived, investmentYi, articleCount }) => [
      title.text,
      derived,
      investmentYi,
      articleCount,
    ]),
  ).toEqual([
    [expect.stringContaining('砺岑新材料生产基地'), true, 12, 2],
    [expect.stringContaining('沅峤'), true, 3, 1],
  ]);
});

describe('time', () => {
  test.each([
    ['the day of an event', { from: '2023-09-01', to: '2023-09-01' }, ['砺岑新材料生产基地项目']],
    ['the day of an earlier one', { from: '2023-03-08', to: '2023-03-08' }, ['砺岑新材料生产基地项目']],
    ['the month of a plan, which is no event yet', { from: '2024-12-01', to: '2024-12-31' }, []],
    ['a time without events', { from: '2023-05-01', to: '2023-06-30' }, []],
  ])('%s', async (_name, range, expected) =>
    expect(await names({ dateField: 'event', ...range })).toEqual(expected),
  );

  test('what has no dated event is counted as undated, and reached without the filter', async () => {
    const answer = await projects({ dateField: 'event', from: '2023-01-01', to: '2024-12-31' });
    expect([answer.total, answer.undated]).toEqual([1, 1]);
    expect((await projects()).total).toBe(2);
  });

  test('the histogram of events counts the articles that tell of them, by the month of the event', async () => {
    const { histogram } = await ask(engine, '', { type: ['article'], dateField: 'event' });
    expect(histogram).toEqual([
      { month: '2023-03', count: 1 },
      { month: '2023-09', count: 1 },
    ]);
    const published = await ask(engine, '', { type: ['article'] });
    expect(published.histogram.map(({ month }) => month)).toEqual(['2023-03', '2023-09']);
  });
});
