import { beforeAll, describe, expect, test } from 'vitest';
import type { SearchEngine } from '../../src/search/engine.ts';
import { allKeys, article, ask, corpusEngine, corpusRecords, engineOf, keyOf } from './fixture.ts';
import { factsOf, prints } from './oracle.ts';

let engine: SearchEngine;
beforeAll(async () => {
  engine = await corpusEngine();
});

describe('clauses typed in the query are the filters of the same meaning', () => {
  test.each([
    ['company:冠旭', { company: ['冠旭'] }],
    ['company：希音', { company: ['c001'] }],
    ['COMPANY:SHEIN', { company: ['c001'] }],
    ['region:德庆', { region: ['德庆县'] }],
    ['region:"肇庆新区"', { region: ['肇庆新区'] }],
    ['stage:投产', { stage: ['投产'] }],
    ['stage:动工', { stage: ['开工'] }],
    ['industry:电子信息', { industry: ['电子信息'] }],
    ['after:2023-01-01', { from: '2023-01-01' }],
    ['before:2021-06-30', { to: '2021-06-30' }],
    ['after:2024-02-01 before:2024-02-29', { from: '2024-02-01', to: '2024-02-29' }],
    ['yi:10-56', { minYi: 10, maxYi: 56 }],
    ['yi:>=56', { minYi: 56 }],
    ['yi:<=1', { maxYi: 1 }],
    ['yi:56', { minYi: 56, maxYi: 56 }],
    ['region:德庆 stage:在建', { region: ['德庆'], stage: ['在建'] }],
  ] as const)('%s', async (clause, filters) => {
    const wanted = await allKeys(engine, '项目', { ...filters, matching: 'any' });
    expect(wanted.length).toBeGreaterThan(0);
    expect(await allKeys(engine, `${clause} 项目`, { matching: 'any' })).toEqual(wanted);
    expect(await allKeys(engine, `项目 ${clause}`, { matching: 'any' })).toEqual(wanted);
    const { understood } = await ask(engine, clause);
    expect(understood.length).toBeGreaterThan(0);
    for (const { filter, marks, text } of understood) {
      expect(Object.keys(filter ?? {})).not.toEqual([]);
      for (const [start, end] of marks) expect(clause.slice(start, end)).toContain(text);
    }
  });

  test.each([
    ['yi:>56', (yi: number) => yi > 56],
    ['yi:<1', (yi: number) => yi < 1],
  ])('%s leaves its own end out', async (clause, holds) => {
    const { hits } = await ask(engine, clause, { type: ['project'] });
    expect(hits.length).toBeGreaterThan(0);
    for (const { id, investmentYi = Number.NaN } of hits) expect(holds(investmentYi), id).toBe(true);
  });

  test('typed and chosen filters both hold; of two bounds the narrower', async () => {
    const both = await allKeys(engine, 'after:2020-01-01 yi:>5', { from: '2023-01-01', minYi: 1 });
    expect(both).toEqual(await allKeys(engine, 'yi:>5', { from: '2023-01-01' }));
    expect(await allKeys(engine, 'after:2023-01-01', { from: '2020-01-01' })).toEqual(
      await allKeys(engine, '', { from: '2023-01-01' }),
    );
  });

  test.each(['stage:没有', 'after:2023-02-30', 'yi:多', 'colour:red', 'region:'])(
    '%s is no clause of ours and is searched as words',
    async (q) => {
      expect((await ask(engine, q)).understood.filter(({ filter }) => filter !== undefined)).toEqual([]);
    },
  );

  test('literal: clauses are words, names are still names', async () => {
    const answer = await ask(engine, 'company:SHEIN', { literal: true });
    expect(answer.understood.map(({ kind, filter }) => [kind, filter])).toEqual([['company', undefined]]);
    const other = await ask(engine, 'stage:投产', { literal: true, matching: 'all' });
    expect(other).toMatchObject({ total: 0, understood: [] });
  });
});

describe('phrases and exclusion over the corpus', () => {
  test.each(['新能源汽车', '产业园', '的项目', '新能源', '工业'])(
    '"%s" finds the articles that print it, simplified or traditional, and no others',
    async (phrase) => {
      const articles = factsOf(await corpusRecords()).filter(({ type }) => type === 'article');
      const wanted = articles.filter((one) => prints(one, phrase)).map(({ key }) => key);
      expect(wanted.length).toBeGreaterThan(0);
      expect((await allKeys(engine, `"${phrase}"`, { type: ['article'] })).sort()).toEqual(wanted);
    },
  );

  test('肇庆 = (肇庆 with 项目) + (肇庆 without 项目)', async () => {
    const all = await allKeys(engine, '肇庆', { matching: 'all' });
    const having = await allKeys(engine, '肇庆 "项目"', { matching: 'all' });
    const lacking = await allKeys(engine, '肇庆 -"项目"', { matching: 'all' });
    expect(having.length).toBeGreaterThan(0);
    expect(lacking.length).toBeGreaterThan(0);
    expect([...having, ...lacking].sort()).toEqual(all.sort());
  });

  test('matching: all ⊆ auto ⊆ any; auto is relaxed only where all is empty', async () => {
    for (const q of ['肇庆 电池', '希音 冠旭', '德庆 火箭', '佛山 芯片 飞机', '越南 工厂', '肇慶 電池']) {
      const all = await allKeys(engine, q, { matching: 'all' });
      const any = new Set(await allKeys(engine, q, { matching: 'any' }));
      const auto = await allKeys(engine, q);
      const { relaxed } = await ask(engine, q);
      expect(relaxed, q).toBe(all.length === 0 && auto.length > 0);
      if (all.length > 0) expect(auto).toEqual(all);
      for (const key of all) expect(any).toContain(key);
      if (any.size > 0) for (const key of auto) expect(any).toContain(key);
    }
  });
});

test('status tells what is served', async () => {
  const { articles, projects, companies } = await corpusRecords();
  expect(engine.status()).toEqual({
    generation: expect.stringMatching(/^g/),
    counts: { article: articles.length, project: projects.length, company: companies.length },
    newest: expect.stringMatching(/^2026-\d\d-\d\d$/),
  });
});

describe('days are those of Shanghai, both ends included', () => {
  const PUBLISHED: readonly [id: string, published: string | undefined, day: string | undefined][] = [
    ['before-utc', '2024-01-31T15:59:59Z', '2024-01-31'],
    ['first-utc', '2024-01-31T16:00:00Z', '2024-02-01'],
    ['first-shanghai', '2024-02-01T00:00:00+08:00', '2024-02-01'],
    ['first-plain', '2024-02-01', '2024-02-01'],
    ['first-no-zone', '2024-02-01 00:00', '2024-02-01'],
    ['before-no-zone', '2024-01-31T23:59:59', '2024-01-31'],
    ['last-plain', '2024-02-29', '2024-02-29'],
    ['last-utc', '2024-02-29T15:59:59.999Z', '2024-02-29'],
    ['last-no-zone', '2024-02-29T23:59:59', '2024-02-29'],
    ['last-west', '2024-02-29T10:59:00-05:00', '2024-02-29'],
    ['after-utc', '2024-02-29T16:00:00Z', '2024-03-01'],
    ['after-west', '2024-02-29T11:00:00-0500', '2024-03-01'],
    ['undated', undefined, undefined],
  ];

  test('date-times at the edge of a month', async () => {
    const small = await engineOf({
      articles: PUBLISHED.map(([id, published]) => article(id, published === undefined ? {} : { published })),
    });
    const { hits } = await ask(small, '');
    const byId = (a: readonly unknown[], b: readonly unknown[]) => (String(a[0]) < String(b[0]) ? -1 : 1);
    expect(hits.map(({ id, published }) => [id, published]).sort(byId)).toEqual(
      PUBLISHED.map(([id, , day]) => [id, day]).sort(byId),
    );
    const answer = await ask(small, '', { from: '2024-02-01', to: '2024-02-29' });
    expect(answer.hits.map(({ id }) => id).sort()).toEqual(
      PUBLISHED.flatMap(([id, , day]) => (day?.startsWith('2024-02') ? [id] : [])).sort(),
    );
    expect(answer.undated).toBe(1);
    const leap = await ask(small, '', { from: '2024-02-29', to: '2024-02-29' });
    expect(leap.hits.map(keyOf)).toHaveLength(4);
    expect(answer.histogram).toEqual([
      { month: '2024-01', count: 2 },
      { month: '2024-02', count: 8 },
      { month: '2024-03', count: 2 },
    ]);
  });
});
