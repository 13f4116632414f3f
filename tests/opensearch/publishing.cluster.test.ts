/** Generations in a cluster: built on top of each other, swapped at once, kept, checked and refused. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Article } from '../../src/contract/record.ts';
import { type IndexReport, indexCorpus } from '../../src/indexer/index-corpus.ts';
import { checkCluster } from '../../src/opensearch/check-cluster.ts';
import { ClusterClient, WRITING } from '../../src/opensearch/client/client.ts';
import { ClusterTarget } from '../../src/opensearch/cluster-target.ts';
import { dropGeneration, listGenerations, servedGeneration } from '../../src/opensearch/generation-list.ts';
import { indexNames, newGeneration } from '../../src/opensearch/generation-name.ts';
import { openCluster, openNewerCluster } from '../../src/opensearch/open-cluster.ts';
import { readManifest } from '../../src/opensearch/table-store.ts';
import { openEngine } from '../../src/search/open-engine.ts';
import { clusterSource } from '../../src/server/cluster-source.ts';
import { compare } from '../search/conformance/agreement.ts';
import { questions } from '../search/conformance/questions.ts';
import { article, requestOf } from '../search/fixture.ts';
import { clusterAddresses, describeWithCluster } from './cluster/test-cluster.ts';

const NAME = 'publishing';

const FIRST: readonly Article[] = [
  article('a1', {
    title: '冠旭电子落户德庆',
    text: '冠旭电子在肇庆市德庆县投资10亿元建设智能制造项目。',
    published: '2023-02-01',
  }),
  article('a2', {
    title: '希音总部项目动工',
    text: '广州希音供应链项目动工，总投资150亿元。',
    published: '2023-03-01',
  }),
  article('a3', {
    title: '佛山新能源汽车产业园',
    text: '佛山新能源汽车产业园投产。',
    published: '2023-04-01',
  }),
  article('a4', { title: '肇庆高新区动态', text: '肇庆高新区新能源电池项目封顶。', published: '2023-05-01' }),
  ...Array.from({ length: 400 }, (_, i) =>
    article(`b${i}`, {
      title: `第${i}号通报`,
      text: `本地第${i}号通报，与项目投资无关的事情有${i}件。`,
      published: '2022-01-01',
    }),
  ),
];

describeWithCluster('generations in a cluster', () => {
  let folder: string;
  let client: ClusterClient;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'xiangxun-publishing-'));
    client = new ClusterClient({ addresses: clusterAddresses() });
  });

  const dropAll = async () => {
    for (const generation of await listGenerations(client, NAME))
      await dropGeneration(client, NAME, generation);
  };

  beforeEach(async () => {
    await dropAll();
    await rm(join(folder, 'index'), { recursive: true, force: true });
  });

  afterAll(async () => {
    if (client) {
      await dropAll();
      await client.close();
    }
    await rm(folder, { recursive: true, force: true });
  });

  const publish = async (articles: readonly Article[], fresh = false): Promise<IndexReport> => {
    await rm(join(folder, 'corpus'), { recursive: true, force: true });
    await mkdir(join(folder, 'corpus'));
    const lines = articles.map((one) => `${JSON.stringify(one)}\n`).join('');
    await writeFile(join(folder, 'corpus/articles.jsonl'), lines);
    return indexCorpus({
      corpus: join(folder, 'corpus'),
      out: join(folder, 'index'),
      skipBad: false,
      fresh,
      target: new ClusterTarget(client, { name: NAME, shards: 2, replicas: 0 }),
    });
  };

  const agreement = async () => {
    const { engine: here } = await openEngine(join(folder, 'index'));
    const there = await openCluster(client, { name: NAME });
    const asked = questions(here.catalogue, 40);
    for (const request of asked) {
      const { differences } = compare(await here.search(request), await there.search(request));
      expect(differences, JSON.stringify(request)).toEqual([]);
    }
  };

  test('on top of the last one only what changed is sent, and answers are those of a build of everything', async () => {
    const first = await publish(FIRST);
    const total = Object.values(first.counts).reduce((sum, count) => sum + count, 0);
    expect(first.target?.sent).toBe(total);
    const { a1, rest } = { a1: FIRST[0] as Article, rest: FIRST.slice(2) };
    const changed = [
      { ...a1, url: 'https://example.org/a1' },
      article('a0', {
        title: '鼎湖区新签约',
        text: '肇庆市鼎湖区签约光伏项目，投资3亿元。',
        published: '2023-06-01',
      }),
      ...rest,
    ];
    const second = await publish(changed);
    // a1 has another address, a0 is new; projects and companies read from them may be made anew.
    expect(second.target?.sent).toBeGreaterThanOrEqual(2);
    expect(second.target?.sent).toBeLessThan(20);
    await agreement();
    const engine = await openCluster(client, { name: NAME });
    expect((await engine.search(requestOf('希音', { type: ['article'] }))).total).toBe(0);
    expect(await engine.record('article', 'a1')).toMatchObject({ url: 'https://example.org/a1' });
    const third = await publish(changed);
    expect(third.target?.sent).toBe(0);
    await agreement();
  });

  test('where the folder is not what the cluster was made from, all is sent again', async () => {
    const first = await publish(FIRST);
    await rm(join(folder, 'index'), { recursive: true });
    const second = await publish(FIRST);
    expect(second.target?.sent).toBe(first.target?.sent);
    await agreement();
  });

  test('three generations stay; a draft of yesterday goes', async () => {
    const abandoned = newGeneration(new Date(Date.now() - 48 * 3_600_000));
    await client.request(
      { method: 'PUT', path: `/${indexNames(NAME, abandoned).records}`, body: {} },
      WRITING,
    );
    const names: string[] = [];
    for (let i = 0; i < 4; i++) {
      const report = await publish(FIRST.slice(0, 5 + i), true);
      names.push(report.target?.generation ?? '');
      // Their names tell the second in which they were begun.
      await new Promise((resolve) => setTimeout(resolve, 1_100));
    }
    expect(await listGenerations(client, NAME)).toEqual(names.slice(1));
    expect(await servedGeneration(client, NAME)).toBe(names[3]);
  });

  test('what cannot be indexed leaves the cluster as it was', async () => {
    const first = await publish(FIRST);
    await expect(publish([{ ...(FIRST[0] as Article), title: '' }])).rejects.toThrow(/title/);
    const refusing = new ClusterTarget(client, { name: NAME, shards: 2, replicas: 0 });
    const begin = refusing.begin.bind(refusing);
    refusing.begin = async (earlier) => {
      const draft = await begin(earlier);
      draft.publish = async () => {
        throw new Error('the power failed');
      };
      return draft;
    };
    await expect(
      indexCorpus({
        corpus: join(folder, 'corpus'),
        out: join(folder, 'other'),
        skipBad: true,
        target: refusing,
      }),
    ).rejects.toThrow('the power failed');
    expect(await listGenerations(client, NAME)).toEqual([first.target?.generation]);
    expect(await servedGeneration(client, NAME)).toBe(first.target?.generation);
  });

  test('a server takes a newer generation up, and goes on with the one before where the newer is damaged', async () => {
    const first = await publish(FIRST);
    const source = clusterSource(client, { name: NAME });
    const opened = await source.open();
    expect(opened.engine?.status().generation).toBe(first.target?.generation);
    expect(await source.newest()).toBe(first.target?.generation);
    expect((await source.open(opened.generation)).engine).toBeUndefined();

    await new Promise((resolve) => setTimeout(resolve, 1_100));
    const second = await publish(FIRST.slice(0, 3));
    const newer = second.target?.generation ?? '';
    expect(await source.newest()).toBe(newer);
    expect((await source.open(opened.generation)).engine?.status().counts.article).toBe(3);

    const { tables } = indexNames(NAME, newer);
    const body = { data: Buffer.from('[]').toString('base64') };
    await client.request({ method: 'PUT', path: `/${tables}/_doc/averages.json.0`, body }, WRITING);
    const fallback = await openNewerCluster(client, undefined, { name: NAME });
    expect(fallback.generation).toBe(first.target?.generation);
    expect(fallback.rejected).toMatchObject([
      { name: newer, reason: expect.stringContaining('averages.json') },
    ]);
    const { current, generations } = await checkCluster(client, NAME);
    expect(current).toBe(newer);
    expect(generations.map(({ name, ok }) => [name, ok])).toEqual([
      [newer, false],
      [first.target?.generation, true],
    ]);
  });

  test('an index of another analyzer is refused with its remedy; so is a cluster without one', async () => {
    await expect(openCluster(client, { name: NAME })).rejects.toMatchObject({ code: 'index_missing' });
    const { target } = await publish(FIRST.slice(0, 2));
    const { tables } = indexNames(NAME, target?.generation ?? '');
    const manifest = await readManifest(client, tables);
    const other = { ...manifest, fingerprint: { ...manifest?.fingerprint, analyzer: '0' } };
    await client.request({ method: 'PUT', path: `/${tables}/_doc/manifest`, body: { data: other } }, WRITING);
    await expect(openCluster(client, { name: NAME })).rejects.toMatchObject({
      code: 'index_mismatch',
      message: expect.stringContaining('npx xiangxun index --engine opensearch'),
    });
  });

  test('the mapping carries the fingerprint, and what is published takes no more writes', async () => {
    const { target } = await publish(FIRST.slice(0, 2));
    const { records } = indexNames(NAME, target?.generation ?? '');
    const answer = await client.request<Record<string, { mappings: { _meta: { fingerprint: object } } }>>({
      method: 'GET',
      path: `/${records}/_mapping`,
    });
    const version = JSON.parse(await readFile(new URL('../../package.json', import.meta.url), 'utf8')) as {
      dependencies: Record<string, string>;
    };
    expect(answer[records]?.mappings._meta.fingerprint).toMatchObject({
      nodejieba: version.dependencies['nodejieba'],
    });
    await expect(
      client.request({ method: 'PUT', path: `/${records}/_doc/x`, body: { n: 1 } }),
    ).rejects.toMatchObject({ kind: 'rejected' });
  });
});
