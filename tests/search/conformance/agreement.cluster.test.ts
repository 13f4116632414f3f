/** The engine in this process and the one over a cluster give the same answers to the same questions. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Condition, DocumentQuery } from '../../../src/contract/document-query.ts';
import { RECORD_TYPES } from '../../../src/contract/record.ts';
import type { SearchRequest } from '../../../src/contract/search.ts';
import type { Snapshot } from '../../../src/index/snapshot.ts';
import { indexCorpus } from '../../../src/indexer/index-corpus.ts';
import { ClusterClient } from '../../../src/opensearch/client/client.ts';
import { ClusterTarget } from '../../../src/opensearch/cluster-target.ts';
import { dropGeneration, listGenerations } from '../../../src/opensearch/generation-list.ts';
import { openCluster } from '../../../src/opensearch/open-cluster.ts';
import type { EmbeddedEngine } from '../../../src/search/embedded-engine.ts';
import type { SearchEngine } from '../../../src/search/engine.ts';
import { SnapshotHoldings } from '../../../src/search/holdings.ts';
import { openEngine } from '../../../src/search/open-engine.ts';
import { RecordEngine } from '../../../src/search/record-engine.ts';
import { clusterAddresses, describeWithCluster } from '../../opensearch/cluster/test-cluster.ts';
import { requestOf } from '../fixture.ts';
import { compare } from './agreement.ts';
import { numbers, pick, writeCorpus } from './corpus.ts';
import { beginnings, questions } from './questions.ts';

const NAME = 'conformance';
/** Articles made of the sentences of others. */
const MADE = Number(process.env['CONFORMANCE_ARTICLES'] ?? 1_500);
const QUESTIONS = 500;

describeWithCluster('two engines, one answer', () => {
  let folder: string;
  let client: ClusterClient;
  let here: EmbeddedEngine;
  let there: SearchEngine;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'xiangxun-conformance-'));
    client = new ClusterClient({ addresses: clusterAddresses() });
    const corpus = join(folder, 'corpus');
    const out = join(folder, 'index');
    await writeCorpus(corpus, MADE);
    const target = new ClusterTarget(client, { name: NAME });
    const report = await indexCorpus({ corpus, out, skipBad: false, target });
    expect(report.target?.sent).toBe(Object.values(report.counts).reduce((a, b) => a + b, 0));
    here = (await openEngine(out)).engine;
    there = await openCluster(client, { name: NAME, spelledMs: Number.POSITIVE_INFINITY });
    expect(there.status().counts).toEqual(here.status().counts);
    expect(there.status().newest).toEqual(here.status().newest);
  });

  afterAll(async () => {
    if (client) {
      for (const generation of await listGenerations(client, NAME))
        await dropGeneration(client, NAME, generation);
      await client.close();
    }
    await rm(folder, { recursive: true, force: true });
  });

  test('searches of all kinds: the same ids, totals, facets, months and marks', async () => {
    const asked = questions(here.catalogue, QUESTIONS);
    const failures: string[] = [];
    let swapped = 0;
    let answered = 0;
    for (const request of asked) {
      const [one, other] = await Promise.all([here.search(request), there.search(request)]);
      const { differences, swapped: isSwap } = compare(one, other);
      if (isSwap) swapped++;
      if (one.total > 0) answered++;
      if (differences.length > 0)
        failures.push(`${described(request)}\n  ${differences.join('\n  ').slice(0, 2_000)}`);
    }
    console.log(
      `${asked.length} queries over ${here.catalogue.size} records: ${failures.length} differ; ` +
        `order differs within 1 % of the score in ${swapped}; ${answered} found something`,
    );
    expect(failures).toEqual([]);
    expect(asked.length).toBeGreaterThan(500);
    expect(answered).toBeGreaterThan(asked.length / 2);
    // Only single precision tells them apart: it is far finer than one percent.
    expect(swapped).toBeLessThanOrEqual(asked.length / 100);
  });

  test('page after page by cursor, in every order, each record once', async () => {
    for (const [q, sort] of [
      ['项目', 'relevance'],
      ['', 'newest'],
      ['投资', 'oldest'],
      ['', 'amount'],
    ] as const) {
      const request = requestOf(q, { sort, limit: 37 });
      expect(await pages(there, request), `${q} ${sort}`).toEqual(await pages(here, request));
    }
  });

  test('suggestions while typing: the same names in the same order', async () => {
    // However busy the machine is.
    const holdings = new SnapshotHoldings(here.catalogue as Snapshot);
    const patient = new RecordEngine(holdings, 'g', undefined, undefined, Number.POSITIVE_INFINITY);
    for (const q of ['', '希', 's', 'SH', 'guan', 'zq', ...beginnings(here.catalogue, 80)]) {
      const one = await patient.suggest({ q, limit: 8 });
      const other = await there.suggest({ q, limit: 8 });
      expect(other.suggestions, q).toEqual(one.suggestions);
    }
  });

  test('whole records with their links, and documents as they are and as they were stated', async () => {
    const random = numbers(6);
    const { catalogue } = here;
    const some = Array.from({ length: 150 }, () => Math.floor(random() * catalogue.size));
    for (const document of new Set([0, catalogue.size - 1, ...some])) {
      const type = catalogue.typeOf(document);
      const id = catalogue.columns.ids.get(document);
      expect(await there.record(type, id)).toEqual(await here.record(type, id));
      expect(await there.document?.(type, id)).toEqual(await here.document(type, id));
    }
    for (const type of RECORD_TYPES) expect(await there.record(type, '没有')).toBeUndefined();
  });

  test('why a record scored what it scored adds up to the same', async () => {
    for (const q of ['希音', '肇庆 新能源', 'guanxu', '12.5亿元 项目']) {
      const request = requestOf(q);
      const { hits } = await here.search({ ...request, limit: 5 });
      for (const { id } of hits)
        expect(await there.explain(request, id)).toEqual(await here.explain(request, id));
    }
    expect(await there.explain(requestOf('冠旭'), 'nobody')).toBeUndefined();
  });

  test('documents by conditions, facets and orders of their attributes', async () => {
    const random = numbers(7);
    for (let i = 0; i < 60; i++) {
      const query = documentQuery(random);
      const { tookMs: _, generation: __, best, hits, ...one } = await here.documents(query);
      const answer = await there.documents?.(query);
      expect(answer).toMatchObject(one);
      expect(answer?.best).toBeCloseTo(best, 3);
      expect(answer?.hits.map(({ document, marks }) => ({ document, marks }))).toEqual(
        hits.map(({ document, marks }) => ({ document, marks })),
      );
    }
  });
});

function described({ facets: _, ...request }: SearchRequest): string {
  return JSON.stringify(request);
}

async function pages(engine: SearchEngine, request: SearchRequest): Promise<string[]> {
  const keys: string[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < 8; page++) {
    const answer = await engine.search({ ...request, ...(cursor === undefined ? {} : { cursor }) });
    keys.push(...answer.hits.map(({ type, id }) => `${type}/${id}`));
    cursor = answer.nextCursor;
    if (cursor === undefined) break;
  }
  expect(new Set(keys).size).toBe(keys.length);
  return keys;
}

function documentQuery(random: () => number): DocumentQuery {
  const conditions: readonly Condition[] = [
    { kind: 'exists', attribute: 'regions' },
    { kind: 'compare', attribute: 'regions', operator: '=', value: '肇庆市' },
    { kind: 'compare', attribute: 'published', operator: '>=', value: '2022-01-01' },
    { kind: 'compare', attribute: 'investmentYi', operator: '>', value: '5' },
    { kind: 'in', attribute: 'industry', values: ['新能源', '电子信息'] },
    { kind: 'not', of: { kind: 'compare', attribute: 'id', operator: 'starts with', value: 'm1' } },
  ];
  const where: Condition = {
    kind: pick(['and', 'or'] as const, random),
    of: [pick(conditions, random), pick(conditions, random)],
  };
  return {
    q: pick(['', '项目', '新能源', '肇庆 投资', 'shein'], random),
    type: pick(RECORD_TYPES, random),
    matching: pick(['auto', 'all', 'any'] as const, random),
    ...(random() < 0.7 ? { where } : {}),
    order:
      random() < 0.5
        ? [{ attribute: pick(['id', 'published', 'investmentYi'], random), descending: random() < 0.5 }]
        : [],
    facets: ['regions', 'investmentYi', 'publishedTimestamp'],
    facetLimit: 20,
    marked: ['*'],
    limit: 12,
    offset: Math.floor(random() * 10),
  } as DocumentQuery;
}
