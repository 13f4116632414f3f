/** Three real OpenSearch nodes on 127.0.0.1, each a process of its own that can be killed and started again. */
import { randomInt } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CLUSTER_NODE, runnable } from './jars.ts';
import { ClusterNode } from './node.ts';

const START_MILLIS = 600_000;
const LOOK_EVERY_MILLIS = 200;

export interface ClusterOptions {
  readonly nodes?: number;
  readonly heapMb?: number;
  /** For measuring how fast it is: slower to start. */
  readonly isForLong?: boolean;
}

/** What `_cluster/health` says, as far as tests read it. */
export interface Health {
  readonly status: 'green' | 'yellow' | 'red';
  readonly number_of_nodes: number;
}

/** Nodes are numbered from 0; a node keeps its address, its data and its number over restarts. */
export interface Cluster {
  /** `http://127.0.0.1:port`, one a node. */
  readonly addresses: readonly string[];
  /** Undefined where that node is down. */
  pids(): readonly (number | undefined)[];
  kill(node: number): Promise<void>;
  /** Starts it again and returns at once: `healthy()` waits for it. */
  restart(node: number): Promise<void>;
  /** Until all nodes are one cluster and it is green. Rejects with the logs after ten minutes. */
  healthy(): Promise<void>;
  stop(): Promise<void>;
}

/** Rejects where Java, Maven or the jars are not to be had; `whatIsMissing()` says that beforehand. */
export async function startCluster({
  nodes = 3,
  heapMb = 512,
  isForLong = false,
}: ClusterOptions = {}): Promise<Cluster> {
  const toRun = await runnable(CLUSTER_NODE);
  const folder = await mkdtemp(join(tmpdir(), 'xiangxun-opensearch-'));
  const ports = await freePorts(2 * nodes);
  const names = Array.from({ length: nodes }, (_, i) => `node-${i}`);
  const seeds = ports.slice(nodes).map((port) => `127.0.0.1:${port}`);
  const all = names.map(
    (name, i) =>
      new ClusterNode({
        runnable: toRun,
        home: join(folder, name),
        heapMb,
        isForLong,
        settings: {
          'cluster.name': 'xiangxun-test',
          'node.name': name,
          'network.host': '127.0.0.1',
          'http.port': ports[i] ?? 0,
          'transport.port': ports[nodes + i] ?? 0,
          'discovery.seed_hosts': seeds.join(','),
          'cluster.initial_cluster_manager_nodes': names.join(','),
          // A disk that others have filled stops no test.
          'cluster.routing.allocation.disk.threshold_enabled': false,
          // Where snapshots may be put.
          'path.repo': join(folder, 'snapshots'),
        },
      }),
  );
  const addresses = ports.slice(0, nodes).map((port) => `http://127.0.0.1:${port}`);
  const at = (i: number) => {
    const node = all[i];
    if (!node) throw new RangeError(`no node ${i}`);
    return node;
  };
  const cluster: Cluster = {
    addresses,
    pids: () => all.map(({ pid }) => pid),
    kill: (i) => at(i).kill(),
    restart: (i) => at(i).start(),
    healthy: () => untilHealthy(all, addresses),
    stop: async () => {
      // Data is thrown away: there is nothing to bring to an orderly end.
      await Promise.all(all.map((node) => node.kill()));
      await rm(folder, { recursive: true, force: true });
    },
  };
  try {
    await Promise.all(all.map((node) => node.start()));
    await cluster.healthy();
  } catch (error) {
    await cluster.stop();
    throw error;
  }
  return cluster;
}

async function untilHealthy(all: readonly ClusterNode[], addresses: readonly string[]): Promise<void> {
  const until = performance.now() + START_MILLIS;
  let seen: string[] = [];
  while (performance.now() < until) {
    const answers = await Promise.all(addresses.map(healthOf));
    const good = answers.every((one) => one?.status === 'green' && one.number_of_nodes === all.length);
    if (good) return;
    seen = answers.map((one) => JSON.stringify(one) ?? '-');
    const dead = all.findIndex(({ pid }) => pid === undefined);
    if (dead >= 0) throw new Error(`node ${dead} is not running; its log:\n${await all[dead]?.lastWords()}`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MILLIS));
  }
  const logs = await Promise.all(all.map((node) => node.lastWords()));
  throw new Error(`not green after ${START_MILLIS / 1000} s: ${seen.join(' ')}\n${logs.join('\n')}`);
}

/** Undefined while that node does not answer. */
export async function healthOf(address: string): Promise<Health | undefined> {
  try {
    const answer = await fetch(`${address}/_cluster/health?timeout=5s`, {
      signal: AbortSignal.timeout(20_000),
    });
    return answer.ok ? ((await answer.json()) as Health) : undefined;
  } catch {
    return undefined;
  }
}

/** Below those that the system gives to outgoing connections: a node that restarts finds its port free. */
async function freePorts(count: number): Promise<number[]> {
  const ports = new Set<number>();
  while (ports.size < count) {
    const port = randomInt(20_000, 32_000);
    if (await isFree(port)) ports.add(port);
  }
  return [...ports];
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
