/** The priority of this process among those of the machine: long work lets searches go first. */
import { readdirSync } from 'node:fs';
import { constants, getPriority, setPriority } from 'node:os';

/** Of nice value 10: with less, searches beside it are no quicker, and where the machine is busy it takes three times as long. */
const LOWERED = constants.priority.PRIORITY_BELOW_NORMAL;

/** Lowers the priority of all threads of this process; never raises it. Where that is not allowed, it runs as it is. */
export function lowerPriority(): void {
  try {
    for (const thread of threads()) if (getPriority(thread) < LOWERED) setPriority(thread, LOWERED);
  } catch {
    // A thread that is over already, or a system that does not let us.
  }
}

/** On Linux a priority is one of a thread, and later threads have that of the one that makes them; elsewhere it is the process's. */
function threads(): number[] {
  return process.platform === 'linux' ? readdirSync('/proc/self/task').map(Number) : [process.pid];
}
