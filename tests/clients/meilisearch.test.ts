/** The npm package `meilisearch`, as it is, against the compiled server: the release of its plugins, and the newest. */
import * as plain from 'meilisearch';
import * as newest from 'meilisearch-newest';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compiled } from '../cli/fixture.ts';
import { type MeiliServer, openMeiliServer } from './meili-server.ts';

compiled();
let server: MeiliServer;
beforeAll(async () => {
  server = await openMeiliServer();
});
afterAll(() => server?.close());

/** On a loaded machine the indexer takes its time. */
const PATIENT = { timeout: 120_000, interval: 100 };

interface Document {
  readonly id: string;
  readonly title: string;
  readonly text?: string;
  readonly [field: string]: unknown;
}

describe.each([
  ['0.57.0', plain.Meilisearch],
  ['0.62.0', newest.Meilisearch as unknown as typeof plain.Meilisearch],
])('meilisearch %s', (version, Meilisearch) => {
  const client = () => new Meilisearch({ host: server.host(), apiKey: server.adminKey });
  const articles = () => client().index<Document>('articles');
  const id = `new-${version.replaceAll('.', '-')}`;

  test('reads what a server says of itself', async () => {
    expect(await client().health()).toEqual({ status: 'available' });
    expect(await client().isHealthy()).toBe(true);
    expect((await client().getStats()).indexes['articles']?.numberOfDocuments).toBeGreaterThanOrEqual(25);
    expect((await client().getIndexes()).results.map(({ uid }) => uid)).toEqual([
      'articles',
      'projects',
      'companies',
    ]);
    expect(await articles().getFilterableAttributes()).toContain('regions');
    expect((await client().getVersion()).pkgVersion).toMatch(/^\d+\.\d+\.\d+/);
  });

  test('searches with filters, facets, sorts, marks and cuts', async () => {
    const answer = await articles().search('shein', {
      filter: ['regions = 肇庆市', ['source = 西江日报', 'source = 园区网']],
      facets: ['source', 'publishedTimestamp'],
      sort: ['published:desc'],
      limit: 3,
      attributesToRetrieve: ['id', 'title', 'published'],
      attributesToHighlight: ['text'],
      attributesToCrop: ['text'],
      cropLength: 8,
      showMatchesPosition: true,
      showRankingScore: true,
      matchingStrategy: 'all',
    });
    expect(answer).toMatchObject({ estimatedTotalHits: 12, limit: 3, offset: 0, query: 'shein' });
    expect(answer.facetDistribution?.['source']).toEqual({ 园区网: 8, 西江日报: 4 });
    expect(answer.facetStats?.['publishedTimestamp']?.min).toBeLessThan(
      answer.facetStats?.['publishedTimestamp']?.max as number,
    );
    const days = answer.hits.map(({ published }) => published as string);
    expect(days).toEqual(days.toSorted().reverse());
    for (const hit of answer.hits) {
      expect(hit._formatted?.text).toMatch(/^….*<em>希音<\/em>.*…$/);
      expect(hit._formatted?.text?.length).toBeLessThan(60);
      expect(hit._matchesPosition?.['text']?.[0]?.length).toBe(6);
    }
    expect(await articles().searchGet('shein', { limit: 1, filter: 'regions = 佛山市' })).toMatchObject({
      estimatedTotalHits: 12,
    });
    const paged = await articles().search('', { page: 2, hitsPerPage: 10 });
    expect(paged).toMatchObject({ page: 2, hitsPerPage: 10, totalPages: 3 });
  });

  test('searches several indexes at once, and the values of a facet', async () => {
    const { results } = await client().multiSearch({
      queries: [
        { indexUid: 'projects', q: '希音' },
        { indexUid: 'companies', q: 'SHEIN' },
      ],
    });
    expect(results.map(({ hits }) => hits[0]?.['id'])).toEqual(['p1', 'c1']);
    const merged = await client().multiSearch({
      federation: { limit: 2 },
      queries: [
        { indexUid: 'projects', q: '希音' },
        { indexUid: 'companies', q: 'SHEIN' },
      ],
    });
    expect(merged.hits).toHaveLength(2);
    const facet = await articles().searchForFacetValues({ facetName: 'regions', facetQuery: '肇' });
    expect(facet.facetHits).toEqual([{ value: '肇庆市', count: 12 }]);
  });

  test('meets errors as its own', async () => {
    await expect(articles().search('', { filter: 'colour = red' })).rejects.toMatchObject({
      cause: { code: 'invalid_search_filter', type: 'invalid_request' },
    });
    await expect(client().index('movies').search('')).rejects.toMatchObject({
      cause: { code: 'index_not_found' },
    });
    const stranger = new Meilisearch({ host: server.host() });
    await expect(stranger.index('articles').addDocuments([{ id: 'x' }])).rejects.toMatchObject({
      cause: { code: 'missing_authorization_header' },
    });
    const wrong = new Meilisearch({ host: server.host(), apiKey: 'wrong' });
    await expect(wrong.tasks.getTasks()).rejects.toMatchObject({ cause: { code: 'invalid_api_key' } });
  });

  test('adds, changes, replaces and deletes documents, each in a generation of its own', {
    timeout: 400_000,
  }, async () => {
    const added = await articles()
      .addDocuments([{ id, title: '新能源车企落户德庆', text: '正文', colour: '红' }])
      .waitTask(PATIENT);
    expect(added).toMatchObject({
      status: 'succeeded',
      type: 'documentAdditionOrUpdate',
      indexUid: 'articles',
      details: { receivedDocuments: 1, indexedDocuments: 1 },
      error: null,
    });
    expect(
      (await articles().search('新能源车企', { matchingStrategy: 'all' })).hits.map((hit) => hit.id),
    ).toContain(id);
    await articles()
      .updateDocuments([{ id, source: '德庆发布' }])
      .waitTask(PATIENT);
    expect(await articles().getDocument(id)).toMatchObject({
      title: '新能源车企落户德庆',
      source: '德庆发布',
      colour: '红',
    });
    await articles()
      .addDocuments([{ id, title: '换过的', text: '' }])
      .waitTask(PATIENT);
    expect(await articles().getDocument(id)).not.toHaveProperty('colour');
    const bad = await articles()
      .addDocuments([{ id: 'bad', title: '' }])
      .waitTask(PATIENT);
    expect(bad).toMatchObject({
      status: 'failed',
      error: { code: 'invalid_document_fields', message: expect.stringMatching(/title/) },
    });
    const removed = await articles()
      .deleteDocuments({ filter: `id = "${id}"` })
      .waitTask(PATIENT);
    expect(removed).toMatchObject({ type: 'documentDeletion', details: { deletedDocuments: 1 } });
    await expect(articles().getDocument(id)).rejects.toMatchObject({ cause: { code: 'document_not_found' } });
    const { results } = await client().tasks.getTasks({ limit: 2, statuses: ['succeeded'] });
    expect(results[0]?.uid).toBe(removed.uid);
  });
});

test('a task that was begun when the server was killed is done after its next start', {
  timeout: 400_000,
}, async () => {
  const client = () => new newest.Meilisearch({ host: server.host(), apiKey: server.adminKey });
  const { taskUid } = await client()
    .index('articles')
    .addDocuments([{ id: 'survivor', title: '幸存的一篇', text: '' }]);
  await expect
    .poll(async () => (await client().tasks.getTask(taskUid)).status, { timeout: 60_000 })
    .not.toBe('enqueued');
  await server.restart('SIGKILL');
  await expect
    .poll(async () => (await client().tasks.getTask(taskUid)).status, { timeout: 240_000 })
    .toBe('succeeded');
  expect(await client().index('articles').getDocument('survivor')).toMatchObject({ title: '幸存的一篇' });
  await server.restart('SIGTERM');
  expect((await client().tasks.getTask(taskUid)).status).toBe('succeeded');
  expect(await client().index('articles').getDocument('survivor')).toMatchObject({ title: '幸存的一篇' });
});
