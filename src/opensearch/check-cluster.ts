/** Every generation of a cluster against what was published: its tables byte by byte, its records by their number. */
import { AppError } from '../contract/error.ts';
import type { ClusterClient } from './client/client.ts';
import { wholeAnswer } from './client/whole-answer.ts';
import { listGenerations, servedGeneration } from './generation-list.ts';
import { DEFAULT_NAME, indexNames } from './generation-name.ts';
import { readManifest, readTable, type TableManifest } from './table-store.ts';

export interface ClusterCheck {
  readonly current: string | null;
  readonly generations: readonly {
    readonly name: string;
    readonly ok: boolean;
    readonly problems: readonly string[];
    /** Of all copies on all nodes. */
    readonly bytes: number;
    /** Tables. */
    readonly files: number;
  }[];
}

/** Drafts that are being written are left out. Throws ClusterFault where the cluster does not answer. */
export async function checkCluster(
  client: ClusterClient,
  name: string = DEFAULT_NAME,
): Promise<ClusterCheck> {
  const current = (await servedGeneration(client, name)) ?? null;
  const generations: ClusterCheck['generations'][number][] = [];
  for (const generation of (await listGenerations(client, name)).reverse()) {
    const { records, tables } = indexNames(name, generation);
    const manifest = await readManifest(client, tables);
    if (!manifest) continue;
    const problems = [
      ...(await recordProblems(client, records, manifest)),
      ...(await tableProblems(client, tables, manifest)),
    ];
    generations.push({
      name: generation,
      ok: problems.length === 0,
      problems,
      bytes: await storedBytes(client, [records, tables]),
      files: Object.keys(manifest.files).length,
    });
  }
  return { current, generations };
}

async function recordProblems(
  client: ClusterClient,
  index: string,
  { counts }: TableManifest,
): Promise<string[]> {
  const wanted = Object.values(counts).reduce((sum, count) => sum + count, 0);
  try {
    const { answer, partial } = await wholeAnswer<{ count: number }>(client, {
      method: 'GET',
      path: `/${index}/_count`,
    });
    if (partial) return [`${index}: 有分片没有答复 (shards are missing)`];
    return answer.count === wanted ? [] : [`${index}: ${answer.count} 篇, 应为 ${wanted} (documents)`];
  } catch (error) {
    if (error instanceof AppError) return [error.message];
    throw error;
  }
}

async function tableProblems(
  client: ClusterClient,
  index: string,
  manifest: TableManifest,
): Promise<string[]> {
  const problems: string[] = [];
  for (const file of Object.keys(manifest.files)) {
    try {
      await readTable(client, index, manifest, file);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      problems.push(error.message);
    }
  }
  return problems;
}

async function storedBytes(client: ClusterClient, indices: readonly string[]): Promise<number> {
  const { _all } = await client.request<{ _all: { total: { store: { size_in_bytes: number } } } }>({
    method: 'GET',
    path: `/${indices.join(',')}/_stats/store`,
  });
  return _all.total.store.size_in_bytes;
}
