/** Where documents stand in a list of documents: one look-up each instead of a search. */
import type { DocumentList } from '../index/document-list.ts';

/** Tables that nobody uses, all 0. Two are there at a time only while two scores are made side by side. */
const free: Uint32Array[] = [];

export class PlaceTable {
  readonly #documents: DocumentList;
  readonly #size: number;
  /** By document number the place + 1. */
  #table: Uint32Array | undefined;

  /** Numbers of `documents` are below `size`. */
  constructor(documents: DocumentList, size: number) {
    this.#documents = documents;
    this.#size = size;
  }

  get isFilled(): boolean {
    return this.#table !== undefined;
  }

  /** By document number its place + 1, 0 for what is not in the list. Good until `clear`. */
  places(): Uint32Array {
    if (this.#table) return this.#table;
    const unused = free.pop();
    const table = unused && unused.length >= this.#size ? unused : new Uint32Array(this.#size);
    const documents = this.#documents;
    for (let place = 0; place < documents.length; place++) table[documents[place] as number] = place + 1;
    this.#table = table;
    return table;
  }

  clear(): void {
    const table = this.#table;
    if (!table) return;
    const documents = this.#documents;
    for (let place = 0; place < documents.length; place++) table[documents[place] as number] = 0;
    this.#table = undefined;
    free.push(table);
  }
}
