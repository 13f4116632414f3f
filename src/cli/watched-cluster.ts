/** The cluster that a server serves from, watched for as long as it runs. */
import { ClusterClient } from '../opensearch/client/client.ts';
import { ClusterWatch } from '../opensearch/client/cluster-watch.ts';
import { clusterLog } from '../server/cluster-log.ts';
import { clusterSource } from '../server/cluster-source.ts';
import type { EngineSource } from '../server/engine-holder.ts';
import type { Log } from '../server/log.ts';
import type { Arguments } from './command.ts';
import { clusterName } from './engine-option.ts';
import { clusterOptions } from './opensearch-option.ts';

export async function watchedCluster(
  args: Arguments,
  log: Log,
): Promise<{ readonly source: EngineSource; close(): Promise<void> }> {
  const name = clusterName(args);
  const { onEvent, onChange } = clusterLog(log);
  const client = new ClusterClient({ ...clusterOptions(args), onEvent });
  const watch = new ClusterWatch(client, { indices: `${name}*`, onChange });
  await watch.start();
  return {
    source: clusterSource(client, { name, state: () => watch.state }),
    close: async () => {
      watch.stop();
      await client.close();
    },
  };
}
