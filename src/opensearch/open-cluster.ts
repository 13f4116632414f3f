/** Here is a cluster, give me the engine over the generation that it serves. */
import { AppError } from '../contract/error.ts';
import { Catalogue } from '../index/catalogue.ts';
import type { Ranking } from '../ranking/weight.ts';
import type { ClusterState } from '../search/engine.ts';
import { type ClusterClient, OPENING } from './client/client.ts';
import { loadTables } from './cluster-tables.ts';
import { fewAtOnce } from './few-at-once.ts';
import { listGenerations, servedGeneration } from './generation-list.ts';
import { DEFAULT_NAME, indexNames } from './generation-name.ts';
import { clusterFingerprint } from './mapping.ts';
import { OpenSearchEngine } from './opensearch-engine.ts';
import { readManifest, readTable, type TableManifest } from './table-store.ts';

/** Tables that are read at a time: a node holds a piece several times over while it hands it out. */
const TABLES_AT_ONCE = 4;

export interface ClusterOpening {
  /** Of the aliases. */
  readonly name?: string;
  readonly now?: () => Date;
  readonly ranking?: Ranking;
  /** Milliseconds for suggestions that are found by a search. */
  readonly spelledMs?: number;
  /** How the cluster is, as it was seen last. */
  readonly state?: () => ClusterState | undefined;
}

/** Throws `index_missing`, `index_damaged`, `index_mismatch` or a ClusterFault, each with its remedy. */
export async function openCluster(
  client: ClusterClient,
  options: ClusterOpening = {},
): Promise<OpenSearchEngine> {
  const name = options.name ?? DEFAULT_NAME;
  const generation = await servedGeneration(client, name, OPENING);
  if (generation === undefined) throw missing(name);
  return openGeneration(client, generation, options);
}

export interface OpenedCluster {
  /** Undefined where the newest good generation is the one that is served already. */
  readonly engine: OpenSearchEngine | undefined;
  readonly generation: string;
  /** Newer generations that could not be served, and why. */
  readonly rejected: readonly { readonly name: string; readonly reason: string }[];
}

/** The generation of the alias, or the newest before it that can be served. Throws as `openCluster`. */
export async function openNewerCluster(
  client: ClusterClient,
  served: string | undefined,
  options: ClusterOpening = {},
): Promise<OpenedCluster> {
  const name = options.name ?? DEFAULT_NAME;
  const current = await servedGeneration(client, name, OPENING);
  if (current === undefined) throw missing(name);
  const older = (await listGenerations(client, name, OPENING))
    .filter((generation) => generation < current)
    .reverse();
  const rejected: { readonly name: string; readonly reason: string }[] = [];
  let first: unknown;
  for (const generation of [current, ...older]) {
    if (generation === served) return { engine: undefined, generation, rejected };
    try {
      return { engine: await openGeneration(client, generation, options), generation, rejected };
    } catch (error) {
      if (!(error instanceof AppError) || !error.code.startsWith('index_')) throw error;
      first ??= error;
      rejected.push({ name: generation, reason: error.message });
    }
  }
  throw first;
}

async function openGeneration(
  client: ClusterClient,
  generation: string,
  { name = DEFAULT_NAME, ...options }: ClusterOpening = {},
): Promise<OpenSearchEngine> {
  const { records, tables } = indexNames(name, generation);
  const manifest = await readManifest(client, tables);
  if (!manifest) throw missing(name);
  assertSameTools(manifest, records);
  const read = fewAtOnce(TABLES_AT_ONCE, (file: string) => readTable(client, tables, manifest, file));
  const { parts, ...documents } = await loadTables(Object.keys(manifest.files), read);
  const cluster = { client, index: records, catalogue: new Catalogue(parts), ...documents };
  return new OpenSearchEngine(cluster, generation, options);
}

function missing(name: string): AppError {
  return new AppError(
    'index_missing',
    `集群里没有 ${name} 的索引; 先运行 npx xiangxun index --engine opensearch (no index in the cluster)`,
  );
}

function assertSameTools({ fingerprint }: TableManifest, index: string): void {
  for (const [part, now] of Object.entries(clusterFingerprint())) {
    const then = fingerprint[part];
    if (then === now) continue;
    throw new AppError(
      'index_mismatch',
      `集群的索引 ${index} 由另一版本生成 (${part}: ${then ?? '无'} ≠ ${now})。重建: npx xiangxun index --engine opensearch (made by another version; rebuild it)`,
    );
  }
}
