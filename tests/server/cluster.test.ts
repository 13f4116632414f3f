/** A server whose engine is on other machines, on their good days and their bad ones. */
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ClusterFault } from '../../src/opensearch/client/fault.ts';
import { CachedEngine } from '../../src/search/cached-engine.ts';
import type { EmbeddedEngine } from '../../src/search/embedded-engine.ts';
import type { ClusterState, SearchEngine } from '../../src/search/engine.ts';
import { clusterLog } from '../../src/server/cluster-log.ts';
import { article, ask, engineOf } from '../search/fixture.ts';
import { appOf, logged, problemOf, type TestApp } from './fixture.ts';

const ADDRESS = 'http://node1.internal:9200';
let embedded: EmbeddedEngine;
let cluster: ClusterState;
let partial: boolean;
let server: TestApp;

beforeAll(async () => {
  embedded = await engineOf({ articles: [article('a1', { title: '肇庆新闻', published: '2024-02-19' })] });
});

/** The embedded engine as one that goes away with the cluster. */
function remoteEngine(): SearchEngine {
  const reached = <T>(answer: () => Promise<T>): Promise<T> =>
    cluster.status === 'unreachable'
      ? Promise.reject(new ClusterFault('unreachable', ADDRESS, 'ECONNREFUSED'))
      : answer();
  return {
    search: (request) =>
      reached(async () => ({
        ...(await embedded.search(request)),
        ...(partial ? { partial: true as const } : {}),
      })),
    suggest: (request) => reached(() => embedded.suggest(request)),
    record: (type, id) => reached(() => embedded.record(type, id)),
    explain: (request, id) => reached(() => embedded.explain(request, id)),
    documents: (query) => reached(() => embedded.documents(query)),
    document: (type, id) => reached(() => embedded.document(type, id)),
    status: () => ({ ...embedded.status(), cluster }),
  };
}

beforeEach(async () => {
  cluster = { status: 'green', nodes: 3 };
  partial = false;
  server = await appOf(remoteEngine());
});

const figure = async (line: string): Promise<string | undefined> =>
  (
    await (
      await server.app.request('/metrics', {}, { incoming: { socket: { remoteAddress: '127.0.0.1' } } })
    ).text()
  )
    .split('\n')
    .find((one) => one.startsWith(`${line} `))
    ?.slice(line.length + 1);

test('readiness and metrics tell the state of the cluster', async () => {
  for (const state of [
    { status: 'green', nodes: 3 },
    { status: 'yellow', nodes: 2 },
    { status: 'red', nodes: 1 },
  ] as const) {
    cluster = state;
    const ready = await server.app.request('/readyz');
    expect(ready.status).toBe(200);
    expect(await ready.json()).toMatchObject({ status: 'ready', cluster: state });
    expect(await figure(`xiangxun_cluster_status{status="${state.status}"}`)).toBe('1');
    expect(await figure('xiangxun_cluster_status{status="unreachable"}')).toBe('0');
    expect(await figure('xiangxun_cluster_nodes{engine="opensearch"}')).toBe(String(state.nodes));
  }
});

test('an engine in this process has no figures of a cluster', async () => {
  server = await appOf(embedded);
  expect(await figure('xiangxun_cluster_nodes{engine="opensearch"}')).toBeUndefined();
  expect(await figure('xiangxun_ready')).toBe('1');
});

describe('with all nodes gone', () => {
  beforeEach(() => {
    cluster = { status: 'unreachable', nodes: 0 };
  });

  test.each([
    '/api/v1/search?q=肇庆',
    '/api/v1/suggest?q=肇',
    '/api/v1/articles/a1',
    '/api/v1/export?q=肇庆&format=json',
    '/readyz',
    '/feed.atom',
  ])('%s answers 503 with Retry-After, and names no machine', async (path) => {
    const response = await server.app.request(path);
    expect(response.status).toBe(503);
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
    const body = await problemOf(response);
    expect(body.code).toBe('cluster_unavailable');
    expect(JSON.stringify(body)).not.toContain('node1');
  });

  test('so do the page and the door of Meilisearch', async () => {
    for (const path of ['/?q=肇庆', '/meili/indexes/articles/search?q=肇庆']) {
      const response = await server.app.request(path);
      expect(response.status).toBe(503);
      expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
      const text = await response.text();
      expect(text).toContain('检索集群暂时连不上');
      expect(text).not.toContain('node1');
    }
    expect((await server.app.request('/healthz')).status).toBe(200);
    expect(await figure('xiangxun_ready')).toBe('0');
    expect(await figure('xiangxun_cluster_status{status="unreachable"}')).toBe('1');
  });

  test('and all is as before once they are back', async () => {
    expect((await server.app.request('/readyz')).status).toBe(503);
    cluster = { status: 'yellow', nodes: 2 };
    expect((await server.app.request('/readyz')).status).toBe(200);
    expect((await server.app.request('/api/v1/search?q=肇庆')).status).toBe(200);
  });
});

test('an answer that lacks shards says so everywhere, and nobody keeps it', async () => {
  partial = true;
  const api = await server.app.request('/api/v1/search?q=肇庆');
  expect(await api.json()).toMatchObject({ partial: true, total: 1 });
  expect(api.headers.get('cache-control')).toBe('no-store');
  expect((await server.app.request('/feed.json?q=肇庆')).headers.get('cache-control')).toBe('no-store');
  expect(await (await server.app.request('/?q=肇庆')).text()).toContain('部分数据暂时读不到');
  expect(server.lines.filter(({ event }) => event === 'search').map((line) => line['partial'])).toEqual([
    true,
    true,
    true,
  ]);
  expect(await figure('xiangxun_searches_total{outcome="partial"}')).toBe('3');

  const cached = new CachedEngine(remoteEngine());
  for (let time = 0; time < 2; time++) expect((await ask(cached, '肇庆')).partial).toBe(true);
  partial = false;
  expect((await ask(cached, '肇庆')).partial).toBeUndefined();
});

test('the log has a line for each node lost or back and each change of state, with the reason', () => {
  const { log, lines } = logged();
  const { onEvent, onChange } = clusterLog(log);
  onChange({ status: 'green', nodes: 3 }, undefined, undefined);
  onEvent({ event: 'node_down', address: ADDRESS, reason: 'ECONNREFUSED' });
  onChange({ status: 'unreachable', nodes: 0 }, { status: 'green', nodes: 3 }, 'ECONNREFUSED');
  onEvent({ event: 'node_up', address: ADDRESS });
  expect(lines).toMatchObject([
    { level: 30, event: 'cluster_state', status: 'green', nodes: 3 },
    { level: 40, event: 'node_down', address: ADDRESS, reason: 'ECONNREFUSED' },
    {
      level: 50,
      event: 'cluster_state',
      status: 'unreachable',
      nodes: 0,
      before: 'green',
      reason: 'ECONNREFUSED',
    },
    { level: 30, event: 'node_up', address: ADDRESS },
  ]);
});
