/** Where engines of the tests are put in Vitest's project `cluster`: a name of its own for each in the shared cluster. */
import { randomUUID } from 'node:crypto';
import { afterAll } from 'vitest';
import { sha256 } from '../../../src/generation/manifest.ts';
import { toolFingerprint } from '../../../src/index/fingerprint.ts';
import type { IndexDraft } from '../../../src/indexer/index-target.ts';
import { ClusterClient, WRITING } from '../../../src/opensearch/client/client.ts';
import { ClusterTarget } from '../../../src/opensearch/cluster-target.ts';
import { openCluster } from '../../../src/opensearch/open-cluster.ts';
import type { RecordEngine } from '../../../src/search/record-engine.ts';
import { clusterAddresses } from '../../opensearch/cluster/test-cluster.ts';

export interface ClusterPlace {
  readonly draft: IndexDraft;
  /** Serves the files that were built, and what the draft took meanwhile. */
  publish(files: ReadonlyMap<string, Buffer>, counts: Readonly<Record<string, number>>): Promise<void>;
  open(now?: () => Date): Promise<RecordEngine>;
}

/** Of this test file; they go with it. */
const FAMILY = `suite-${randomUUID().slice(0, 8)}`;

let client: ClusterClient | undefined;
let count = 0;

afterAll(async () => {
  await client?.request({ method: 'DELETE', path: `/${FAMILY}-*` }, WRITING);
  await client?.close();
});

export async function clusterPlace(): Promise<ClusterPlace> {
  client ??= new ClusterClient({ addresses: clusterAddresses() });
  const own = client;
  const name = `${FAMILY}-${count++}`;
  const draft = await new ClusterTarget(own, { name, shards: 3, replicas: 0 }).begin(undefined);
  return {
    draft,
    publish: async (files, counts) => {
      const listed = Array.from(files, ([file, { length }]) => {
        return [file, { path: file, bytes: length, sha256: '' }] as const;
      });
      const manifest = {
        format: 1 as const,
        fingerprint: toolFingerprint(),
        counts,
        files: Object.fromEntries(listed),
      };
      const read = async (file: string) => files.get(file) ?? Promise.reject(new Error(`no file ${file}`));
      await draft.publish({ manifest, digest: sha256(name), read });
    },
    open: (now) => openCluster(own, { name, spelledMs: Number.POSITIVE_INFINITY, ...(now ? { now } : {}) }),
  };
}
