/**
 * A cluster to try things on: prints its addresses and process ids, and goes on until Ctrl+C.
 * `kill 1`, `restart 1` and `health` on standard input do so.
 */
import { createInterface } from 'node:readline';
import { healthOf, startCluster } from './cluster.ts';

const cluster = await startCluster();
const tell = () =>
  console.log(`OPENSEARCH_URL=${cluster.addresses.join(',')}\npids ${cluster.pids().join(' ')}`);
tell();
const lines = createInterface({ input: process.stdin });
process.once('SIGINT', () => lines.close()).once('SIGTERM', () => lines.close());
for await (const line of lines) {
  const [word, node] = line.trim().split(/\s+/);
  if (word === 'kill') await cluster.kill(Number(node));
  if (word === 'restart') await cluster.restart(Number(node));
  tell();
  for (const address of cluster.addresses) console.log(address, JSON.stringify(await healthOf(address)));
}
await cluster.stop();
