/** The cluster as the place where an index goes: drafts beside the generation that is served, swapped in one step. */
import type { IndexDraft, IndexTarget } from '../indexer/index-target.ts';
import { type ClusterClient, WRITING } from './client/client.ts';
import { ClusterDraft, type EarlierGeneration } from './cluster-draft.ts';
import { loadEarlier } from './cluster-tables.ts';
import { servedGeneration } from './generation-list.ts';
import { DEFAULT_NAME, indexNames, newGeneration } from './generation-name.ts';
import { clusterFingerprint, indexBody } from './mapping.ts';
import { readManifest, readTable, type TableManifest } from './table-store.ts';

export interface ClusterTargetOptions {
  /** Of the aliases, and what the names of indices begin with. */
  readonly name?: string;
  readonly shards?: number;
  readonly replicas?: number;
}

const SHARDS = 3;
const REPLICAS = 1;

export class ClusterTarget implements IndexTarget {
  readonly #client: ClusterClient;
  readonly #name: string;
  readonly #shape: { readonly shards: number; readonly replicas: number };

  constructor(
    client: ClusterClient,
    { name = DEFAULT_NAME, shards = SHARDS, replicas = REPLICAS }: ClusterTargetOptions = {},
  ) {
    this.#client = client;
    this.#name = name;
    this.#shape = { shards, replicas };
  }

  async begin(earlier: string | undefined): Promise<IndexDraft> {
    const last = await this.#last(earlier);
    const generation = newGeneration();
    const { records } = indexNames(this.#name, generation);
    if (last) await this.#clone(indexNames(this.#name, last.generation).records, records);
    else await this.#create(records);
    return new ClusterDraft(this.#client, this.#name, generation, this.#shape.replicas, last);
  }

  /** Whether the generation that is served was made from the one whose manifest has this digest. */
  async holds(source: string): Promise<boolean> {
    return (await this.#manifest(source)) !== undefined;
  }

  async #manifest(source: string): Promise<TableManifest | undefined> {
    const generation = await servedGeneration(this.#client, this.#name, WRITING);
    if (generation === undefined) return undefined;
    const manifest = await readManifest(this.#client, indexNames(this.#name, generation).tables);
    return manifest?.source === source && isOfThisProgram(manifest) ? manifest : undefined;
  }

  /** The generation that is served, where it was made from just this one in the folder. */
  async #last(source: string | undefined): Promise<EarlierGeneration | undefined> {
    const manifest = source === undefined ? undefined : await this.#manifest(source);
    if (!manifest) return undefined;
    const { generation } = manifest;
    const { tables } = indexNames(this.#name, generation);
    const read = (file: string) => readTable(this.#client, tables, manifest, file);
    return { generation, nextSerial: manifest.nextSerial, ...(await loadEarlier(read)) };
  }

  async #create(index: string): Promise<void> {
    await this.#once({ method: 'PUT', path: `/${index}`, body: indexBody(this.#shape) });
  }

  /** Shares the files of the other on the disk: nothing is copied. */
  async #clone(from: string, to: string): Promise<void> {
    const settings = { 'index.blocks.write': null, 'index.number_of_replicas': this.#shape.replicas };
    await this.#once({ method: 'PUT', path: `/${from}/_clone/${to}`, body: { settings } });
    const path = `/_cluster/health/${to}?wait_for_status=yellow&timeout=60s`;
    await this.#client.request({ method: 'GET', path }, WRITING);
  }

  /** The name is ours alone: where the index is there already, an answer was lost. */
  async #once(sent: { readonly method: 'PUT'; readonly path: string; readonly body: object }): Promise<void> {
    try {
      await this.#client.request(sent, WRITING);
    } catch (error) {
      if ((error as { type?: string }).type !== 'resource_already_exists_exception') throw error;
    }
  }
}

function isOfThisProgram({ fingerprint }: TableManifest): boolean {
  return Object.entries(clusterFingerprint()).every(([part, now]) => fingerprint[part] === now);
}
