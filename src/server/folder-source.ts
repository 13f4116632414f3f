/** An index folder as the source of what is served: its newest generation, warmed, answers kept in memory. */
import { readCurrent } from '../generation/layout.ts';
import type { HeldPieces } from '../index/held-pieces.ts';
import { BACKGROUND_MS, TimeSlice } from '../pace/time-slice.ts';
import { CachedEngine } from '../search/cached-engine.ts';
import { openNewerEngine } from '../search/open-engine.ts';
import { warmUp } from '../search/warm-up.ts';
import type { EngineSource } from './engine-holder.ts';

/** Queries that a new generation is asked before it is served: those that the one before was asked last. */
const WARMED = 24;

/** One small file is read. */
const POLL_MS = 50;

export function folderSource(index: string): EngineSource {
  let last: CachedEngine | undefined;
  let pieces: HeldPieces | undefined;
  return {
    pollMs: POLL_MS,
    newest: async () => {
      const current = await readCurrent(index);
      return current.kind === 'named' ? current.name : undefined;
    },
    open: async (served, handOver) => {
      const slice = new TimeSlice(handOver, served === undefined ? undefined : BACKGROUND_MS);
      const opened = await openNewerEngine(
        index,
        served === undefined ? undefined : { generation: served, pieces },
        slice,
      );
      if (!opened.engine) return opened;
      const recent = last?.recent(WARMED);
      const engine = new CachedEngine(opened.engine, recent);
      await warmUp(engine, recent, slice, served === undefined);
      last = engine;
      pieces = opened.pieces;
      return { engine, generation: opened.generation, rejected: opened.rejected };
    },
  };
}
