import { beforeEach, expect, test } from 'vitest';
import type { SearchRequest, SearchResponse, SuggestRequest } from '../../src/contract/search.ts';
import { DEFAULT_REQUEST } from '../../src/contract/search-params.ts';
import { CachedEngine } from '../../src/search/cached-engine.ts';
import type { SearchEngine } from '../../src/search/engine.ts';
import { corpusEngine } from './fixture.ts';

let asked: string[];
let now: Date;
let engine: CachedEngine;
let behind: SearchEngine;

beforeEach(async () => {
  behind = await corpusEngine();
  asked = [];
  now = new Date('2026-11-23T04:00:00Z');
  const counting: SearchEngine = {
    search: (request: SearchRequest) => {
      asked.push(request.q);
      return behind.search(request);
    },
    suggest: (request: SuggestRequest) => {
      asked.push(`suggest ${request.q}`);
      return behind.suggest(request);
    },
    record: behind.record.bind(behind),
    explain: behind.explain.bind(behind),
    status: behind.status.bind(behind),
  };
  engine = new CachedEngine(counting, [], () => now);
});

const untimed = ({ tookMs, ...rest }: SearchResponse) => {
  expect(tookMs).toBeGreaterThanOrEqual(0);
  return rest;
};

test('what is asked a second time is kept, and from then on given again, whole', async () => {
  const request = { ...DEFAULT_REQUEST, q: '希音', facets: ['region' as const] };
  const first = await engine.search(request);
  const second = await engine.search({ ...request });
  expect(asked).toEqual(['希音', '希音']);
  const third = await engine.search({ ...request });
  expect(asked).toHaveLength(2);
  expect(untimed(third)).toEqual(untimed(first));
  expect(untimed(second)).toEqual(untimed(first));
  expect(untimed(first)).toEqual(untimed(await behind.search(request)));
  // One object, and frozen, so that what is made of it (its JSON) is made once.
  expect(await engine.search(request)).toBe(third);
  expect(Object.isFrozen(third)).toBe(true);
  expect(third.tookMs).toBe(0);
});

test('what is expected is kept the first time', async () => {
  const request = { ...DEFAULT_REQUEST, q: '希音' };
  const expecting = new CachedEngine(behind, [request], () => now);
  await expecting.search(request);
  expect(Object.isFrozen(await expecting.search(request))).toBe(true);
});

test.each([
  ['another query', { q: '冠旭' }],
  ['another page', { offset: 10 }],
  ['another order', { sort: 'newest' as const }],
  ['a filter', { region: ['四会'] }],
  ['an explanation', { explain: true }],
])('%s is another answer', async (_name, change) => {
  for (let time = 0; time < 3; time++) await engine.search({ ...DEFAULT_REQUEST, q: '希音' });
  const request = { ...DEFAULT_REQUEST, q: '希音', ...change };
  for (let time = 0; time < 3; time++)
    expect(untimed(await engine.search(request))).toEqual(untimed(await behind.search(request)));
  expect(asked).toHaveLength(4);
});

test('an answer is good for one day in Shanghai', async () => {
  const request = { ...DEFAULT_REQUEST, q: '近30天' };
  await engine.search(request);
  await engine.search(request);
  now = new Date('2026-11-23T15:59:59Z');
  await engine.search(request);
  expect(asked).toHaveLength(2);
  now = new Date('2026-11-23T16:00:00Z');
  await engine.search(request);
  expect(asked).toHaveLength(3);
});

test('suggestions are given again, too', async () => {
  const first = await engine.suggest({ q: '冠', limit: 5 });
  const second = await engine.suggest({ q: '冠', limit: 5 });
  expect(second).toEqual(first);
  expect(await engine.suggest({ q: '冠', limit: 5 })).toBe(second);
  await engine.suggest({ q: '冠', limit: 6 });
  expect(asked).toEqual(['suggest 冠', 'suggest 冠', 'suggest 冠']);
});

test('records, explanations and the status are those of the engine behind it', async () => {
  expect(await engine.record('company', 'c002')).toEqual(await behind.record('company', 'c002'));
  const request = { ...DEFAULT_REQUEST, q: '冠旭' };
  expect(await engine.explain(request, 'c002')).toEqual(await behind.explain(request, 'c002'));
  expect(engine.status()).toEqual(behind.status());
});

test('the time for a search is passed on, and what ran out of it is not kept', async () => {
  const budgets: (number | undefined)[] = [];
  const hasty: SearchEngine = {
    search: async (request, budgetMs) => {
      budgets.push(budgetMs);
      const answer = await behind.search(request);
      return budgetMs === 1 ? { ...answer, timedOut: true } : answer;
    },
    suggest: behind.suggest.bind(behind),
    record: behind.record.bind(behind),
    explain: behind.explain.bind(behind),
    status: behind.status.bind(behind),
  };
  const cached = new CachedEngine(hasty, [], () => now);
  const request = { ...DEFAULT_REQUEST, q: '希音' };
  for (let time = 0; time < 2; time++)
    expect(await cached.search(request, 1)).toMatchObject({ timedOut: true });
  for (let time = 0; time < 2; time++)
    expect(await cached.search(request, 500)).not.toHaveProperty('timedOut');
  expect(await cached.search(request, 1)).not.toHaveProperty('timedOut');
  expect(budgets).toEqual([1, 1, 500, 500]);
});
