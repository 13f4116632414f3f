/** Where and of what it was measured; nothing that names a person or a folder. */
import { spawnSync } from 'node:child_process';
import { arch, cpus, platform, totalmem } from 'node:os';
import { ROOT } from './bench-folder.ts';

export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  /** Bytes. */
  readonly memory: number;
  readonly system: string;
  readonly node: string;
}

export function thisMachine(): Machine {
  return {
    cpu: cpus()[0]?.model.trim() ?? '',
    cores: cpus().length,
    memory: totalmem(),
    system: `${platform()} ${arch()}`,
    node: process.versions.node,
  };
}

export interface Commit {
  /** Empty where this is no git clone. */
  readonly id: string;
  /** True: files differ from it. */
  readonly changed: boolean;
}

export function thisCommit(): Commit {
  const git = (...args: string[]) => spawnSync('git', args, { cwd: ROOT, encoding: 'utf8' });
  const head = git('rev-parse', 'HEAD');
  if (head.status !== 0) return { id: '', changed: false };
  return { id: head.stdout.trim(), changed: git('status', '--porcelain').stdout.trim() !== '' };
}
