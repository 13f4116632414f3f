import { beforeAll, describe, expect, test } from 'vitest';
import type { SearchEngine } from '../../src/search/engine.ts';
import { article, corpusEngine, corpusRecords, engineOf } from './fixture.ts';
import { type Facts, factsOf } from './oracle.ts';

let engine: SearchEngine;
beforeAll(async () => {
  engine = await corpusEngine();
});

test.each([
  ['article', 'a999'],
  ['article', 'c001'],
  ['company', '__proto__'],
  ['project', ''],
] as const)('%s %s is not there', async (type, id) => {
  expect(await engine.record(type, id)).toBeUndefined();
});

describe('every record of the corpus comes back whole, with its links', () => {
  let facts: readonly Facts[];
  let records: Awaited<ReturnType<typeof corpusRecords>>;
  beforeAll(async () => {
    records = await corpusRecords();
    facts = factsOf(records);
  });
  const ids = (links: readonly { id?: string }[]) => links.map(({ id }) => id).sort();

  test('articles', async () => {
    for (const own of records.articles) {
      const detail = await engine.record('article', own.id);
      if (detail?.type !== 'article') throw new Error(own.id);
      const { type, companies, projects, ...rest } = detail;
      const { companies: _, ...written } = own;
      expect(rest).toEqual(written);
      const { values } = facts.find(({ key }) => key === `article/${own.id}`) as Facts;
      expect(ids(companies)).toEqual([...values.company].sort());
      const told = records.projects.filter(
        ({ articles = [], events = [] }) =>
          articles.includes(own.id) || events.some(({ articleId }) => articleId === own.id),
      );
      expect(ids(projects)).toEqual(ids(told));
    }
  });

  test('companies', async () => {
    for (const own of records.companies) {
      const detail = await engine.record('company', own.id);
      if (detail?.type !== 'company') throw new Error(own.id);
      const { type, projects, articles, ...rest } = detail;
      expect(rest).toEqual(own);
      expect(ids(projects)).toEqual(ids(records.projects.filter(({ company }) => company === own.id)));
      const speak = facts.filter((one) => one.type === 'article' && one.values.company.has(own.id));
      expect(ids(articles)).toEqual(ids(speak));
      const dates = articles.map(({ published = '' }) => published);
      expect(dates).toEqual(dates.toSorted().reverse());
    }
  });

  test('projects: their company by name, events oldest first, articles newest first', async () => {
    for (const own of records.projects) {
      const detail = await engine.record('project', own.id);
      if (detail?.type !== 'project') throw new Error(own.id);
      const { type, company, events, articles, ...rest } = detail;
      const { company: owner, events: told = [], articles: _, ...written } = own;
      expect(rest).toEqual(written);
      expect(company?.id).toBe(owner);
      expect(company?.name).toBe(records.companies.find(({ id }) => id === owner)?.name);
      expect(events).toHaveLength(told.length);
      const starts = events.map(({ date }) => date?.padEnd(10, '-01') ?? '9999');
      expect(starts).toEqual(starts.toSorted());
      const dates = articles.map(({ published = '' }) => published);
      expect(dates).toEqual(dates.toSorted().reverse());
    }
  });
});

test('a company that has no record keeps its name; what a file adds is kept; days of zones are put in order', async () => {
  const small = await engineOf({
    articles: [
      article('early', { published: '2024-01-31T23:00:00+08:00' }),
      article('late', { published: '2024-01-31T16:30:00Z', extra: { of: ['its', 'own'] } }),
      article('undated'),
    ],
    projects: [
      {
        id: 'p',
        name: '项目',
        company: '没有记录的公司',
        articles: ['early', 'undated', 'late'],
        events: [
          { stage: '投产' },
          { stage: '竣工', date: '2023' },
          { stage: '签约', date: '2021-08' },
          { stage: '开工', date: '2021-08-19' },
        ],
      },
    ],
  });
  const project = await small.record('project', 'p');
  expect(project).toMatchObject({
    company: { name: '没有记录的公司' },
    events: [{ stage: '签约' }, { stage: '开工' }, { stage: '竣工' }, { stage: '投产' }],
    articles: [{ id: 'late' }, { id: 'early' }, { id: 'undated' }],
  });
  expect(await small.record('article', 'late')).toMatchObject({ extra: { of: ['its', 'own'] } });
});
