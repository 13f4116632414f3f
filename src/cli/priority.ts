/** The priority of long work among what runs on the machine: searches go first. */
import { readdirSync } from 'node:fs';
import { constants, getPriority, setPriority } from 'node:os';

const { PRIORITY_NORMAL } = constants.priority;
/** Nice value 10: with 19 searches beside it were no quicker, and on a busy machine it took three times as long. */
const LOWERED = constants.priority.PRIORITY_BELOW_NORMAL;

/** Lowers the priority of all threads of this process, unless somebody gave it one of its own. */
export function giveWay(): void {
  if (getPriority() === PRIORITY_NORMAL) for (const thread of threads()) lowerPriority(thread);
}

/** Of a process that has just been started, or of a thread. Where that is not allowed, or it is over already, it stays as it is. */
export function lowerPriority(pid: number): void {
  try {
    setPriority(pid, LOWERED);
  } catch {
    // As it is.
  }
}

/** On Linux a priority is one of a thread, and later threads have that of the one that makes them; elsewhere it is the process's. */
function threads(): number[] {
  return process.platform === 'linux' ? readdirSync('/proc/self/task').map(Number) : [process.pid];
}
