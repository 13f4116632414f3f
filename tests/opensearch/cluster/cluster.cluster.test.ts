import { beforeAll, expect, test } from 'vitest';
import { healthOf } from './cluster.ts';
import { describeWithOwnCluster, ownCluster } from './test-cluster.ts';

describeWithOwnCluster('the cluster of the tests', () => {
  let cluster: ReturnType<typeof ownCluster>;
  beforeAll(() => {
    cluster = ownCluster();
  });

  const json = { 'content-type': 'application/json' };

  test('three nodes, each its own process, keep three shards with one replica', async () => {
    expect(new Set(await cluster.pids()).size).toBe(3);
    const [first] = cluster.addresses;
    const body = JSON.stringify({ settings: { number_of_shards: 3, number_of_replicas: 1 } });
    await fetch(`${first}/proof`, { method: 'PUT', headers: json, body });
    await cluster.healthy();
    // What other tests left behind may still be moved about.
    await fetch(`${first}/_cluster/health?wait_for_no_relocating_shards=true&timeout=120s`);
    const shards = await (await fetch(`${first}/_cat/shards/proof?h=node`)).text();
    expect(new Set(shards.trim().split(/\s+/))).toEqual(new Set(['node-0', 'node-1', 'node-2']));
    expect(shards.trim().split(/\s+/)).toHaveLength(6);
  });

  test('a node is killed by its process id; the others answer, and it is taken in again', async () => {
    const pid = (await cluster.pids())[2] ?? 0;
    process.kill(pid, 'SIGKILL');
    await expect.poll(async () => (await cluster.pids())[2]).toBe(0);
    const [first = '', , third = ''] = cluster.addresses;
    expect(await healthOf(third)).toBeUndefined();
    await fetch(`${first}/proof/_doc/1?refresh=true`, { method: 'PUT', headers: json, body: '{"a":1}' });
    await cluster.restart(2);
    await cluster.healthy();
    expect((await cluster.pids())[2]).not.toBe(pid);
    const answer = await fetch(`${third}/proof/_count`);
    expect(await answer.json()).toMatchObject({ count: 1, _shards: { failed: 0 } });
    await fetch(`${first}/proof`, { method: 'DELETE' });
  });
});
