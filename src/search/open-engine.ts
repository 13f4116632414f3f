/** Here is an index folder, give me the engine over its newest good generation. */
import { loadDictionary } from '../analysis/segmenter.ts';
import type { Inspect } from '../generation/inspection.ts';
import { openGeneration, type Rejection, type Use } from '../generation/open.ts';
import { assertSameTools } from '../index/fingerprint.ts';
import type { HeldPieces } from '../index/held-pieces.ts';
import { loadSnapshot, type Snapshot } from '../index/snapshot.ts';
import { VerifiedFiles } from '../index/verified-files.ts';
import type { TimeSlice } from '../pace/time-slice.ts';
import type { Ranking } from '../ranking/weight.ts';
import { EmbeddedEngine } from './embedded-engine.ts';

export interface OpenedEngine {
  readonly engine: EmbeddedEngine;
  /** Another engine over the same records, with other weights. */
  readonly rankedBy: (ranking: Ranking) => EmbeddedEngine;
  readonly generation: string;
  /** What the next one may take over of it. */
  readonly pieces: HeldPieces;
  /** Newer generations that could not be served, and why. */
  readonly rejected: readonly Rejection[];
}

/** What is served already. */
export interface Served {
  readonly generation: string;
  /** As it was opened, where it was opened here. */
  readonly pieces?: HeldPieces | undefined;
}

/** No engine: the newest good generation is the one that is served already. */
export interface NothingNewer extends Pick<OpenedEngine, 'generation' | 'rejected'> {
  readonly engine: undefined;
}

/** Throws `index_missing`, `index_damaged` or `index_mismatch`, each with its remedy. */
export async function openEngine(index: string): Promise<OpenedEngine> {
  return (await openNewerEngine(index, undefined)) as OpenedEngine;
}

/** As `openEngine`, but what is served already is not loaded a second time. `slice`: how the thread is shared meanwhile. */
export async function openNewerEngine(
  index: string,
  served: Served | undefined,
  slice?: TimeSlice,
): Promise<OpenedEngine | NothingNewer> {
  let snapshot: Snapshot | undefined;
  const files = new VerifiedFiles({ ahead: served === undefined, held: served?.pieces, slice });
  const use: Use = async ({ name, manifest, read }) => {
    if (name === served?.generation) return;
    assertSameTools(manifest.fingerprint, name);
    const whole = (file: string) => files.inflated(manifest.files[file]?.path ?? file, () => read(file));
    const source = { names: Object.keys(manifest.files), read, inflated: whole };
    snapshot = await loadSnapshot(source, slice ? { slice } : {});
  };
  const inspect: Inspect = (dir, keep) => {
    const inspection = files.inspect(dir, keep);
    // It takes a second of this thread, in which the other one reads.
    loadDictionary();
    return inspection;
  };
  const opened = await openGeneration(index, use, inspect).finally(() => files.close());
  const { name: generation, rejected } = opened;
  if (!snapshot) return { engine: undefined, generation, rejected };
  const loaded = snapshot;
  // An engine works out how new each record is: milliseconds.
  await slice?.next();
  return {
    engine: new EmbeddedEngine(loaded, generation),
    rankedBy: (ranking) => new EmbeddedEngine(loaded, generation, undefined, ranking),
    generation,
    pieces: files.pieces,
    rejected,
  };
}
