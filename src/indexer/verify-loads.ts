/** Whether what was just written can be taken into use. */
import { AppError } from '../contract/error.ts';
import { RECORD_TYPES } from '../contract/record.ts';
import type { Manifest } from '../generation/manifest.ts';
import { selfVerify } from '../generation/publish.ts';
import { loadSnapshot, type Snapshot } from '../index/snapshot.ts';
import { type FreshPieces, samplesOf, writtenFault } from '../index/written-check.ts';

/**
 * A fresh load of what was written, and a query of its own for a record of each type. `fresh`: where it was made on top of
 * another index, what of its texts is new.
 */
async function verifyLoads(
  dir: string,
  manifest: Manifest,
  read: (name: string) => Promise<Buffer>,
  fresh: FreshPieces | undefined,
): Promise<void> {
  const files = { names: Object.keys(manifest.files), read };
  if (fresh) {
    const fault = await writtenFault(files, manifest.counts, fresh);
    if (fault !== undefined) throw unfit(dir, fault);
    return;
  }
  const snapshot = await loadSnapshot(files, { asks: false });
  for (const type of RECORD_TYPES) {
    const [first, end] = snapshot.range(type);
    if (end - first !== manifest.counts[type])
      throw unfit(dir, `${type}: ${end - first} ≠ ${manifest.counts[type]}`);
  }
  for (const document of samplesOf(snapshot.columns.counts)) {
    if (!findsItself(snapshot, document))
      throw unfit(dir, `${snapshot.columns.ids.get(document)} 检索不到自己`);
  }
}

/**
 * Reads a generation back that was just written, and loads it. Gives what is wrong with it, so that a thread can tell it; undefined where
 * nothing is.
 */
export async function writtenProblem(
  dir: string,
  manifest: Manifest,
  fresh: FreshPieces | undefined,
): Promise<string | undefined> {
  try {
    await selfVerify(dir, manifest, (...written) => verifyLoads(...written, fresh));
    return undefined;
  } catch (error) {
    if (error instanceof AppError && error.code === 'index_damaged') return error.message;
    throw error;
  }
}

/** True where the document is among those of a character of its own text. */
function findsItself(snapshot: Snapshot, document: number): boolean {
  const [character] = /\p{Script=Han}/u.exec(snapshot.texts.get(document)) ?? [];
  return character === undefined || snapshot.grams.character(character).documents.includes(document);
}

function unfit(dir: string, reason: string): AppError {
  return new AppError('index_damaged', `刚写好的 ${dir} 不能用: ${reason} (just written, yet not usable)`);
}
