import { beforeAll, describe, expect, test } from 'vitest';
import type { SearchResponse, SuggestResponse } from '../../src/contract/search.ts';
import type { EmbeddedEngine } from '../../src/search/embedded-engine.ts';
import { ask, corpusEngine, requestOf } from '../search/fixture.ts';
import { appOf, problemOf, type TestApp } from './fixture.ts';

let engine: EmbeddedEngine;
let server: TestApp;
beforeAll(async () => {
  engine = await corpusEngine();
  server = await appOf(engine);
});

const get = (path: string) => server.app.request(`/api/v1${path}`);

async function json<T>(path: string): Promise<T> {
  const response = await get(path);
  expect(response.status, path).toBe(200);
  expect(response.headers.get('content-type')).toMatch(/^application\/json/);
  expect(response.headers.get('cache-control')).toMatch(/^public, max-age=\d+$/);
  return (await response.json()) as T;
}

const untimed = (answer: SearchResponse) => ({ ...answer, tookMs: 0 });

describe('GET /search', () => {
  test.each([
    ['', { limit: 10 }],
    ['q=%E5%B8%8C%E9%9F%B3', { q: '希音', limit: 10 }],
    ['q=希音&type=article&type=project&limit=3', { q: '希音', type: ['article', 'project'], limit: 3 }],
    ['region=肇庆&region=佛山&stage=投产', { region: ['肇庆', '佛山'], stage: ['投产'], limit: 10 }],
    ['from=2024-02-01&to=2024-02-29', { from: '2024-02-01', to: '2024-02-29', limit: 10 }],
    ['dateField=event&from=2021-01-01', { dateField: 'event', from: '2021-01-01', limit: 10 }],
    ['minYi=0.5&maxYi=56&sort=amount', { minYi: 0.5, maxYi: 56, sort: 'amount', limit: 10 }],
    ['q=德庆+火箭&matching=any&offset=2', { q: '德庆 火箭', matching: 'any', offset: 2, limit: 10 }],
    ['facets=type,region&q=肇庆', { facets: ['type', 'region'], q: '肇庆', limit: 10 }],
    ['duplicates=show', { duplicates: 'show', limit: 10 }],
    ['q=stage:投产&literal=1&explain=1', { q: 'stage:投产', literal: true, explain: true, limit: 10 }],
    ['q=&company=SHEIN&industry=&tag=', { company: ['SHEIN'], limit: 10 }],
  ] as const)('%s', async (query, wanted) => {
    const { q = '', ...fields } = { q: '', ...wanted };
    const answer = untimed(await json<SearchResponse>(`/search?${query}`));
    expect(answer).toEqual(JSON.parse(JSON.stringify(untimed(await ask(engine, q, fields as object)))));
  });

  test('pages by nextCursor go to the end', async () => {
    const ids: string[] = [];
    for (let cursor: string | undefined = ''; cursor !== undefined; ) {
      const next: SearchResponse = await json(`/search?q=肇庆&sort=newest&limit=50&cursor=${cursor}`);
      ids.push(...next.hits.map(({ type, id }) => `${type}/${id}`));
      cursor = next.nextCursor;
    }
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toHaveLength((await ask(engine, '肇庆')).total);
  });

  test.each([
    ['limit=0', 'limit'],
    ['limit=101', 'limit'],
    ['limit=1e1', 'limit'],
    ['limit=', undefined],
    ['offset=-1', 'offset'],
    ['offset=9991', 'offset'],
    ['offset=9990', undefined],
    ['limit=10&limit=10', 'limit'],
    ['q=a&q=b', 'q'],
    [`q=${'字'.repeat(257)}`, 'q'],
    [`q=${'𠮷'.repeat(256)}`, undefined],
    ['from=2023-02-29', 'from'],
    ['from=2024-02-29', undefined],
    ['to=20240229', 'to'],
    ['from=2024-03-01&to=2024-02-01', 'from'],
    ['dateField=updated', 'dateField'],
    ['type=person', 'type'],
    ['stage=完成', 'stage'],
    ['sort=best', 'sort'],
    ['matching=some', 'matching'],
    ['minYi=-1', 'minYi'],
    ['minYi=Infinity', 'minYi'],
    ['minYi=2&maxYi=1', 'minYi'],
    ['maxYi=十', 'maxYi'],
    ['facets=region,colour', 'facets'],
    ['explain=yes', 'explain'],
    ['literal=true', 'literal'],
    ['duplicates=hide', 'duplicates'],
    ['cursor=nonsense', 'cursor'],
    [`company=${'长'.repeat(201)}`, 'company'],
    ['region=%20', 'region'],
    [`tag=${Array.from({ length: 51 }, (_, i) => `t${i}`).join('&tag=')}`, 'tag'],
    ['colour=red', 'colour'],
    ['__proto__=1', '__proto__'],
    ['constructor=1', 'constructor'],
    ['Q=x', 'Q'],
  ])('%.60s is refused by the name of %s', async (query, name) => {
    const response = await get(`/search?${query}`);
    if (name === undefined) {
      expect(response.status).toBe(200);
      return;
    }
    expect(response.status).toBe(400);
    const { parameters, detail, code } = await problemOf(response);
    expect(parameters?.map((parameter) => parameter.name)).toEqual([name]);
    expect(detail).toContain(name);
    expect(code).toBe(
      /colour=|__|const|^Q/.test(query) && name !== 'facets' ? 'unknown_parameter' : 'invalid_parameter',
    );
  });

  test('every wrong parameter is named at once', async () => {
    const { parameters } = await problemOf(await get('/search?limit=0&sort=x&from=y&what=z'));
    expect(parameters?.map(({ name }) => name)).toEqual(['limit', 'sort', 'from', 'what']);
  });

  test('a cursor of one sort is refused by another', async () => {
    const { nextCursor } = await json<SearchResponse>('/search?sort=amount&limit=5');
    const response = await get(`/search?sort=newest&limit=5&cursor=${nextCursor}`);
    expect((await problemOf(response)).parameters?.map(({ name }) => name)).toEqual(['cursor']);
  });
});

describe('GET /suggest', () => {
  test('gives what the engine gives, eight unless told', async () => {
    const answer = await json<SuggestResponse>('/suggest?q=肇庆');
    expect(answer).toEqual(await engine.suggest({ q: '肇庆', limit: 8 }));
    expect(answer.suggestions).toHaveLength(8);
    expect((await json<SuggestResponse>('/suggest?q=肇庆&limit=3')).suggestions).toHaveLength(3);
    expect((await json<SuggestResponse>('/suggest')).suggestions).toEqual([]);
  });

  test.each([
    ['q=a&limit=0', ['limit']],
    ['q=a&limit=21', ['limit']],
    ['q=a&limit=x', ['limit']],
    ['q=a&q=b', ['q']],
    [`q=${'字'.repeat(257)}`, ['q']],
    ['q=a&type=article', ['type']],
    ['q=a&hasOwnProperty=1', ['hasOwnProperty']],
    ['q=a&__proto__=1', ['__proto__']],
  ])('%.40s is refused by the name of %j', async (query, names) => {
    const response = await get(`/suggest?${query}`);
    expect(response.status).toBe(400);
    expect((await problemOf(response)).parameters?.map(({ name }) => name)).toEqual(names);
  });
});

describe('GET of one record', () => {
  test.each([
    ['/articles/a001', 'article', 'a001'],
    ['/companies/c001', 'company', 'c001'],
    ['/projects/p002', 'project', 'p002'],
  ] as const)('%s', async (path, type, id) => {
    expect(await json(path)).toEqual(JSON.parse(JSON.stringify(await engine.record(type, id))));
  });

  test('a company has its projects with their stages and its articles', async () => {
    expect(await json('/companies/c002')).toMatchObject({
      type: 'company',
      name: '冠旭电子',
      projects: [
        { id: 'p002', stage: '在建', events: [{ stage: '在建', articleId: 'a001' }] },
        { id: 'p003', stage: '在建' },
      ],
      articles: [{ id: 'a001' }],
    });
  });

  test.each([
    '/articles/none',
    '/companies/a001',
    '/projects/..%2f..',
    '/articles/%00',
    '/articles/__proto__',
    '/companies/%E5',
  ])('%s: 404', async (path) => {
    const response = await get(path);
    expect(response.status).toBe(404);
    expect((await problemOf(response)).code).toBe('record_not_found');
  });
});

test('every search is told to the log with its words, its outcome and its id, and nothing of the reader', async () => {
  const { app, lines } = await appOf(engine);
  const response = await app.request('/api/v1/search?q=希音', {
    headers: { 'User-Agent': 'somebody/1.0', 'X-Forwarded-For': '203.0.113.7' },
  });
  const line = lines.find(({ event }) => event === 'search');
  expect(line).toMatchObject({
    q: '希音',
    total: (await engine.search(requestOf('希音'))).total,
    relaxed: false,
    generation: 'g',
    requestId: response.headers.get('x-request-id'),
  });
  expect(JSON.stringify(lines)).not.toMatch(/somebody|203\.0\.113\.7/);
});
