/** The generations that a cluster holds, which of them is served, and the swap to another. */

import { type ClusterClient, type Patience, READING, WRITING } from './client/client.ts';
import { ClusterFault } from './client/fault.ts';
import { aliasNames, beginOf, generationOf, indexNames } from './generation-name.ts';
import { readManifest } from './table-store.ts';

/** Undefined for 404. */
async function ifThere<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof ClusterFault && error.status === 404) return undefined;
    throw error;
  }
}

/** The generation that the alias stands for; undefined where there is none. */
export async function servedGeneration(
  client: ClusterClient,
  name: string,
  patience: Patience = READING,
): Promise<string | undefined> {
  const path = `/_alias/${aliasNames(name).records}`;
  const answer = await ifThere(client.request<Record<string, unknown>>({ method: 'GET', path }, patience));
  return Object.keys(answer ?? {})
    .flatMap((index) => generationOf(name, index) ?? [])
    .sort()
    .at(-1);
}

/** All of them, finished or not, the oldest first. */
export async function listGenerations(
  client: ClusterClient,
  name: string,
  patience: Patience = READING,
): Promise<string[]> {
  const path = `/${name}-g*/_settings/index.uuid?expand_wildcards=all`;
  const answer = await ifThere(client.request<Record<string, unknown>>({ method: 'GET', path }, patience));
  return Object.keys(answer ?? {})
    .flatMap((index) => generationOf(name, index) ?? [])
    .sort();
}

/** In one step: whoever asks sees the records and the tables of one generation. */
export async function serveGeneration(
  client: ClusterClient,
  name: string,
  generation: string,
): Promise<void> {
  const before = await servedGeneration(client, name, WRITING);
  const alias = aliasNames(name);
  const actions = (kind: 'add' | 'remove', of: string) => {
    const index = indexNames(name, of);
    return [
      { [kind]: { index: index.records, alias: alias.records } },
      { [kind]: { index: index.tables, alias: alias.tables } },
    ];
  };
  const removed = before === undefined || before === generation ? [] : actions('remove', before);
  const body = { actions: [...removed, ...actions('add', generation)] };
  try {
    await client.request({ method: 'POST', path: '/_aliases', body }, WRITING);
  } catch (error) {
    // An answer was lost, and the second request found nothing left to do.
    if ((await servedGeneration(client, name, WRITING)) !== generation) throw error;
  }
}

/** What is gone already is gone. */
export async function dropGeneration(client: ClusterClient, name: string, generation: string): Promise<void> {
  const { records, tables } = indexNames(name, generation);
  for (const index of [tables, records])
    await ifThere(client.request({ method: 'DELETE', path: `/${index}` }, WRITING));
}

/** So many generations stay: the served one, and what to fall back on. */
const KEPT_GENERATIONS = 3;
/** A draft as old as that was left by a run that was cut short. */
const ABANDONED_MS = 24 * 3_600_000;

/** Those that are older than the last few, and what was never finished. */
export async function dropOld(client: ClusterClient, name: string, served: string): Promise<void> {
  const finished: string[] = [];
  for (const generation of (await listGenerations(client, name, WRITING)).reverse()) {
    const isFinished = (await readManifest(client, indexNames(name, generation).tables)) !== undefined;
    if (isFinished) finished.push(generation);
    const isOld = isFinished
      ? finished.length > KEPT_GENERATIONS
      : Date.now() - beginOf(generation).getTime() > ABANDONED_MS;
    if (isOld && generation !== served) await dropGeneration(client, name, generation);
  }
}
