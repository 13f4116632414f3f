/** One contestant's time by function: its jobs run once more, with V8 taking samples. Their own times do not count. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { frameTree, readProfiles, timeByOwner } from './cpu-profile.ts';
import { flameGraph } from './flame.ts';

export interface Profile {
  readonly contestant: string;
  readonly job: 'index' | 'query';
  /** Milliseconds of the processor by whose code it was, most first, threads included. */
  readonly owners: readonly (readonly [owner: string, ms: number])[];
}

const WHAT = { index: '建索引, 所有线程 (indexing, all threads)', query: '检索 (searching)' };

/** Runs a job with the options of Node that it is given, and draws what V8 saw. */
export async function profiled(
  { contestant, job }: Pick<Profile, 'contestant' | 'job'>,
  root: string,
  footer: string,
  run: (node: readonly string[]) => Promise<unknown>,
): Promise<{ profile: Profile; flame: string }> {
  const folder = join(root, 'profile');
  await run(['--cpu-prof', `--cpu-prof-dir=${folder}`]);
  const tree = frameTree(await readProfiles(folder));
  await rm(folder, { recursive: true });
  const owners = timeByOwner(tree).map(([owner, time]) => [owner, time / 1000] as const);
  const title = `${contestant}: ${WHAT[job]}, ${(tree.total / 1e6).toFixed(1)} s`;
  return { profile: { contestant, job, owners }, flame: flameGraph({ title, root: tree, footer }) };
}
