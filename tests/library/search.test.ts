import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { indexCorpus } from '../../src/indexer/index-corpus.ts';
import { createSearch, type Search } from '../../src/library/search.ts';
import { CORPUS } from '../search/fixture.ts';
import { RECORDS } from './records.ts';

// On a loaded machine an index takes its time.
vi.setConfig({ testTimeout: 180_000 });

describe('records in memory', () => {
  let search: Search;
  beforeAll(async () => {
    search = await createSearch(RECORDS);
  });

  test('are found by any name of the company, with marks on the text that is given back', async () => {
    const answer = await search.search('SHEIN');
    expect(answer.hits.map(({ id }) => id)).toEqual(['c1', 'p1', 'a1']);
    const { title } = answer.hits[2] as (typeof answer.hits)[number];
    expect(title.marks.map(([start, end]) => title.text.slice(start, end))).toEqual(['希音']);
    expect(title.html).toBe('<mark>希音</mark>园区在肇庆动工');
  });

  test('options are those of the API; a filter may be one value or several', async () => {
    const one = await search.search('', { type: 'article', from: '2024-01-01', facets: ['region'] });
    expect(one.hits.map(({ id }) => id)).toEqual(['a1']);
    expect(one.facets.region?.map(({ value }) => value)).toContain('肇庆市');
    const two = await search.search('', { type: ['project', 'company'], limit: 100, literal: false });
    expect(new Set(two.hits.map(({ type }) => type))).toEqual(new Set(['project', 'company']));
  });

  test('suggestions, whole records, explanations', async () => {
    const { suggestions } = await search.suggest('旭电');
    expect(suggestions.map(({ id }) => id)).toContain('c2');
    expect(await search.record('article', 'a1')).toMatchObject({ note: 'kept', published: '2024-02-01' });
    expect(await search.record('article', 'a9')).toBeUndefined();
    const { hits } = await search.search('希音');
    const tree = await search.explain('希音', 'a1');
    expect(tree?.value).toBeCloseTo(hits.find(({ id }) => id === 'a1')?.score ?? 0, 9);
    expect(search.status()).toMatchObject({ generation: 'memory', newest: '2024-02-01' });
  });

  test.each([
    [{ limit: 0 }, 'limit'],
    [{ sort: 'best' as never }, 'sort'],
    [{ colour: 'red' } as never, 'colour'],
    [{ from: '2024-02-30' }, 'from'],
  ])('%j is refused, naming %s', async (options, field) => {
    await expect(search.search('x', options)).rejects.toMatchObject({
      code: expect.stringMatching(/_parameter$/),
      field,
      message: expect.stringContaining(field),
    });
  });

  test.each([0, 21, 1.5])('%d suggestions are refused', async (limit) => {
    await expect(search.suggest('x', limit)).rejects.toMatchObject({ field: 'limit' });
  });
});

test.each([
  [{ articles: [{ id: 'a', title: '', text: '' }] }, /articles:1 title/],
  [{ articles: [{ id: 'a', title: 't' } as never] }, /articles:1 text/],
  [
    {
      companies: [
        { id: 'c', name: 'n' },
        { id: 'c', name: 'm' },
      ],
    },
    /companies:2 id.*companies:1/,
  ],
  [{ projects: [{ id: 'p', name: 'n', articles: ['a9'] }] }, /projects:1 articles\[0\].*a9/],
  [{ synonyms: [null as never] }, /synonyms:1/],
  [{ articles: [undefined as never] }, /articles:1/],
])('records with a fault are refused, naming it: %#', async (source, message) => {
  await expect(createSearch(source)).rejects.toMatchObject({
    code: 'invalid_corpus',
    message: expect.stringMatching(message),
  });
});

test('nothing at all is an index, too', async () => {
  const search = await createSearch({});
  expect(await search.search('x')).toMatchObject({ total: 0, hits: [] });
});

test('a folder that was published, and one that was not', { timeout: 120_000 }, async () => {
  const index = await mkdtemp(join(tmpdir(), 'xiangxun-library-'));
  onTestFinished(() => rm(index, { recursive: true, force: true }));
  await expect(createSearch({ index })).rejects.toMatchObject({ code: 'index_missing' });
  const { generation } = await indexCorpus({ corpus: CORPUS, out: index, skipBad: false });
  const search = await createSearch({ index });
  expect(search.status().generation).toBe(generation);
  expect((await search.search('冠旭', { type: 'company' })).hits.map(({ title }) => title.text)).toEqual([
    '冠旭电子',
  ]);
});
