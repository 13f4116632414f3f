/** Numbers in typed arrays: postings come by the million. */

/** Numbers below 2³² one after the other; how many there will be is not known before. */
export class NumberList {
  values = new Uint32Array(1 << 8);
  length = 0;

  push(value: number): void {
    if (this.length === this.values.length) {
      const larger = new Uint32Array(this.length * 2);
      larger.set(this.values);
      this.values = larger;
    }
    this.values[this.length++] = value;
  }
}

/**
 * Places by key, those of one key in their order: of key k they are `order[start[k]]` to before `order[start[k + 1]]`.
 * Keys are below `size`.
 */
export function countingSort(
  keys: ArrayLike<number>,
  length: number,
  size: number,
): { order: Uint32Array; start: Uint32Array } {
  const start = new Uint32Array(size + 1);
  for (let i = 0; i < length; i++) {
    const next = (keys[i] as number) + 1;
    start[next] = (start[next] as number) + 1;
  }
  for (let k = 1; k <= size; k++) start[k] = (start[k] as number) + (start[k - 1] as number);
  const free = start.slice();
  const order = new Uint32Array(length);
  for (let i = 0; i < length; i++) {
    const key = keys[i] as number;
    const at = free[key] as number;
    order[at] = i;
    free[key] = at + 1;
  }
  return { order, start };
}

/** Postings of terms by their numbers: `document × 16 + slot`, the documents of a term rising. */
export class PostingLists {
  readonly #terms = new NumberList();
  readonly #postings = new NumberList();

  add(term: number, posting: number): void {
    this.#terms.push(term);
    this.#postings.push(posting);
  }

  /** Those of term t are `values[start[t]]` to before `values[start[t + 1]]`. */
  sorted(terms: number): { values: Uint32Array; start: Uint32Array } {
    const { order, start } = countingSort(this.#terms.values, this.#terms.length, terms);
    const { values } = this.#postings;
    return { values: order.map((at) => values[at] as number), start };
  }
}
