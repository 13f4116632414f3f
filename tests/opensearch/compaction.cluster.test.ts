import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { indexCorpus } from '../../src/indexer/index-corpus.ts';
import { ClusterClient, WRITING } from '../../src/opensearch/client/client.ts';
import { ClusterTarget } from '../../src/opensearch/cluster-target.ts';
import { compact } from '../../src/opensearch/compaction.ts';
import { indexNames } from '../../src/opensearch/generation-name.ts';
import { openCluster } from '../../src/opensearch/open-cluster.ts';
import { generatedDocuments } from '../bench/generated-corpus.ts';
import { requestOf } from '../search/fixture.ts';
import { clusterAddresses, describeWithCluster } from './cluster/test-cluster.ts';

const NAME = 'compaction';
const SHARDS = 2;
const REPLICAS = 1;

describeWithCluster('an index that is packed', () => {
  let folder: string;
  let client: ClusterClient;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'xiangxun-compaction-'));
    client = new ClusterClient({ addresses: clusterAddresses() });
    await mkdir(join(folder, 'corpus'));
  });
  afterAll(async () => {
    await client?.request({ method: 'DELETE', path: `/${NAME}-*` }, WRITING);
    await client?.close();
    await rm(folder, { recursive: true, force: true });
  });

  const publish = async (count: number) => {
    const lines = Array.from(generatedDocuments(count, 3), ({ id, title, text }) =>
      JSON.stringify({ id, title, text }),
    );
    await writeFile(join(folder, 'corpus/articles.jsonl'), `${lines.join('\n')}\n`);
    const target = new ClusterTarget(client, { name: NAME, shards: SHARDS, replicas: REPLICAS });
    const report = await indexCorpus({
      corpus: join(folder, 'corpus'),
      out: join(folder, 'index'),
      skipBad: false,
      target,
    });
    return indexNames(NAME, report.target?.generation ?? '').records;
  };

  const segments = async (index: string) => {
    const path = `/_cat/segments/${index}?format=json&bytes=b&h=size`;
    const all = await client.request<{ size: string }[]>({ method: 'GET', path });
    return { count: all.length, bytes: all.reduce((sum, { size }) => sum + Number(size), 0) };
  };

  test('is one segment a copy of a shard, without what was kept for nodes that fall behind, and answers as before', async () => {
    await publish(300);
    // On top of the last: segments of its own.
    const index = await publish(400);
    const engine = await openCluster(client, { name: NAME });
    const answers = async () => {
      const all = await Promise.all(['项目', '投资 建设', '的', ''].map((q) => engine.search(requestOf(q))));
      return all.map(({ tookMs: _, ...answer }) => answer);
    };
    const before = { ...(await segments(index)), answers: await answers() };
    await compact(client, index);
    const after = { ...(await segments(index)), answers: await answers() };
    expect(before.count).toBeGreaterThan(SHARDS * (REPLICAS + 1));
    expect(after.count).toBe(SHARDS * (REPLICAS + 1));
    expect(after.bytes).toBeLessThan(before.bytes * 0.8);
    expect(after.answers).toEqual(before.answers);
    expect(after.answers.map(({ total }) => total > 0)).toContain(true);
  });
});
