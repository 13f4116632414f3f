/** What happens to the cluster, one line an event: a node lost or back, and each change of its state. */
import type { ClusterState } from '../search/engine.ts';
import type { Log } from './log.ts';

export interface ClusterLog {
  readonly onEvent: (event: {
    readonly event: 'node_down' | 'node_up';
    readonly address: string;
    readonly reason?: string;
  }) => void;
  readonly onChange: (
    state: ClusterState,
    before: ClusterState | undefined,
    reason: string | undefined,
  ) => void;
}

const LEVELS = { green: 'info', yellow: 'warn', red: 'error', unreachable: 'error' } as const;

/** Its members are what `ClusterClient` and `ClusterWatch` take. */
export function clusterLog(log: Log): ClusterLog {
  return {
    onEvent: (event) => (event.event === 'node_down' ? log.warn(event) : log.info(event)),
    onChange: ({ status, nodes }, before, reason) =>
      log[LEVELS[status]]({
        event: 'cluster_state',
        status,
        nodes,
        ...(before === undefined ? {} : { before: before.status }),
        ...(reason === undefined ? {} : { reason }),
      }),
  };
}
