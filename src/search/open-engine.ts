/** Here is an index folder, give me the engine over its newest good generation. */
import { type OpenedGeneration, openGeneration, type Rejection } from '../generation/open.ts';
import { assertSameTools } from '../index/fingerprint.ts';
import { loadSnapshot } from '../index/snapshot.ts';
import { EmbeddedEngine } from './embedded-engine.ts';

export interface OpenedEngine {
  readonly engine: EmbeddedEngine;
  readonly generation: string;
  /** Newer generations that could not be served, and why. */
  readonly rejected: readonly Rejection[];
}

/** Throws `index_missing`, `index_damaged` or `index_mismatch`, each with its remedy. */
export async function openEngine(index: string): Promise<OpenedEngine> {
  const opened = await openGeneration(index);
  return { engine: await engineOf(opened), generation: opened.name, rejected: opened.rejected };
}

async function engineOf(opened: OpenedGeneration): Promise<EmbeddedEngine> {
  assertSameTools(opened.manifest.fingerprint, opened.name);
  const snapshot = await loadSnapshot({ names: Object.keys(opened.manifest.files), read: opened.read });
  return new EmbeddedEngine(snapshot, opened.name);
}
