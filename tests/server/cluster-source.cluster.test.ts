import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { indexCorpus } from '../../src/indexer/index-corpus.ts';
import { ClusterClient, type Patience, WRITING } from '../../src/opensearch/client/client.ts';
import { ClusterFault } from '../../src/opensearch/client/fault.ts';
import type { Sent } from '../../src/opensearch/client/transport.ts';
import { ClusterTarget } from '../../src/opensearch/cluster-target.ts';
import { clusterSource } from '../../src/server/cluster-source.ts';
import { clusterAddresses, describeWithCluster } from '../opensearch/cluster/test-cluster.ts';
import { article, requestOf } from '../search/fixture.ts';

const NAME = 'cluster-source';

/** Answers everything but searches while it is busy. */
class BusyClient extends ClusterClient {
  busy = true;

  override request<T>(sent: Sent, patience?: Patience): Promise<T> {
    if (this.busy && sent.path.includes('/_search'))
      return Promise.reject(new ClusterFault('timeout', 'busy', '4000 ms'));
    return super.request<T>(sent, patience);
  }
}

describeWithCluster('a cluster as the source of what is served', () => {
  let folder: string;
  let client: BusyClient;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'xiangxun-cluster-source-'));
    client = new BusyClient({ addresses: clusterAddresses() });
  });
  afterAll(async () => {
    await client?.request({ method: 'DELETE', path: `/${NAME}-*` }, WRITING);
    await client?.close();
    await rm(folder, { recursive: true, force: true });
  });

  test('too busy for the queries that warm up, it is served all the same', async () => {
    const corpus = join(folder, 'corpus');
    await mkdir(corpus);
    const one = article('a1', { title: '冠旭电子落户德庆' });
    await writeFile(join(corpus, 'articles.jsonl'), `${JSON.stringify(one)}\n`);
    const target = new ClusterTarget(client, { name: NAME, shards: 1, replicas: 0 });
    const report = await indexCorpus({ corpus, out: join(folder, 'index'), skipBad: false, target });
    const { engine } = await clusterSource(client, { name: NAME }).open();
    expect(engine?.status().generation).toBe(report.target?.generation);
    await expect(engine?.search(requestOf('冠旭'))).rejects.toMatchObject({ code: 'cluster_unavailable' });
    client.busy = false;
    expect((await engine?.search(requestOf('冠旭', { type: ['article'] })))?.total).toBe(1);
  });
});
