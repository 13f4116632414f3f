/** A core for each side: who asks takes no time from who answers. */
import { spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';

/** All threads of the process stay on this core, where the machine has so many and `taskset` (util-linux) is there. */
export function keepToCore(pid: number, core: number): void {
  if (core >= availableParallelism()) throw new Error(`core ${core} is not there: this needs two cores`);
  const { status, stderr, error } = spawnSync('taskset', ['-a', '-c', '-p', String(core), String(pid)]);
  if (status !== 0) throw new Error(`taskset: ${error?.message ?? stderr.toString('utf8')}`);
}
