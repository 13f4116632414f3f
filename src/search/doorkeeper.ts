/**
 * What is asked only once is not worth keeping: of each key a mark is left behind, and only who comes again while it
 * stands is let in. The doorkeeper of TinyLFU (Einziger, Friedman, Manes, ACM Transactions on Storage 13.4, 2017).
 */
import { textHash } from '../index/text-hash.ts';

/** Marks; the mark of a key stands until another key falls on its place. */
const MARKS = 1 << 14;

export class Doorkeeper {
  /** By the last bits of a key's hash: the hash; 0 where nobody came yet. */
  readonly #marks = new Uint32Array(MARKS);

  /** True where the key came before, lately; once in some four thousand million times another one was taken for it. */
  lets(key: string): boolean {
    // 0 marks a place where nobody came yet.
    const hash = textHash(key) || 1;
    const place = hash % MARKS;
    const cameBefore = this.#marks[place] === hash;
    this.#marks[place] = hash;
    return cameBefore;
  }
}
