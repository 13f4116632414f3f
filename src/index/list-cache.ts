/** Lists that were decoded lately, up to a number of entries in all; the one that was longest not asked for goes. */

/** Shorter lists are decoded anew as quickly as they are kept. */
const SHORTEST = 64;

export class ListCache<List> {
  readonly #lists = new Map<number, { readonly list: List; readonly length: number }>();
  readonly #capacity: number;
  #held = 0;

  /** `capacity`: entries of all lists together. */
  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  /** The list under the key; `make` gives it where it is not here, of `length` entries. */
  get(key: number, length: number, make: () => List): List {
    if (length < SHORTEST || length > this.#capacity) return make();
    const known = this.#lists.get(key);
    if (known) {
      this.#lists.delete(key);
      this.#lists.set(key, known);
      return known.list;
    }
    const list = make();
    this.#lists.set(key, { list, length });
    this.#held += length;
    for (const [oldest, { length: freed }] of this.#lists) {
      if (this.#held <= this.#capacity) break;
      this.#lists.delete(oldest);
      this.#held -= freed;
    }
    return list;
  }
}
