/** The first k of many, without sorting the rest. */

/** Numbers in a list, or all numbers from 0 to before this one. */
export type Numbers = ArrayLike<number> | number;

export function numbersOf(numbers: Numbers): number[] {
  return typeof numbers === 'number' ? [...Array(numbers).keys()] : Array.from(numbers);
}

type Compare = (a: number, b: number) => number;

/**
 * The k first of `items` by `compare`, in order. A heap of k: n log k comparisons, most of them saved where
 * `points` is given: the points of each item, of which more come before fewer whatever else is compared.
 */
export function top(items: Numbers, k: number, compare: Compare, points?: Float64Array): number[] {
  if (k <= 0) return [];
  const heap = new Heap(k, compare, points);
  const count = typeof items === 'number' ? items : items.length;
  if (points) {
    for (let i = 0; i < count; i++) {
      const item = typeof items === 'number' ? i : (items[i] as number);
      if (heap.least <= (points[item] as number)) heap.add(item);
    }
  } else for (let i = 0; i < count; i++) heap.add(typeof items === 'number' ? i : (items[i] as number));
  return heap.items.sort(compare);
}

/** Keeps the last of the k at the root, where a better item replaces it. Makes nothing while it compares. */
class Heap {
  readonly items: number[] = [];
  /** Points of the last of the k, once there are so many. */
  least = Number.NEGATIVE_INFINITY;
  readonly #k: number;
  readonly #compare: Compare;
  readonly #points: Float64Array | undefined;

  constructor(k: number, compare: Compare, points: Float64Array | undefined) {
    this.#k = k;
    this.#compare = compare;
    this.#points = points;
  }

  add(item: number): void {
    const { items } = this;
    if (items.length < this.#k) {
      items.push(item);
      for (let child = items.length - 1; child > 0; ) {
        const parent = (child - 1) >> 1;
        if (!this.#isLater(items[child] as number, items[parent] as number)) break;
        swap(items, child, parent);
        child = parent;
      }
    } else if (this.#isLater(items[0] as number, item)) {
      items[0] = item;
      this.#sink();
    } else return;
    if (this.#points && items.length === this.#k) this.least = this.#points[items[0] as number] as number;
  }

  #isLater(a: number, b: number): boolean {
    const points = this.#points;
    if (points) {
      const x = points[a] as number;
      const y = points[b] as number;
      if (x !== y) return x < y;
    }
    return this.#compare(a, b) > 0;
  }

  #sink(): void {
    const { items } = this;
    for (let parent = 0; ; ) {
      const left = 2 * parent + 1;
      const right = left + 1;
      let last = parent;
      if (left < items.length && this.#isLater(items[left] as number, items[last] as number)) last = left;
      if (right < items.length && this.#isLater(items[right] as number, items[last] as number)) last = right;
      if (last === parent) return;
      swap(items, parent, last);
      parent = last;
    }
  }
}

function swap(items: number[], a: number, b: number): void {
  const value = items[a] as number;
  items[a] = items[b] as number;
  items[b] = value;
}
