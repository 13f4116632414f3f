/** Writing to a real cluster that loses a node, killed by its process id. `N=20000` documents for the long form. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BulkOperation, bulk } from '../../../src/opensearch/client/bulk.ts';
import { ClusterClient, WRITING } from '../../../src/opensearch/client/client.ts';
import { wholeAnswer } from '../../../src/opensearch/client/whole-answer.ts';
import { describeWithOwnCluster, ownCluster } from '../cluster/test-cluster.ts';

const DOCUMENTS = Number(process.env['N'] ?? 3_000);
const INDEX = 'node-loss';
describeWithOwnCluster('a cluster that loses nodes', () => {
  let cluster: ReturnType<typeof ownCluster>;
  let client: ClusterClient;
  beforeAll(() => {
    cluster = ownCluster();
    client = new ClusterClient({ addresses: cluster.addresses });
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
      yield { index: name, id: `d${n}`, document: { word: `词${n % 100}` } } satisfies BulkOperation;
    }
  }

  test('killed amid writing: no write that was acknowledged is lost, and the node comes back by itself', async () => {
    await makeIndex(INDEX);
    await cluster.healthy();
    const killing = new Map([[Math.floor(DOCUMENTS / 3), () => killByPid(0)]]);
    const report = await bulk(client, documents(INDEX, killing), { bytes: 4_000 });
    expect(report).toEqual({ done: DOCUMENTS, failures: [] });
    expect(await count(INDEX)).toBe(DOCUMENTS);
    await cluster.restart(0);
    await cluster.healthy();
    expect(await count(INDEX)).toBe(DOCUMENTS);
  });
});
