import { expect, onTestFinished, test } from 'vitest';
import { ClusterWatch } from '../../../src/opensearch/client/cluster-watch.ts';
import type { ClusterState } from '../../../src/search/engine.ts';
import { clientOf, fakeNode, json } from './fake-node.ts';

test('tells the state, each change once, and that a cluster is gone and back', async () => {
  let health: object = { status: 'green', number_of_nodes: 3 };
  const node = await fakeNode((response) => json(response, 200, health));
  const changes: (readonly [ClusterState['status'], number])[] = [];
  const watch = new ClusterWatch(clientOf([node]).client, {
    indices: 'articles-*',
    everyMs: 20,
    onChange: ({ status, nodes }, _, reason) => {
      changes.push([status, nodes]);
      if (status === 'unreachable') expect(reason).toContain(node.address);
      else expect(reason).toBeUndefined();
    },
  });
  onTestFinished(() => watch.stop());
  expect(watch.state).toBeUndefined();
  expect(await watch.start()).toEqual({ status: 'green', nodes: 3 });
  expect(node.heard[0]?.path).toContain('/_cluster/health/articles-*?');
  const until = (status: ClusterState['status']) => expect.poll(() => watch.state?.status).toBe(status);
  health = { status: 'yellow', number_of_nodes: 2 };
  await until('yellow');
  await node.close();
  await until('unreachable');
  health = { status: 'red', number_of_nodes: 1 };
  await node.open();
  await until('red');
  expect(changes).toEqual([
    ['green', 3],
    ['yellow', 2],
    ['unreachable', 0],
    ['red', 1],
  ]);
});
