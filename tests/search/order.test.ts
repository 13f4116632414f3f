import { beforeAll, describe, expect, test } from 'vitest';
import { SORTS } from '../../src/contract/search.ts';
import type { SearchEngine } from '../../src/search/engine.ts';
import { decodeCursor, encodeCursor } from '../../src/search/order.ts';
import { allHits, ask, corpusEngine, corpusRecords, keyOf } from './fixture.ts';
import { type Facts, type Filters, factsOf } from './oracle.ts';

let engine: SearchEngine;
let facts: ReadonlyMap<string, Facts>;
beforeAll(async () => {
  engine = await corpusEngine();
  facts = new Map(factsOf(await corpusRecords()).map((one) => [one.key, one]));
});

const QUERIES = ['', '肇庆 项目', '希音', '"投资" -佛山'] as const;
const EVERY = SORTS.flatMap((sort) => QUERIES.map((q) => ({ sort, q })));
const TYPE_ORDER = ['article', 'project', 'company'];

describe('pages together are the whole answer, in one total order', () => {
  test.each(EVERY)('$sort of «$q»', async ({ sort, q }) => {
    const whole = (await allHits(engine, q, { sort })).map(keyOf);
    expect(new Set(whole).size).toBe(whole.length);
    expect(whole).toHaveLength((await ask(engine, q, { sort })).total);
    for (const limit of [7, 33]) {
      const pages: string[] = [];
      for (let offset = 0; offset < whole.length; offset += limit) {
        const { hits, total, nextCursor } = await ask(engine, q, { sort, limit, offset });
        pages.push(...hits.map(keyOf));
        expect(total).toBe(whole.length);
        expect(nextCursor === undefined).toBe(offset + limit >= whole.length);
      }
      expect(pages).toEqual(whole);
      expect((await allHits(engine, q, { sort, limit })).map(keyOf)).toEqual(whole);
    }
    expect((await ask(engine, q, { sort, offset: whole.length })).hits).toEqual([]);
  });

  test('a cursor goes on after a page that was reached by offset', async () => {
    const whole = await allHits(engine, '', { sort: 'newest' });
    const { nextCursor } = await ask(engine, '', { sort: 'newest', limit: 5, offset: 20 });
    const next = await ask(engine, '', {
      sort: 'newest',
      limit: 5,
      ...(nextCursor === undefined ? {} : { cursor: nextCursor }),
    });
    expect(next.hits).toEqual(whole.slice(25, 30));
  });
});

describe('each sort is what it says', () => {
  const RANGE: Filters = { from: '2020-01-01', to: '2023-06-30' };

  test.each(
    EVERY.flatMap((one) => [one, { ...one, filters: RANGE }]) as {
      sort: never;
      q: string;
      filters?: Filters;
    }[],
  )('$sort of «$q» $filters', async ({ sort, q, filters = {} }) => {
    const hits = await allHits(engine, q, { sort, ...filters });
    const keys = hits.map((hit) => {
      const { days = [], amounts = [], type = 'article', id = '' } = facts.get(keyOf(hit)) ?? {};
      const inside = days.filter((day) => day >= (filters.from ?? '') && day <= (filters.to ?? '9'));
      expect(hit.published).toBe(inside.at(-1));
      const day = Date.parse(inside.at(-1) ?? '') || undefined;
      const amount = amounts.length > 0 ? Math.max(...amounts) : undefined;
      return { hit: keyOf(hit), score: hit.score, day, amount, type: TYPE_ORDER.indexOf(type), id };
    });
    const NONE = Number.NEGATIVE_INFINITY;
    const wanted = keys.toSorted((a, b) => {
      const byDay = (b.day ?? NONE) === (a.day ?? NONE) ? 0 : (b.day ?? NONE) - (a.day ?? NONE);
      const byScore = b.score - a.score;
      const rest = a.type - b.type || (a.id < b.id ? -1 : 1);
      if (sort === 'newest') return byDay || byScore || rest;
      if (sort === 'relevance') return byScore || byDay || rest;
      const last = Number.POSITIVE_INFINITY;
      if (sort === 'oldest') {
        const rising = (a.day ?? last) === (b.day ?? last) ? 0 : (a.day ?? last) - (b.day ?? last);
        return rising || byScore || rest;
      }
      const falling = (b.amount ?? NONE) === (a.amount ?? NONE) ? 0 : (b.amount ?? NONE) - (a.amount ?? NONE);
      return falling || byScore || byDay || rest;
    });
    expect(keys.map(({ hit }) => hit)).toEqual(wanted.map(({ hit }) => hit));
  });

  test.each(['newest', 'oldest'] as const)('%s: what has no date comes last', async (sort) => {
    const dates = (await allHits(engine, '', { sort })).map(({ published }) => published);
    const firstWithout = dates.indexOf(undefined);
    expect(firstWithout).toBeGreaterThan(50);
    expect(dates.slice(firstWithout).every((day) => day === undefined)).toBe(true);
  });

  test('the same search twice is the same answer', async () => {
    const [first, second] = [await ask(engine, '肇庆'), await ask(engine, '肇庆')];
    expect({ ...second, tookMs: 0 }).toEqual({ ...first, tookMs: 0 });
  });
});

describe('cursor', () => {
  test.each([
    [[-0.30000000000000004, Number.POSITIVE_INFINITY, 2], 'p001', 'relevance'],
    [[0, -19000, 0], '希音 "引号"', 'newest'],
    [[Number.NEGATIVE_INFINITY, 1e-300, 5e300, 1], '𠮷', 'amount'],
  ] as const)('%j %s comes back as it went', (keys, id, sort) => {
    expect(decodeCursor(encodeCursor(sort, { keys, id }), sort)).toEqual({ keys, id });
  });

  const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  test.each([
    'x',
    '%',
    encoded(null),
    encoded({}),
    encoded([]),
    encoded(['newest', '1', '2']),
    encoded(['newest', 1, 2, 3, 'a']),
    encoded(['newest', '1', 'a', '3', 'b']),
    encoded(['best', '1', '2', '3', 'b']),
    encodeCursor('oldest', { keys: [1, 2, 3], id: 'made for another sort' }),
  ])('%s is refused, by the name of the parameter', (cursor) => {
    expect(() => decodeCursor(cursor, 'newest')).toThrow(
      expect.objectContaining({ code: 'invalid_parameter', field: 'cursor' }),
    );
  });
});
