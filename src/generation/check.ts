/** Verifies every file of every generation of an index folder. Reads only. */
import { join } from 'node:path';
import { AppError } from '../contract/error.ts';
import { inspectGeneration } from './inspection.ts';
import { CURRENT_FILE, listGenerations, readCurrent } from './layout.ts';

export interface GenerationCheck {
  /** A generation; also `CURRENT`, where that file is missing or damaged. */
  readonly name: string;
  readonly ok: boolean;
  readonly problems: readonly string[];
  readonly bytes: number;
  readonly files: number;
}

export interface CheckReport {
  /** The generation that `CURRENT` names, be it good or bad. */
  readonly current: string | null;
  /** Newest first. */
  readonly generations: readonly GenerationCheck[];
}

/** Throws `index_missing` where there is nothing to check. */
export async function checkGenerations(root: string): Promise<CheckReport> {
  const current = await readCurrent(root);
  const names = await listGenerations(root);
  if (current.kind === 'absent' && names.length === 0) {
    throw new AppError(
      'index_missing',
      `${root} 中没有索引。先建索引: npx xiangxun index --out ${root} (no index there; build one)`,
    );
  }
  const generations: GenerationCheck[] = [];
  if (current.kind !== 'named') {
    const problem = current.kind === 'absent' ? '缺失 (missing)' : current.reason;
    generations.push({ name: CURRENT_FILE, ok: false, problems: [problem], bytes: 0, files: 0 });
  }
  const first = current.kind === 'named' && !names.includes(current.name) ? [current.name] : [];
  for (const name of [...first, ...names]) {
    const { problems, bytes, files } = await inspectGeneration(join(root, name));
    generations.push({ name, ok: problems.length === 0, problems, bytes, files });
  }
  return { current: current.kind === 'named' ? current.name : null, generations };
}
