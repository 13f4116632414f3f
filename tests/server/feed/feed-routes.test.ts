/** Any search as a feed: the same records, newest first, in documents that follow their rules. */
import { beforeAll, describe, expect, test, vi } from 'vitest';
import type { EmbeddedEngine } from '../../../src/search/embedded-engine.ts';
import { ATTACKS } from '../../browser/attack.ts';
import { article, ask, corpusEngine, engineOf } from '../../search/fixture.ts';
import { appOf, problemOf, type TestApp } from '../fixture.ts';
import { markupText, type ReadFeed, readAtom, readJsonFeed } from './read-feed.ts';

// Indexes are built in some of them, on a machine that does other work.
vi.setConfig({ testTimeout: 120_000 });

let engine: EmbeddedEngine;
let server: TestApp;
beforeAll(async () => {
  engine = await corpusEngine();
  server = await appOf(engine);
});

const READERS = { atom: readAtom, json: readJsonFeed };
const FORMATS = ['atom', 'json'] as const;

async function read(
  format: keyof typeof READERS,
  query: string,
  { app }: TestApp = server,
): Promise<ReadFeed> {
  const response = await app.request(`/feed.${format}?${query}`);
  expect(response.status, query).toBe(200);
  return READERS[format](await response.text());
}

describe.each(FORMATS)('/feed.%s', (format) => {
  test.each<[query: string, q: string, fields: object]>([
    ['q=肇庆', '肇庆', {}],
    ['q=SHEIN&type=article', 'SHEIN', { type: ['article'] }],
    ['type=project&region=肇庆市&stage=投产', '', { type: ['project'], region: ['肇庆市'], stage: ['投产'] }],
    ['q=肇庆&from=2023-01-01&to=2023-12-31', '肇庆', { from: '2023-01-01', to: '2023-12-31' }],
  ])('%s: the dated records of the search, newest first', async (query, q, fields) => {
    const { hits } = await ask(engine, q, { ...fields, sort: 'newest', limit: 50 });
    const dated = hits.filter(({ published }) => published !== undefined);
    expect(dated.length).toBeGreaterThan(0);
    const { entries } = await read(format, query);
    const days = entries.map(({ updated }) => updated);
    expect(days).toEqual(days.toSorted().reverse());
    expect(entries.map(({ title }) => title).sort()).toEqual(dated.map(({ title }) => title.text).sort());
  });

  test('entries lead to the pages of their records', async () => {
    const { entries, self, page } = await read(format, 'q=SHEIN');
    for (const { href } of entries) {
      expect((await server.app.request(href)).status, href).toBe(200);
    }
    expect(new URL(self).pathname).toBe(`/feed.${format}`);
    expect(new URL(page).searchParams.get('q')).toBe('SHEIN');
    expect((await server.app.request(page)).status).toBe(200);
  });

  test('an id belongs to the record, whatever the search and the address', async () => {
    const byTitle = async (query: string, host: string) => {
      const response = await server.app.request(`http://${host}/feed.${format}?${query}`);
      const { entries } = READERS[format](await response.text());
      return new Map(entries.map(({ title, id }) => [title, id]));
    };
    const wide = await byTitle('q=&limit=100&type=article', 'localhost');
    const narrow = await byTitle('q=SHEIN&type=article', 'news.example.com:8443');
    const shared = [...narrow].filter(([title]) => wide.has(title));
    expect(shared.length).toBeGreaterThan(1);
    for (const [title, id] of shared) expect(wide.get(title)).toBe(id);
    expect(new Set(wide.values()).size).toBe(wide.size);
  });

  test('nothing found yet is a feed without entries', async () => {
    const { entries } = await read(format, 'q=鼯鼠橇鼯鼠橇&matching=all');
    expect(entries).toEqual([]);
  });

  test('asks for a limit of its own', async () => {
    expect((await read(format, 'limit=3')).entries).toHaveLength(3);
    expect((await read(format, '')).entries).toHaveLength(50);
  });

  test('is not sent again while it is the same', async () => {
    const first = await server.app.request(`/feed.${format}?q=SHEIN`);
    expect(first.headers.get('cache-control')).toBe('public, max-age=300');
    expect(Date.parse(first.headers.get('last-modified') ?? '')).toBeGreaterThan(0);
    const etag = first.headers.get('etag') ?? '';
    const again = await server.app.request(`/feed.${format}?q=SHEIN`, {
      headers: { 'If-None-Match': etag },
    });
    expect([again.status, await again.text()]).toEqual([304, '']);
    const other = await server.app.request(`/feed.${format}?q=冠旭`, { headers: { 'If-None-Match': etag } });
    expect(other.status).toBe(200);
  });

  test.each([
    ['limit=0', 'limit'],
    ['from=2024-02-30', 'from'],
    ['sort=amount', 'sort'],
    ['offset=10', 'offset'],
    ['colour=red', 'colour'],
    [`q=${'长'.repeat(257)}`, 'q'],
  ])('%s is refused by name', async (query, parameter) => {
    const response = await server.app.request(`/feed.${format}?${query}`);
    expect(response.status).toBe(400);
    expect((await problemOf(response)).detail).toContain(parameter);
  });

  test('a key in the address gets into no link', async () => {
    const { self, page } = await read(format, 'q=SHEIN&key=xx_secret');
    expect(self + page).not.toContain('secret');
  });
});

test('a feed is named by its search, and keeps its id in another order of parameters', async () => {
  const feed = await read('atom', 'q=投产&region=肇庆市&type=project&from=2023-01-01&to=2023-12-31');
  expect(feed.title).toBe('投产 · 项目 · 肇庆市 · 2023年 · 项讯');
  const turned = await read(
    'atom',
    'to=2023-12-31&from=2023-01-01&type=project&region=肇庆市&q=投产&limit=9',
  );
  expect(turned.id).toBe(feed.id);
  expect((await read('atom', 'q=投产')).id).not.toBe(feed.id);
  expect((await read('atom', '')).title).toBe('全部记录 · 项讯');
});

test('a company is named in the title by its name', async () => {
  expect((await read('json', 'company=c001')).title).toBe('希音 · 项讯');
});

describe('times', () => {
  const DAYS: readonly [published: string | undefined, updated: string | undefined][] = [
    ['2024-05-04T09:30:00Z', '2024-05-04T09:30:00.000Z'],
    ['2024-05-04', '2024-05-03T16:00:00.000Z'],
    ['2024-05-03 20:15', '2024-05-03T12:15:00.000Z'],
    ['2024-05-03T10:00:00+0900', '2024-05-03T01:00:00.000Z'],
    [undefined, undefined],
  ];

  test.each(FORMATS)(
    '%s: to the minute where it is known; without a date there is no entry',
    async (format) => {
      const articles = DAYS.map(([published], at) =>
        article(`t${at}`, { title: `定时第${at}条`, text: '正文', ...(published ? { published } : {}) }),
      );
      const { entries, updated } = await read(format, 'q=定时', await appOf(await engineOf({ articles })));
      const expected = DAYS.flatMap(([, at]) => at ?? []);
      expect(entries.map((entry) => entry.updated)).toEqual(expected);
      if (format === 'atom') expect(updated).toBe(expected[0]);
    },
  );
});

test('what records hold is text in both, whatever it looks like', async () => {
  const articles = ATTACKS.map((attack, at) =>
    article(`x${at}`, {
      title: `敌意 ${attack.slice(0, 1_900)}`,
      text: `敌意第${at}则 ${attack}`,
      source: attack.slice(0, 200).trim() || 'x',
      regions: [attack.slice(0, 200).trim() || 'x'],
      published: '2024-01-01',
    }),
  );
  const hostile = await appOf(await engineOf({ articles }));
  const wanted = articles.map(({ title }) =>
    title.replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{10ffff}]/gu, ''),
  );
  for (const format of FORMATS) {
    const titles = new Set<string>();
    for (let at = 0; at < ATTACKS.length; at++) {
      const { entries } = await read(format, `q="敌意第${at}则"&duplicates=show`, hostile);
      for (const { title, html } of entries) {
        titles.add(title);
        markupText(html);
      }
    }
    expect(wanted.filter((title) => !titles.has(title))).toEqual([]);
  }
});
