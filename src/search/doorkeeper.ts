/**
 * What is asked only once is not worth keeping: of each key a mark is left behind, and only who comes again while it
 * stands is let in. The doorkeeper of TinyLFU (Einziger, Friedman, Manes, ACM Transactions on Storage 13.4, 2017).
 */

/** Marks; the mark of a key stands until another key falls on its place. */
const MARKS = 1 << 14;

export class Doorkeeper {
  /** By the last bits of a key's hash: the hash; 0 where nobody came yet. */
  readonly #marks = new Uint32Array(MARKS);

  /** True where the key came before, lately; once in some four thousand million times another one was taken for it. */
  lets(key: string): boolean {
    const hash = hashOf(key);
    const place = hash % MARKS;
    const cameBefore = this.#marks[place] === hash;
    this.#marks[place] = hash;
    return cameBefore;
  }
}

/** FNV-1a over UTF-16 units, and then mixed as MurmurHash3 ends: never 0. */
function hashOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0 || 1;
}
