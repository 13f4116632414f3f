/** The client and a real cluster that loses nodes, each killed by its process id. `N=2000` for the long form. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type BulkOperation, bulk } from '../../../src/opensearch/client/bulk.ts';
import { ClusterClient, type ClusterEvent, WRITING } from '../../../src/opensearch/client/client.ts';
import { ClusterFault } from '../../../src/opensearch/client/fault.ts';
import { wholeAnswer } from '../../../src/opensearch/client/whole-answer.ts';
import { describeWithOwnCluster, ownCluster } from '../cluster/test-cluster.ts';

const QUERIES = Number(process.env['N'] ?? 300);
const DOCUMENTS = 3_000;
const INDEX = 'node-loss';
/** So many documents share a word. */
const PER_WORD = 30;

interface Found {
  readonly hits: {
    readonly total: { readonly value: number };
    readonly hits: readonly { readonly _source: { readonly word: string } }[];
  };
}

const wordOf = (n: number) => `词${n % (DOCUMENTS / PER_WORD)}`;

describeWithOwnCluster('a cluster that loses nodes', () => {
  let cluster: ReturnType<typeof ownCluster>;
  let client: ClusterClient;
  let events: ClusterEvent[];
  beforeAll(() => {
    cluster = ownCluster();
    client = new ClusterClient({ addresses: cluster.addresses, onEvent: (event) => events.push(event) });
  });
  beforeEach(() => {
    events = [];
  });
  afterAll(async () => {
    await client?.request({ method: 'DELETE', path: `/${INDEX}*` }, WRITING);
    await client?.close();
  });

  const killByPid = async (node: number) => {
    const pid = (await cluster.pids())[node] ?? 0;
    expect(pid).toBeGreaterThan(0);
    process.kill(pid, 'SIGKILL');
  };

  const makeIndex = (name: string) =>
    client.request(
      {
        method: 'PUT',
        path: `/${name}`,
        body: {
          settings: { number_of_shards: 3, number_of_replicas: 1 },
          mappings: { properties: { word: { type: 'keyword' } } },
        },
      },
      WRITING,
    );

  const count = async (name: string): Promise<number> => {
    await client.request({ method: 'POST', path: `/${name}/_refresh` }, WRITING);
    const sent = { method: 'POST', path: `/${name}/_count` } as const;
    const { answer } = await wholeAnswer<{ count: number }>(client, sent, WRITING);
    return answer.count;
  };

  async function* documents(name: string, at: ReadonlyMap<number, () => Promise<void>>) {
    for (let n = 0; n < DOCUMENTS; n++) {
      await at.get(n)?.();
      yield { index: name, id: `d${n}`, document: { word: wordOf(n) } } satisfies BulkOperation;
    }
  }

  test('killed amid writing: no write that was acknowledged is lost, and the node comes back by itself', async () => {
    await makeIndex(INDEX);
    await cluster.healthy();
    const killing = new Map([[DOCUMENTS / 3, () => killByPid(0)]]);
    const report = await bulk(client, documents(INDEX, killing), { bytes: 4_000 });
    expect(report).toEqual({ done: DOCUMENTS, failures: [] });
    expect(await count(INDEX)).toBe(DOCUMENTS);
    await cluster.restart(0);
    await cluster.healthy();
    expect(await count(INDEX)).toBe(DOCUMENTS);
  });

  test(`killed amid ${QUERIES} queries: none fails, none is wrong`, async () => {
    expect(await count(INDEX)).toBe(DOCUMENTS);
    let asked = 0;
    const wrong: string[] = [];
    const ask = async () => {
      while (asked < QUERIES) {
        const n = asked++;
        if (n === Math.floor(QUERIES / 3)) await killByPid(1);
        const body = { query: { term: { word: wordOf(n) } }, size: PER_WORD };
        const path = `/${INDEX}/_search?search_type=dfs_query_then_fetch`;
        const { answer, partial } = await wholeAnswer<Found>(client, { method: 'POST', path, body });
        const { total, hits } = answer.hits;
        const isRight =
          !partial && total.value === PER_WORD && hits.every(({ _source: { word } }) => word === wordOf(n));
        if (!isRight) wrong.push(`${n}: ${total.value}${partial ? ' partial' : ''}`);
        // So that the node is away for many of them, not only at the end.
        await sleep(5);
      }
    };
    await Promise.all(Array.from({ length: 8 }, ask));
    expect(wrong).toEqual([]);
    expect(events).toContainEqual(
      expect.objectContaining({ event: 'node_down', address: cluster.addresses[1] }),
    );
    await cluster.restart(1);
    await cluster.healthy();
    await expect
      .poll(async () => {
        await client.request({ method: 'GET', path: '/' });
        return events.at(-1);
      })
      .toEqual({ event: 'node_up', address: cluster.addresses[1] });
  });

  test('all killed: each request is told so within its attempts; all back: the same client answers, nothing is lost', async () => {
    for (const node of [0, 1, 2]) await killByPid(node);
    await expect.poll(() => cluster.pids()).toEqual([0, 0, 0]);
    for (let i = 0; i < 3; i++) {
      const error: unknown = await client
        .request({ method: 'GET', path: '/' })
        .catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(ClusterFault);
      expect(error).toMatchObject({ code: 'cluster_unavailable', kind: 'unreachable' });
    }
    for (const node of [0, 1, 2]) await cluster.restart(node);
    await cluster.healthy();
    expect(await count(INDEX)).toBe(DOCUMENTS);
  });
});
