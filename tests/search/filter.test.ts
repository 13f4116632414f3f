import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { RECORD_TYPES, STAGES } from '../../src/contract/record.ts';
import type { SearchEngine } from '../../src/search/engine.ts';
import { allHits, allKeys, ask, corpusEngine, corpusRecords, keyOf, ONE_IN } from './fixture.ts';
import { type Facts, type Filters, factsOf, passes, prints } from './oracle.ts';

let engine: SearchEngine;
let facts: readonly Facts[];
beforeAll(async () => {
  engine = await corpusEngine();
  facts = factsOf(await corpusRecords());
});

const keysOf = (found: readonly Facts[]) => found.map(({ key }) => key).sort();

/** Filters made of values that the corpus has, and now and then of one that it has not. */
function filtersArbitrary(): fc.Arbitrary<Filters> {
  const valuesOf = (name: 'company' | 'region' | 'industry' | 'source') => {
    const values = [...new Set(facts.flatMap((one) => [...one.values[name]]))];
    return fc.uniqueArray(fc.constantFrom(...values, '没有的'), { minLength: 1, maxLength: 3 });
  };
  const day = fc
    .date({ min: new Date('2015-01-01'), max: new Date('2026-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  const amount = fc.constantFrom(0, 1, 5, 10, 35, 56, 100, 180, 1000);
  const made = fc.record(
    {
      type: fc.subarray([...RECORD_TYPES]),
      company: valuesOf('company'),
      region: valuesOf('region'),
      industry: valuesOf('industry'),
      stage: fc.subarray([...STAGES], { minLength: 1 }),
      source: valuesOf('source'),
      from: day,
      to: day,
      dateField: fc.constantFrom('published', 'event'),
      minYi: amount,
      maxYi: amount,
    },
    { requiredKeys: [] },
  );
  // Ten filters at once leave nothing: keep two or three of them.
  return fc.tuple(made, fc.array(fc.boolean(), { minLength: 11, maxLength: 11 })).map(([all, keep]) => {
    const kept = Object.entries(all).filter(([name], i) => keep[i] === true || name === 'dateField');
    return Object.fromEntries(kept.slice(0, 4)) as Filters;
  });
}

test('any filters give just what a scan of the records gives', async () => {
  const cases = fc.asyncProperty(filtersArbitrary(), async (filters) => {
    const wanted = facts.filter((one) => passes(one, filters));
    expect((await allKeys(engine, '', filters)).sort()).toEqual(keysOf(wanted));
    const { total, undated } = await ask(engine, '', filters);
    expect(total).toBe(wanted.length);
    const dated = filters.from !== undefined || filters.to !== undefined;
    const own = ({ days, spans }: Facts) => (filters.dateField === 'event' ? spans : days);
    const without = facts.filter((one) => passes(one, filters, 'date') && own(one).length === 0);
    expect(undated).toBe(dated ? without.length : 0);
  });
  await fc.assert(cases, { numRuns: 200 / ONE_IN });
});

test('words and filters together: both hold', async () => {
  const filters: Filters = { region: ['肇庆市'], type: ['article'], from: '2020-01-01' };
  const wanted = facts.filter((one) => passes(one, filters) && prints(one, '项目'));
  expect(wanted.length).toBeGreaterThan(3);
  expect((await allKeys(engine, '"项目"', filters)).sort()).toEqual(keysOf(wanted));
});

describe('February 2024', () => {
  const FEBRUARY = { from: '2024-02-01', to: '2024-02-29' } as const;

  test('only articles of that month, all of them, and how many were left out for want of a date', async () => {
    const articles = facts.filter(({ type }) => type === 'article');
    const hits = await allHits(engine, '', { ...FEBRUARY, type: ['article'] });
    expect(hits.map(keyOf).sort()).toEqual(
      keysOf(articles.filter(({ days }) => days[0]?.startsWith('2024-02'))),
    );
    expect(hits.length).toBeGreaterThan(2);
    for (const { published } of hits) expect(published).toMatch(/^2024-02-\d\d$/);
    const { undated } = await ask(engine, '', { ...FEBRUARY, type: ['article'] });
    expect(undated).toBe(articles.filter(({ days }) => days.length === 0).length);
    expect(undated).toBeGreaterThan(50);
  });

  test('a company or project shows the newest of its days inside the month', async () => {
    const hits = await allHits(engine, '', { ...FEBRUARY, type: ['company', 'project'] });
    expect(hits.length).toBeGreaterThan(0);
    for (const hit of hits) {
      const days = facts.find(({ key }) => key === keyOf(hit))?.days ?? [];
      expect(hit.published).toBe(days.findLast((day) => day.startsWith('2024-02')));
    }
  });

  test('without a date filter nothing counts as left out', async () => {
    expect((await ask(engine, '')).undated).toBe(0);
  });
});

describe('amounts', () => {
  test.each([
    [{ minYi: 50 }, (yi: number) => yi >= 50],
    [{ maxYi: 1 }, (yi: number) => yi <= 1],
    [{ minYi: 56, maxYi: 56 }, (yi: number) => yi === 56],
  ])('%j holds for a figure of every hit, both ends included', async (filters, holds) => {
    const keys = (await allKeys(engine, '', filters)).sort();
    expect(keys).toEqual(keysOf(facts.filter(({ amounts }) => amounts.some(holds))));
    expect(keys.length).toBeGreaterThan(0);
  });

  test('where sources differ, each figure counts', async () => {
    expect(await allKeys(engine, '', { type: ['project'], minYi: 60, maxYi: 60 })).toContain('project/p206');
    expect(await allKeys(engine, '', { type: ['project'], minYi: 180, maxYi: 180 })).toContain(
      'project/p206',
    );
  });
});

describe('names of what is filtered by', () => {
  test.each([
    ['肇庆市', '肇庆'],
    ['德庆县', '德庆'],
    ['广东省', '广东'],
    ['肇庆市', '肇慶市'],
  ])('the place %s is also %s', async (full, short) => {
    const keys = await allKeys(engine, '', { region: [full] });
    expect(keys.length).toBeGreaterThan(0);
    expect(await allKeys(engine, '', { region: [short] })).toEqual(keys);
  });

  test('肇庆新区 is another place than 肇庆', async () => {
    const inside = await allKeys(engine, '', { region: ['肇庆新区'] });
    expect(inside).not.toEqual(await allKeys(engine, '', { region: ['肇庆'] }));
    expect(inside.sort()).toEqual(keysOf(facts.filter(({ values }) => values.region.has('肇庆新区'))));
  });

  test.each(['c001', '希音', 'SHEIN', 'ｓｈｅｉｎ', 'ZZKKO'])('the company c001 by %s', async (name) => {
    const wanted = facts.filter(({ values }) => values.company.has('c001'));
    expect((await allKeys(engine, '', { company: [name] })).sort()).toEqual(keysOf(wanted));
  });

  test('several values of one filter are any of them', async () => {
    const wanted = facts.filter(({ values }) => values.company.has('c001') || values.company.has('c002'));
    expect((await allKeys(engine, '', { company: ['SHEIN', '冠旭'] })).sort()).toEqual(keysOf(wanted));
  });
});
