/** Here is an index folder, give me the engine over its newest good generation. */
import { openGeneration, type Rejection } from '../generation/open.ts';
import { assertSameTools } from '../index/fingerprint.ts';
import { loadSnapshot } from '../index/snapshot.ts';
import type { Ranking } from '../ranking/weight.ts';
import { EmbeddedEngine } from './embedded-engine.ts';

export interface OpenedEngine {
  readonly engine: EmbeddedEngine;
  /** Another engine over the same records, with other weights. */
  readonly rankedBy: (ranking: Ranking) => EmbeddedEngine;
  readonly generation: string;
  /** Newer generations that could not be served, and why. */
  readonly rejected: readonly Rejection[];
}

/** Throws `index_missing`, `index_damaged` or `index_mismatch`, each with its remedy. */
export async function openEngine(index: string): Promise<OpenedEngine> {
  const opened = await openGeneration(index);
  assertSameTools(opened.manifest.fingerprint, opened.name);
  const snapshot = await loadSnapshot({ names: Object.keys(opened.manifest.files), read: opened.read });
  return {
    engine: new EmbeddedEngine(snapshot, opened.name),
    rankedBy: (ranking) => new EmbeddedEngine(snapshot, opened.name, undefined, ranking),
    generation: opened.name,
    rejected: opened.rejected,
  };
}
