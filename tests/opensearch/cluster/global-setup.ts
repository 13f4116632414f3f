/** Before the first file that needs a cluster: the one that OPENSEARCH_URL names, else one of our own, else the reason. */
import type { TestProject } from 'vitest/node';
import { startCluster } from './cluster.ts';
import { control } from './control.ts';
import { whatIsMissing } from './jars.ts';

/** What the tests are told. */
export interface ClusterGiven {
  readonly addresses: readonly string[];
  /** Where nodes can be killed and started; absent for a cluster of somebody else's. */
  readonly control?: string;
  /** Why there is none. */
  readonly missing?: string;
}

declare module 'vitest' {
  export interface ProvidedContext {
    cluster: ClusterGiven;
  }
}

export default async function setUp(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const given = process.env['OPENSEARCH_URL'];
  if (given) {
    project.provide('cluster', { addresses: given.split(',') });
    return undefined;
  }
  const missing = whatIsMissing();
  if (missing !== undefined) {
    project.provide('cluster', { addresses: [], missing });
    return undefined;
  }
  try {
    const cluster = await startCluster();
    const { address, close } = await control(cluster);
    project.provide('cluster', { addresses: cluster.addresses, control: address });
    return async () => {
      close();
      await cluster.stop();
    };
  } catch (error) {
    // Told by the tests that need it, so that all others count.
    project.provide('cluster', {
      addresses: [],
      missing: error instanceof Error ? error.message : String(error),
    });
    return undefined;
  }
}
