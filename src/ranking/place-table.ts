/** Where documents stand in a list of documents: one look-up each instead of a search. */
import type { DocumentList } from '../index/document-list.ts';

/** By document number the place + 1; all 0 while no table is in use. One for all: a score is made in one go. */
let scratch = new Uint32Array(0);

export class PlaceTable {
  readonly #documents: DocumentList;
  readonly #size: number;
  #filled = false;

  /** Numbers of `documents` are below `size`. */
  constructor(documents: DocumentList, size: number) {
    this.#documents = documents;
    this.#size = size;
  }

  get isFilled(): boolean {
    return this.#filled;
  }

  /** By document number its place + 1, 0 for what is not in the list. Good until `clear`, of one table at a time. */
  places(): Uint32Array {
    if (this.#filled) return scratch;
    if (scratch.length < this.#size) scratch = new Uint32Array(this.#size);
    const documents = this.#documents;
    for (let place = 0; place < documents.length; place++) scratch[documents[place] as number] = place + 1;
    this.#filled = true;
    return scratch;
  }

  clear(): void {
    if (!this.#filled) return;
    const documents = this.#documents;
    for (let place = 0; place < documents.length; place++) scratch[documents[place] as number] = 0;
    this.#filled = false;
  }
}
