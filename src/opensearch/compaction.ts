/**
 * An index that is whole, packed: one segment a shard, without the copy of each document that the cluster keeps for
 * nodes that fall behind (more than half of the bytes). Nothing depends on it; answers are the same before and after.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { type ClusterClient, WRITING } from './client/client.ts';
import { ClusterFault } from './client/fault.ts';

/** Copies of a shard tell each other every half minute how far they are; what all have is no longer kept. */
const LONGEST_WAIT_MILLIS = 120_000;
const LOOK_EVERY_MILLIS = 1_000;

interface Shard {
  readonly seq_no?: { readonly max_seq_no: number };
  readonly retention_leases?: { readonly leases: readonly { readonly retaining_seq_no: number }[] };
}

interface Shards {
  readonly indices: Readonly<Record<string, { readonly shards: Readonly<Record<string, readonly Shard[]>> }>>;
}

/** Takes as long as it takes. Throws ClusterFault. */
export async function compact(client: ClusterClient, index: string): Promise<void> {
  await flush(client, index);
  const until = performance.now() + LONGEST_WAIT_MILLIS;
  while (!(await isHeldByAll(client, index)) && performance.now() < until) await sleep(LOOK_EVERY_MILLIS);
  const path = `/${index}/_forcemerge?max_num_segments=1&wait_for_completion=false`;
  const { task } = await client.request<{ task: string }>({ method: 'POST', path }, WRITING);
  while (await isRunning(client, task)) await sleep(LOOK_EVERY_MILLIS);
  // What was merged away goes when nobody reads it and no commit names it.
  await client.request({ method: 'POST', path: `/${index}/_refresh` }, WRITING);
  await flush(client, index);
}

async function flush(client: ClusterClient, index: string): Promise<void> {
  await client.request({ method: 'POST', path: `/${index}/_flush?force=true&wait_if_ongoing=true` }, WRITING);
}

async function isHeldByAll(client: ClusterClient, index: string): Promise<boolean> {
  const path = `/${index}/_stats?level=shards`;
  const { indices } = await client.request<Shards>({ method: 'GET', path }, WRITING);
  const shards = Object.values(indices).flatMap((one) => Object.values(one.shards).flat());
  return shards.every(({ seq_no, retention_leases }) =>
    retention_leases?.leases.every(({ retaining_seq_no }) => retaining_seq_no > (seq_no?.max_seq_no ?? 0)),
  );
}

async function isRunning(client: ClusterClient, task: string): Promise<boolean> {
  try {
    const path = `/_tasks/${encodeURIComponent(task)}`;
    const { completed } = await client.request<{ completed: boolean }>({ method: 'GET', path }, WRITING);
    return !completed;
  } catch (error) {
    // The node that had it is gone, and what it began with it.
    if (error instanceof ClusterFault && error.status === 404) return false;
    throw error;
  }
}
