import { beforeAll, describe, expect, test } from 'vitest';
import type { DEFAULT_REQUEST } from '../../../src/contract/search-params.ts';
import type { EmbeddedEngine } from '../../../src/search/embedded-engine.ts';
import { HEADINGS } from '../../../src/server/export/export-row.ts';
import { ask, corpusEngine } from '../../search/fixture.ts';
import { appOf, problemOf, type TestApp } from '../fixture.ts';
import { readCsv } from './read-csv.ts';

let engine: EmbeddedEngine;
let server: TestApp;
beforeAll(async () => {
  engine = await corpusEngine();
  server = await appOf(engine);
});

const get = (query: string) => server.app.request(`/api/v1/export?${query}`);

async function textOf(query: string): Promise<string> {
  const response = await get(query);
  expect(response.status, query).toBe(200);
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(await response.arrayBuffer());
}

/** All ids of the search, in its order. */
async function idsOf(q: string, fields: object): Promise<readonly string[]> {
  const ids: string[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await ask(engine, q, cursor === undefined ? fields : { ...fields, cursor });
    ids.push(...page.hits.map(({ id }) => id));
    if (page.nextCursor === undefined) return ids;
    cursor = page.nextCursor;
  }
}

describe.each<[query: string, asked: { q?: string } & Record<string, unknown>]>([
  ['', {}],
  ['q=肇庆&sort=newest', { q: '肇庆', sort: 'newest' }],
  ['type=project&region=肇庆&sort=amount', { type: ['project'], region: ['肇庆'], sort: 'amount' }],
  ['q=没有这种东西&matching=all', { q: '没有这种东西', matching: 'all' }],
])('the search %j', (query, { q = '', ...fields }) => {
  test('is the same records in the same order in every format', async () => {
    const ids = await idsOf(q, fields);
    const csv = await textOf(`${query}&format=csv`);
    expect(csv.startsWith('\ufeff')).toBe(true);
    const [head, ...rows] = readCsv(csv.slice(1));
    expect(head).toEqual(HEADINGS);
    expect(rows.map((row) => row[1])).toEqual(ids);
    for (const row of rows) expect(row).toHaveLength(HEADINGS.length);

    const whole = JSON.parse(await textOf(`${query}&format=json`));
    expect(whole).toMatchObject({ q, total: ids.length, generation: 'g' });
    expect(whole.records.map(({ id }: { id: string }) => id)).toEqual(ids);

    const lines = (await textOf(`${query}&format=jsonl`)).split('\n');
    expect(lines.pop()).toBe('');
    expect(lines.map((line) => JSON.parse(line))).toEqual(whole.records);
  });
});

test.each([1, 99, 100, 101, 250])('no more than limit=%d', async (limit) => {
  const lines = (await textOf(`format=jsonl&limit=${limit}`)).trim().split('\n');
  expect(lines).toHaveLength(limit);
});

test('comes as a file with a name, and says how many records there are', async () => {
  const response = await get('q=希音/"甲"&format=csv&limit=1');
  const { total } = await ask(engine, '希音/"甲"');
  expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  expect(response.headers.get('x-total-count')).toBe(String(total));
  const disposition = response.headers.get('content-disposition') ?? '';
  expect(disposition).toMatch(/^attachment; filename="xiangxun\.csv"; filename\*=UTF-8''[\w%.-]+$/);
  expect(decodeURIComponent(disposition.split("''")[1] ?? '')).toBe('项讯-希音__甲_.csv');
  expect(response.headers.get('access-control-allow-origin')).toBe('*');
  await response.body?.cancel();
});

test.each([
  ['format=xls', ['format'], 'invalid_parameter'],
  ['format=csv&format=json', ['format'], 'invalid_parameter'],
  ['limit=0', ['limit'], 'invalid_parameter'],
  ['limit=10001', ['limit'], 'invalid_parameter'],
  ['offset=10', ['offset'], 'unknown_parameter'],
  ['facets=type&cursor=x&explain=1', ['cursor', 'facets', 'explain'], 'unknown_parameter'],
  ['from=gestern', ['from'], 'invalid_parameter'],
  ['colour=red', ['colour'], 'unknown_parameter'],
])('%s is refused, named', async (query, names, code) => {
  const problem = await problemOf(await get(query));
  expect(problem).toMatchObject({ status: 400, code });
  expect(problem.parameters?.map(({ name }) => name)).toEqual(names);
});

test('only as much is read as the client takes', async () => {
  let pages = 0;
  const counting = new Proxy(engine, {
    get: (target, name) =>
      name === 'search'
        ? (request: typeof DEFAULT_REQUEST) => {
            pages++;
            return target.search(request);
          }
        : typeof target[name as never] === 'function'
          ? (target[name as never] as () => unknown).bind(target)
          : target[name as never],
  });
  const { app } = await appOf(counting);
  const response = await app.request('/api/v1/export?format=jsonl');
  const reader = response.body?.getReader();
  await reader?.read();
  await reader?.cancel();
  expect(pages).toBeLessThan(5);
});
