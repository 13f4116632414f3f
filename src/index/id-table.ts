/** Ids of documents → their numbers: a hash table with open addressing over ids that lie packed. */
import type { PackedText } from './packed-text.ts';
import { textHash } from './text-hash.ts';

export class IdTable {
  readonly #ids: PackedText;
  /** By the last bits of an id's hash, and on from there: a document number + 1; 0 where nothing is. */
  readonly #places: Uint32Array;

  /** For up to `count` of the ids; they are put in by `add`. */
  constructor(ids: PackedText, count: number) {
    this.#ids = ids;
    // At most half of it is taken, so that a search ends soon.
    this.#places = new Uint32Array(2 ** Math.ceil(Math.log2(Math.max(2, count * 2))));
  }

  add(document: number): void {
    const places = this.#places;
    let at = this.#ids.hash(document) & (places.length - 1);
    while (places[at] !== 0) at = (at + 1) & (places.length - 1);
    places[at] = document + 1;
  }

  get(id: string): number | undefined {
    const places = this.#places;
    for (let at = textHash(id) & (places.length - 1); ; at = (at + 1) & (places.length - 1)) {
      const document = (places[at] as number) - 1;
      if (document < 0) return undefined;
      if (this.#ids.get(document) === id) return document;
    }
  }
}
