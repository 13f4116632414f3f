/** A sort that does not hold the thread: runs of a few thousand, each sorted at once, then merged two by two. */
import type { TimeSlice } from './time-slice.ts';

const RUN = 2_048;
/** Items that are merged between two looks at the clock. */
const PIECE = 4_096;

/** As `items.toSorted(compare)`, in which equal items keep their order. */
export async function sortedInSlices<T>(
  items: readonly T[],
  compare: (a: T, b: T) => number,
  slice: TimeSlice,
): Promise<T[]> {
  let runs: T[][] = [];
  for (let from = 0; from < items.length; from += RUN) {
    runs.push(items.slice(from, from + RUN).sort(compare));
    if (slice.isOver) await slice.next();
  }
  while (runs.length > 1) {
    const longer: T[][] = [];
    for (let i = 0; i < runs.length; i += 2) {
      const [a = [], b] = runs.slice(i, i + 2);
      if (b === undefined) longer.push(a);
      else {
        const merged: T[] = [];
        await slice.run(merge(a, b, compare, merged));
        longer.push(merged);
      }
    }
    runs = longer;
  }
  return runs[0] ?? [];
}

function* merge<T>(
  a: readonly T[],
  b: readonly T[],
  compare: (a: T, b: T) => number,
  out: T[],
): Generator<void> {
  for (let i = 0, j = 0; i < a.length || j < b.length; ) {
    const fromA = j >= b.length || (i < a.length && compare(a[i] as T, b[j] as T) <= 0);
    out.push((fromA ? a[i++] : b[j++]) as T);
    if (out.length % PIECE === 0) yield;
  }
}
