/** For files named `*.cluster.test.ts`: the cluster they share, or why they are left out. */
import { describe, inject } from 'vitest';
import { controlled } from './control.ts';

const strict = ['true', '1'].includes(process.env['CI'] ?? '');
const given = inject('cluster');

/** Throws with the remedy where there is no cluster. */
export function clusterAddresses(): readonly string[] {
  if (given.missing !== undefined) throw new Error(given.missing);
  return given.addresses;
}

/** Throws where there is none, or where it is not ours to kill. */
export function ownCluster(): ReturnType<typeof controlled> {
  const addresses = clusterAddresses();
  if (given.control === undefined) throw new Error('OPENSEARCH_URL names it: its nodes are not killed');
  return controlled(given.control, addresses);
}

/** `describe` for tests that need a cluster: left out with the reason where there is none, but never under CI. */
export function describeWithCluster(name: string, tests: () => void): void {
  const why = strict ? undefined : given.missing;
  describe.skipIf(why !== undefined)(why ? `${name} [${why}]` : name, tests);
}

/** As `describeWithCluster`, for tests that kill nodes: left out too for a cluster that OPENSEARCH_URL names. */
export function describeWithOwnCluster(name: string, tests: () => void): void {
  const foreign = given.missing === undefined && given.control === undefined;
  if (foreign && !strict) describe.skip(`${name} [OPENSEARCH_URL: 不是自己的集群 (not ours to kill)]`, tests);
  else describeWithCluster(name, tests);
}
