import { beforeAll, describe, expect, test } from 'vitest';
import { FACETS, type FacetName, type MonthCount } from '../../src/contract/search.ts';
import type { SearchEngine } from '../../src/search/engine.ts';
import { ask, corpusEngine, corpusRecords } from './fixture.ts';
import { counted, type Facts, type Filters, factsOf, passes, prints } from './oracle.ts';

let engine: SearchEngine;
let facts: readonly Facts[];
let names: ReadonlyMap<string, string>;
beforeAll(async () => {
  engine = await corpusEngine();
  const records = await corpusRecords();
  facts = factsOf(records);
  names = new Map(records.companies.map(({ id, name }) => [id, name]));
});

const SEARCHES: readonly [q: string, filters: Filters][] = [
  ['', {}],
  ['', { region: ['肇庆市'] }],
  ['', { region: ['肇庆市'], stage: ['投产', '在建'] }],
  ['', { type: ['project'], industry: ['电子信息'], minYi: 1 }],
  ['', { company: ['c001'], from: '2020-01-01', to: '2026-12-31' }],
  ['', { source: ['没有这个来源'] }],
  ['"项目"', { type: ['article'], region: ['广东省'] }],
  ['"肇庆"', { from: '2021-01-01', to: '2023-12-31' }],
  ['', { from: '2021-01-01', to: '2022-12-31', dateField: 'event' }],
];

/** The records that match the words, and of those the ones that pass, one filter aside. */
function left(q: string, filters: Filters, except: FacetName | 'date'): readonly Facts[] {
  const word = q.replaceAll('"', '');
  return facts.filter((one) => prints(one, word) && passes(one, filters, except));
}

describe('facets count the answer as if their own filter were not set', () => {
  test.each(SEARCHES)('%s %j', async (q, filters) => {
    const answer = await ask(engine, q, { ...filters, facets: [...FACETS] });
    for (const name of FACETS) {
      const got = answer.facets[name]?.map(({ value, count }) => [value, count]);
      const wanted = counted(left(q, filters, name), name);
      if (name === 'type')
        expect(new Map(got?.filter(([, n]) => n !== 0) as [string, number][])).toEqual(new Map(wanted));
      else expect(got, name).toEqual(wanted);
    }
  });

  test('a value that is chosen has as many as the answer', async () => {
    const { total, facets } = await ask(engine, '', { region: ['德庆县'], facets: ['region'] });
    expect(facets.region?.find(({ value }) => value === '德庆县')?.count).toBe(total);
    expect(facets.region?.length).toBeGreaterThan(1);
  });

  test('types are always all three, in their order', async () => {
    const { facets } = await ask(engine, '没有人写过的话', { matching: 'all', facets: ['type'] });
    expect(facets.type).toEqual([
      { value: 'article', count: 0 },
      { value: 'project', count: 0 },
      { value: 'company', count: 0 },
    ]);
  });

  test('a company is counted by id and shown by name', async () => {
    const { facets } = await ask(engine, '', { facets: ['company'] });
    expect(facets.company?.length).toBe(50);
    for (const { value, label } of facets.company ?? []) expect(label).toBe(names.get(value));
  });

  test('only the facets that were asked for', async () => {
    expect((await ask(engine, '')).facets).toEqual({});
    expect(Object.keys((await ask(engine, '', { facets: ['stage', 'region'] })).facets)).toEqual([
      'stage',
      'region',
    ]);
  });
});

describe('the histogram counts articles by month, the date filter aside', () => {
  test.each(SEARCHES)('%s %j', async (q, filters) => {
    const articles = left(q, filters, 'date').filter(({ type }) => type === 'article');
    const counts = new Map<string, number>();
    for (const { days, spans } of articles) {
      const exact = spans.filter(([first, last]) => first.slice(0, 7) === last.slice(0, 7));
      const shown = filters.dateField === 'event' ? exact.map(([first]) => first) : days;
      for (const month of new Set(shown.map((day) => day.slice(0, 7)))) {
        counts.set(month, (counts.get(month) ?? 0) + 1);
      }
    }
    const wanted: MonthCount[] = [...counts].sort().map(([month, count]) => ({ month, count }));
    expect((await ask(engine, q, filters)).histogram).toEqual(wanted);
  });

  test('it is not empty for the whole corpus', async () => {
    expect((await ask(engine, '')).histogram.length).toBeGreaterThan(24);
    expect((await ask(engine, '', { dateField: 'event' })).histogram.length).toBeGreaterThan(12);
  });
});
