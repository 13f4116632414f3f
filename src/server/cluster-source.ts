/** A cluster as the source of what is served: the generation that its alias stands for, warmed, answers kept in memory. */
import { AppError } from '../contract/error.ts';
import type { ClusterClient } from '../opensearch/client/client.ts';
import { servedGeneration } from '../opensearch/generation-list.ts';
import { type ClusterOpening, openNewerCluster } from '../opensearch/open-cluster.ts';
import { TimeSlice } from '../pace/time-slice.ts';
import { CachedEngine } from '../search/cached-engine.ts';
import { warmUp } from '../search/warm-up.ts';
import type { EngineSource } from './engine-holder.ts';

/** Queries that a new generation is asked before it is served: those that the one before was asked last. */
const WARMED = 24;

export function clusterSource(
  client: ClusterClient,
  opening: ClusterOpening & { readonly name: string },
): EngineSource {
  let last: CachedEngine | undefined;
  let known: string | undefined;
  return {
    newest: async () => {
      try {
        known = await servedGeneration(client, opening.name);
      } catch (error) {
        // Which generation is served does not change by it.
        if (known === undefined) throw error;
        isAway(error);
      }
      return known;
    },
    open: async (served, handOver) => {
      const opened = await openNewerCluster(client, served, opening);
      if (!opened.engine) return { ...opened, engine: undefined };
      const recent = last?.recent(WARMED);
      const engine = new CachedEngine(opened.engine, recent);
      await warmUp(engine, recent, new TimeSlice(handOver)).catch(isAway);
      last = engine;
      return { ...opened, engine };
    },
  };
}

/**
 * That it is away is told by the watch. A cluster that is busy with the index that it just took may be too slow for
 * somebody who waits, and so for a query that warms up: that is no reason to end.
 */
function isAway(error: unknown): void {
  if (!(error instanceof AppError) || error.code !== 'cluster_unavailable') throw error;
}
