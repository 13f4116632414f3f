/** The engine over a real cluster that loses nodes, each killed by its process id. `N=2000` for the long form. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SearchRequest, SearchResponse } from '../../src/contract/search.ts';
import { DEFAULT_REQUEST } from '../../src/contract/search-params.ts';
import { indexCorpus } from '../../src/indexer/index-corpus.ts';
import { ClusterClient, type Patience, WRITING } from '../../src/opensearch/client/client.ts';
import { ClusterWatch } from '../../src/opensearch/client/cluster-watch.ts';
import type { Sent } from '../../src/opensearch/client/transport.ts';
import { ClusterTarget } from '../../src/opensearch/cluster-target.ts';
import { openCluster } from '../../src/opensearch/open-cluster.ts';
import type { SearchEngine } from '../../src/search/engine.ts';
import { openEngine } from '../../src/search/open-engine.ts';
import { clusterLog } from '../../src/server/cluster-log.ts';
import { generatedDocuments } from '../bench/generated-corpus.ts';
import { writeWorkplace } from '../bench/workplace.ts';
import { appOf, logged, problemOf } from '../server/fixture.ts';
import { describeWithOwnCluster, ownCluster } from './cluster/test-cluster.ts';

const QUERIES = Number(process.env['N'] ?? 300);
const NAME = 'engine-loss';
const DOCUMENTS = 1_500;

/** Kills a node while its first `_bulk` is under way. */
class KillingClient extends ClusterClient {
  kill: (() => Promise<void>) | undefined;

  override async request<T>(sent: Sent, patience?: Patience): Promise<T> {
    const going = super.request<T>(sent, patience);
    const { kill } = this;
    if (sent.path === '/_bulk' && kill) {
      this.kill = undefined;
      await Promise.all([going, kill()]);
    }
    return going;
  }
}

describeWithOwnCluster('the engine over a cluster that loses nodes', () => {
  let cluster: ReturnType<typeof ownCluster>;
  let client: KillingClient;
  let watch: ClusterWatch;
  let engine: SearchEngine;
  let root: string;
  const titles: string[] = [];
  const { log, lines } = logged();

  beforeAll(async () => {
    cluster = ownCluster();
    const { onEvent, onChange } = clusterLog(log);
    client = new KillingClient({ addresses: cluster.addresses, onEvent });
    watch = new ClusterWatch(client, { onChange, everyMs: 200 });
    root = await mkdtemp(join(tmpdir(), 'xiangxun-engine-loss-'));
    const documents = [...generatedDocuments(DOCUMENTS, 11)];
    titles.push(...documents.map(({ title }) => title));
    await writeWorkplace(root, documents);
  });
  afterAll(async () => {
    watch?.stop();
    await client?.request({ method: 'DELETE', path: `/${NAME}-*` }, WRITING);
    await client?.close();
    await rm(root, { recursive: true, force: true });
  });

  const killByPid = async (node: number) => {
    const pid = (await cluster.pids())[node] ?? 0;
    expect(pid).toBeGreaterThan(0);
    process.kill(pid, 'SIGKILL');
    await expect.poll(async () => (await cluster.pids())[node]).toBe(0);
  };

  /** Pieces of titles, every third with filters, facets or another order. */
  const requestOf = (n: number): SearchRequest => {
    const title = titles[(n * 31) % titles.length] ?? '';
    const q = title.slice(n % 3, (n % 3) + 2 + (n % 4));
    const more: readonly Partial<SearchRequest>[] = [
      {},
      { facets: ['type', 'region', 'source'], limit: 20 },
      { sort: 'newest', offset: 5 },
    ];
    return { ...DEFAULT_REQUEST, q, ...more[n % more.length] };
  };

  const timeless = ({ tookMs: _, ...answer }: SearchResponse) => answer;

  test('killed amid an index run: it is published whole, and what is served equals the index of this machine', async () => {
    client.kill = () => killByPid(0);
    const out = join(root, 'index');
    const target = new ClusterTarget(client, { name: NAME, shards: 3, replicas: 1 });
    await indexCorpus({ corpus: join(root, 'corpus'), out, skipBad: false, target });
    expect(client.kill).toBeUndefined();
    engine = await openCluster(client, { name: NAME, state: () => watch.state });
    const { engine: embedded } = await openEngine(out);
    expect(engine.status().counts).toEqual(embedded.status().counts);
    expect(engine.status().counts.article).toBe(DOCUMENTS);
    await cluster.restart(0);
    await cluster.healthy();
    for (let n = 0; n < 60; n++) {
      const [here, there] = await Promise.all([embedded.search(requestOf(n)), engine.search(requestOf(n))]);
      const plain = ({ total, relaxed, facets, histogram }: SearchResponse) => ({
        total,
        relaxed,
        facets,
        histogram,
      });
      expect(plain(there), requestOf(n).q).toEqual(plain(here));
    }
  });

  test(`killed amid ${QUERIES} queries: no answer fails, differs or lacks anything, and the node is taken in again`, async () => {
    const distinct = Math.min(QUERIES, 300);
    const before: object[] = [];
    for (let n = 0; n < distinct; n++) before.push(timeless(await engine.search(requestOf(n))));
    await watch.start();
    expect(engine.status().cluster).toEqual({ status: 'green', nodes: 3 });
    let asked = 0;
    const wrong: number[] = [];
    const ask = async () => {
      while (asked < QUERIES) {
        const n = asked++;
        if (n === Math.floor(QUERIES / 3)) await killByPid(1);
        const answer = timeless(await engine.search(requestOf(n % distinct)));
        if (JSON.stringify(answer) !== JSON.stringify(before[n % distinct])) wrong.push(n);
      }
    };
    await Promise.all([ask(), ask(), ask(), ask()]);
    expect(wrong).toEqual([]);
    await expect.poll(() => engine.status().cluster).toEqual({ status: 'yellow', nodes: 2 });
    await cluster.restart(1);
    await cluster.healthy();
    await expect.poll(() => engine.status().cluster).toEqual({ status: 'green', nodes: 3 });
    expect(lines).toContainEqual(
      expect.objectContaining({ event: 'node_down', address: cluster.addresses[1] }),
    );
    expect(lines).toContainEqual(
      expect.objectContaining({ event: 'cluster_state', status: 'yellow', nodes: 2 }),
    );
  });

  test('all killed: 503 with Retry-After and a line in the log; all back: the same server answers as before', async () => {
    const { app } = await appOf(engine);
    const path = `/api/v1/search?q=${encodeURIComponent(requestOf(0).q)}`;
    const answer = async () => timeless((await (await app.request(path)).json()) as SearchResponse);
    const before = await answer();
    await Promise.all([0, 1, 2].map(killByPid));
    const refused = await app.request(path);
    expect(refused.status).toBe(503);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await problemOf(refused)).code).toBe('cluster_unavailable');
    await expect.poll(async () => (await app.request('/readyz')).status).toBe(503);
    expect(lines).toContainEqual(
      expect.objectContaining({
        level: 50,
        event: 'cluster_state',
        status: 'unreachable',
        reason: expect.any(String),
      }),
    );
    for (const node of [0, 1, 2]) await cluster.restart(node);
    await cluster.healthy();
    await expect.poll(async () => (await app.request('/readyz')).status).toBe(200);
    expect(await answer()).toEqual(before);
  });
});
