import { beforeAll, describe, expect, test } from 'vitest';
import type { MeiliErrorBody } from '../../../src/server/meili/meili-error.ts';
import { corpusEngine } from '../../search/fixture.ts';
import { admin, doors, from, OTHERS, OURS, STRANGER, site } from '../doors/fixture.ts';
import { appOf, type TestApp } from '../fixture.ts';

let server: TestApp;
beforeAll(async () => {
  server = await appOf(await corpusEngine());
});

type Body = Record<string, unknown> & { hits: Record<string, unknown>[] };

async function post(path: string, body: unknown): Promise<Body> {
  const response = await server.app.request(`/meili${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  const answer = (await response.json()) as Body;
  expect(response.status, JSON.stringify(answer)).toBe(200);
  return answer;
}
const search = (body: unknown, index = 'articles') => post(`/indexes/${index}/search`, body);
const get = async (path: string) => (await (await server.app.request(`/meili${path}`)).json()) as Body;

describe('a search', () => {
  test('by offset tells how many there are', async () => {
    const all = await search({ q: '肇庆', limit: 1_000 });
    const page = await search({ q: '肇庆', offset: 5, limit: 3 });
    expect(page).toMatchObject({ offset: 5, limit: 3, query: '肇庆', estimatedTotalHits: all.hits.length });
    expect(page.hits).toEqual(all.hits.slice(5, 8));
    expect(page).not.toHaveProperty('facetDistribution');
  });

  test('by pages tells how many of them there are', async () => {
    const all = await search({ q: '肇庆', limit: 1_000 });
    const page = await search({ q: '肇庆', page: 2, hitsPerPage: 7 });
    const totalHits = all.hits.length;
    expect(page).toMatchObject({ page: 2, hitsPerPage: 7, totalHits, totalPages: Math.ceil(totalHits / 7) });
    expect(page.hits).toEqual(all.hits.slice(7, 14));
    expect((await search({ page: 0, hitsPerPage: 7 })).hits).toEqual([]);
    expect(await search({ hitsPerPage: 0 })).toMatchObject({ totalPages: 0, hits: [] });
  });

  test('gives the same by GET as by POST', async () => {
    const params = new URLSearchParams({
      q: '希音',
      limit: '3',
      filter: '["regions = 肇庆市"]',
      facets: 'regions,stages',
      sort: 'published:desc',
      attributesToRetrieve: 'id,title',
      attributesToHighlight: '*',
      showRankingScore: 'true',
    });
    const { processingTimeMs: _, ...byAddress } = await get(`/indexes/articles/search?${params}`);
    const { processingTimeMs: __, ...byBody } = await search({
      q: '希音',
      limit: 3,
      filter: ['regions = 肇庆市'],
      facets: ['regions', 'stages'],
      sort: ['published:desc'],
      attributesToRetrieve: ['id', 'title'],
      attributesToHighlight: ['*'],
      showRankingScore: true,
    });
    expect(byAddress).toEqual(byBody);
    expect(byBody.hits.length).toBeGreaterThan(0);
  });

  test('sorts, filters, shows what was asked for and scores from 1 down', async () => {
    const answer = await search({
      q: '',
      sort: ['published:asc'],
      filter: 'published EXISTS',
      attributesToRetrieve: ['published'],
      limit: 1_000,
    });
    const days = answer.hits.map(({ published }) => published as string);
    expect(days).toEqual(days.toSorted());
    expect(days.length).toBeGreaterThan(50);
    expect(Object.keys(answer.hits[0] as object)).toEqual(['published']);
    const scores = (await search({ q: '冠旭 德庆', showRankingScore: true }, 'projects')).hits.map(
      (hit) => hit['_rankingScore'] as number,
    );
    expect(scores[0]).toBe(1);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    const best = await search({ q: '冠旭 德庆', rankingScoreThreshold: 1 }, 'projects');
    expect(best.hits.length).toBeLessThanOrEqual(scores.filter((one) => one === 1).length);
  });

  test('all words or nothing, where that is asked for', async () => {
    const q = '冠旭 火箭 月球';
    expect((await search({ q, matchingStrategy: 'all' })).hits).toEqual([]);
    expect((await search({ q, matchingStrategy: 'last' })).hits.length).toBeGreaterThan(0);
  });

  test('finds the same under every name, as everywhere in this house', async () => {
    const ids = async (q: string) => (await search({ q, limit: 50 })).hits.map(({ id }) => id);
    expect(await ids('SHEIN')).toEqual(await ids('希音'));
    expect(await ids('guanxu')).toEqual(await ids('冠旭'));
  });

  test('several at once, apart or as one list by weighted score', async () => {
    const queries = [
      { indexUid: 'companies', q: '希音', limit: 2 },
      { indexUid: 'articles', q: '希音', limit: 2 },
    ];
    const { results } = (await post('/multi-search', { queries })) as unknown as { results: Body[] };
    expect(results.map(({ indexUid, hits }) => [indexUid, hits.length])).toEqual([
      ['companies', results[0]?.hits.length],
      ['articles', 2],
    ]);
    const weighted = queries.map((query, i) => ({
      ...query,
      limit: undefined,
      federationOptions: { weight: i + 1 },
    }));
    const merged = await post('/multi-search', { queries: weighted, federation: { limit: 3, offset: 0 } });
    const weights = merged.hits.map(
      ({ _federation }) => _federation as { indexUid: string; weightedRankingScore: number },
    );
    expect(weights[0]).toMatchObject({ indexUid: 'articles', weightedRankingScore: 2 });
    expect(weights.map(({ weightedRankingScore }) => weightedRankingScore)).toEqual(
      weights.map(({ weightedRankingScore }) => weightedRankingScore).toSorted((a, b) => b - a),
    );
    expect(merged.hits).toHaveLength(3);
  });

  test('of the values of a facet, under the filter', async () => {
    const answer = (await post('/indexes/articles/facet-search', {
      facetName: 'regions',
      facetQuery: '肇',
      filter: 'regions = 广东省',
    })) as unknown as { facetHits: { value: string; count: number }[] };
    expect(answer.facetHits[0]?.value).toBe('肇庆市');
    for (const { value } of answer.facetHits) expect(value).toContain('肇');
  });
});

describe('what else is read', () => {
  test('health, version, stats, indexes and settings', async () => {
    expect(await get('/health')).toEqual({ status: 'available' });
    expect(await get('/version')).toHaveProperty('pkgVersion');
    const stats = (await get('/stats')) as unknown as {
      indexes: Record<string, { numberOfDocuments: number; fieldDistribution: Record<string, number> }>;
    };
    expect(Object.keys(stats.indexes)).toEqual(['articles', 'projects', 'companies']);
    expect(stats.indexes['articles']?.numberOfDocuments).toBeGreaterThan(200);
    expect(stats.indexes['articles']?.fieldDistribution['id']).toBe(
      stats.indexes['articles']?.numberOfDocuments,
    );
    expect(await get('/indexes/articles/stats')).toEqual(stats.indexes['articles']);
    expect(await get('/indexes?limit=1&offset=1')).toMatchObject({
      results: [{ uid: 'projects', primaryKey: 'id' }],
      total: 3,
    });
    expect(await get('/indexes/companies')).toMatchObject({ uid: 'companies' });
    const settings = await get('/indexes/articles/settings');
    expect(await get('/indexes/articles/settings/sortable-attributes')).toEqual(
      settings['sortableAttributes'],
    );
  });

  test('documents, listed and one by one', async () => {
    const listed = (await get('/indexes/articles/documents?limit=2&offset=1&fields=id,title')) as unknown as {
      results: { id: string; title: string }[];
      total: number;
    };
    expect(listed.results).toHaveLength(2);
    for (const document of listed.results) {
      expect(Object.keys(document).sort()).toEqual(['id', 'title']);
      expect(await get(`/indexes/articles/documents/${document.id}?fields=id,title`)).toEqual(document);
    }
    const fetched = await post('/indexes/articles/documents/fetch', {
      ids: ['a002', 'a001'],
      filter: 'regions = 肇庆市',
      fields: ['id'],
    });
    expect(fetched['results']).toEqual([{ id: 'a001' }, { id: 'a002' }]);
  });
});

describe('keys', () => {
  const bearer = (key: string, origin?: string) => ({
    Authorization: `Bearer ${key}`,
    ...(origin === undefined ? {} : { Origin: origin }),
  });
  test.each<[string, string, Record<string, string>, number]>([
    ['a site key at home', '/indexes/articles/search', bearer(site.secret, OURS), 200],
    ['a site key elsewhere', '/indexes/articles/search', bearer(site.secret, OTHERS), 403],
    ['another site without one', '/indexes/articles/search', { Origin: OTHERS }, 401],
    ['a wrong key', '/indexes/articles/search', bearer('xx_site_wrongwrongwrongwrong'), 403],
    ['no page of anybody', '/indexes/articles/search', {}, 200],
    ['a site key for tasks', '/tasks', bearer(site.secret), 403],
    ['health', '/health', { Origin: OTHERS }, 200],
  ])('%s', async (_, path, headers, status) => {
    const { app } = await doors();
    const response = await app.request(`/meili${path}`, { headers }, STRANGER);
    expect(response.status).toBe(status);
    if (status === 403) expect(((await response.json()) as MeiliErrorBody).code).toBe('invalid_api_key');
  });

  test('a browser may ask by POST with the headers of the client', async () => {
    const { app } = await doors();
    const headers = { Origin: OURS, 'Access-Control-Request-Method': 'POST' };
    const response = await app.request(
      '/meili/multi-search',
      { method: 'OPTIONS', headers },
      from('203.0.113.9'),
    );
    expect(response.status).toBe(204);
    expect(response.headers.get('access-control-allow-methods')).toBe('GET,HEAD,POST');
    expect(response.headers.get('access-control-allow-headers')).toMatch(
      /Authorization.*X-Meilisearch-Client/,
    );
    expect(response.headers.get('access-control-allow-origin')).toBe(OURS);
  });

  test('without a corpus to write to an admin is told how to open it', async () => {
    const { app } = await doors();
    const init = {
      method: 'POST',
      headers: { ...bearer(admin.secret), 'Content-Type': 'application/json' },
      body: '[]',
    };
    const response = await app.request('/meili/indexes/articles/documents', init, STRANGER);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      code: 'feature_not_enabled',
      message: expect.stringMatching(/--corpus/),
    });
  });
});
