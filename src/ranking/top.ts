/** The first k of many, without sorting the rest. */

/** Numbers in a list, or all numbers from 0 to before this one. */
export type Numbers = ArrayLike<number> | number;

export function numbersOf(numbers: Numbers): number[] {
  return typeof numbers === 'number' ? [...Array(numbers).keys()] : Array.from(numbers);
}

/**
 * The k first of `items` by `compare`, in order. A heap of k: n log k comparisons, most of them saved where
 * `points` is given: the points of each item, of which more come before fewer whatever else is compared.
 */
export function top(
  items: Numbers,
  k: number,
  compare: (a: number, b: number) => number,
  points?: Float64Array,
): number[] {
  const heap: number[] = [];
  if (k <= 0) return heap;
  /** Keeps the last of the k at the root, where a better item replaces it. */
  const later = (a: number, b: number) => {
    if (points) {
      const [x, y] = [points[a] as number, points[b] as number];
      if (x !== y) return x < y;
    }
    return compare(a, b) > 0;
  };
  const count = typeof items === 'number' ? items : items.length;
  /** Points of the last of the k, once there are so many. */
  let least = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < count; i++) {
    const item = typeof items === 'number' ? i : (items[i] as number);
    if (points && (points[item] as number) < least) continue;
    if (heap.length < k) {
      heap.push(item);
      let child = heap.length - 1;
      while (child > 0) {
        const parent = (child - 1) >> 1;
        if (!later(heap[child] as number, heap[parent] as number)) break;
        swap(heap, child, parent);
        child = parent;
      }
    } else if (later(heap[0] as number, item)) {
      heap[0] = item;
      sink(heap, later);
    } else continue;
    if (points && heap.length === k) least = points[heap[0] as number] as number;
  }
  return heap.sort(compare);
}

function sink(heap: number[], later: (a: number, b: number) => boolean): void {
  for (let parent = 0; ; ) {
    const left = 2 * parent + 1;
    const right = left + 1;
    let last = parent;
    if (left < heap.length && later(heap[left] as number, heap[last] as number)) last = left;
    if (right < heap.length && later(heap[right] as number, heap[last] as number)) last = right;
    if (last === parent) return;
    swap(heap, parent, last);
    parent = last;
  }
}

function swap(heap: number[], a: number, b: number): void {
  const value = heap[a] as number;
  heap[a] = heap[b] as number;
  heap[b] = value;
}
