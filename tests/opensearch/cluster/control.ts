/** Nodes of the shared cluster belong to Vitest's main process; tests run in others and ask it over HTTP. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Cluster } from './cluster.ts';

const ACTIONS: Readonly<Record<string, (cluster: Cluster, node: number) => Promise<unknown>>> = {
  pids: async (cluster) => cluster.pids().map((pid) => pid ?? 0),
  kill: (cluster, node) => cluster.kill(node),
  restart: (cluster, node) => cluster.restart(node),
  healthy: (cluster) => cluster.healthy(),
};

/** `POST /<action>/<node>` at the address that it resolves to. */
export async function control(cluster: Cluster): Promise<{ address: string; close(): void }> {
  const server = createServer((request, response) => {
    const [, action = '', node = ''] = (request.url ?? '').split('/');
    const act = ACTIONS[action];
    Promise.resolve(act?.(cluster, Number(node)))
      .then((value) => response.end(JSON.stringify(value ?? null)))
      .catch((error: unknown) => response.writeHead(500).end(String(error)));
  });
  // Waiting for green takes as long as it takes.
  server.requestTimeout = 0;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { address: `http://127.0.0.1:${port}`, close: () => void server.close() };
}

/** The same cluster from another process; stopping it is left to its owner. */
export function controlled(
  address: string,
  addresses: readonly string[],
): Omit<Cluster, 'pids' | 'stop'> & { pids(): Promise<readonly number[]> } {
  const ask = async (path: string) => {
    const answer = await fetch(`${address}/${path}`, { method: 'POST' });
    if (!answer.ok) throw new Error(await answer.text());
    return answer.json() as Promise<unknown>;
  };
  const tell = async (path: string) => void (await ask(path));
  return {
    addresses,
    pids: async () => (await ask('pids')) as number[],
    kill: (node) => tell(`kill/${node}`),
    restart: (node) => tell(`restart/${node}`),
    healthy: () => tell('healthy'),
  };
}
