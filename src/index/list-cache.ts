/** Lists that were made lately, up to a number of entries in all; the one that was longest not asked for goes. */

export class ListCache<List, Key = number> {
  readonly #lists = new Map<Key, { readonly list: List; readonly length: number }>();
  readonly #capacity: number;
  readonly #shortest: number;
  #held = 0;

  /** `capacity`: entries of all lists together. Lists below `shortest` are made anew as quickly as they are kept. */
  constructor(capacity: number, shortest = 64) {
    this.#capacity = capacity;
    this.#shortest = shortest;
  }

  /** The list under the key; `make` gives it where it is not here, of `length` entries. */
  get(key: Key, length: number, make: () => List): List {
    if (length < this.#shortest || length > this.#capacity) return make();
    const known = this.peek(key);
    if (known !== undefined) return known;
    const list = make();
    this.put(key, length, list);
    return list;
  }

  /** The list under the key if it is here. */
  peek(key: Key): List | undefined {
    const known = this.#lists.get(key);
    if (!known) return undefined;
    this.#lists.delete(key);
    this.#lists.set(key, known);
    return known.list;
  }

  /** The lists that were asked for last, at most so many, the latest first. */
  latest(most: number): List[] {
    return [...this.#lists.values()]
      .slice(-most)
      .reverse()
      .map(({ list }) => list);
  }

  /** Keeps a list of `length` entries, unless there is one under the key already or it is longer than all may be. */
  put(key: Key, length: number, list: List): void {
    if (length > this.#capacity || this.#lists.has(key)) return;
    this.#lists.set(key, { list, length });
    this.#held += length;
    for (const [oldest, { length: freed }] of this.#lists) {
      if (this.#held <= this.#capacity) break;
      this.#lists.delete(oldest);
      this.#held -= freed;
    }
  }
}
