/**
 * Words with a number each, by their UTF-16 units, in one table: a step from unit to unit is one look into it, and
 * 350,000 words are read in a fraction of a second.
 */

/** In place of a node, an entry or a number: there is none. */
export const NONE = 0;

/**
 * Of an entry: the node that it starts from, the unit that it takes (and whether words go on behind it), the node that
 * it leads to, the number of the word that ends there.
 */
const ENTRY = 4;
export const LEADS_TO = 2;
export const NUMBER = 3;
const UNIT = 1;
const GOES_ON = 0x10000;
/** Bits that tell of most steps that are none, in memory that stays near: 512 KB for the words of a language. */
const BITS_AN_ENTRY = 4;

export class WordTrie {
  /** By first unit: its node, and its number as a word. */
  readonly roots = new Int32Array(0x10000);
  readonly rootNumbers = new Int32Array(0x10000);
  /** Open addressing, at most half full. The first entry is never used. */
  table: Int32Array;
  #filter: Int32Array;
  #entries = 0;
  #nodes = 0;

  /** `room`: entries that there will probably be. */
  constructor(room = 1 << 9) {
    this.table = new Int32Array(ENTRY << Math.ceil(Math.log2(room * 2)));
    this.#filter = filterFor(this.table);
  }

  /** A word of one unit or more; `number` is above 0, and the last that is given holds. */
  set(word: string, number: number): void {
    while ((this.#entries + word.length) * ENTRY * 2 > this.table.length) this.#grow();
    const first = word.charCodeAt(0);
    let node = (this.roots[first] as number) || ++this.#nodes;
    this.roots[first] = node;
    let entry = NONE;
    for (let i = 1; i < word.length; i++) {
      if (entry !== NONE) this.table[entry + UNIT] = (this.table[entry + UNIT] as number) | GOES_ON;
      entry = this.#entry(node, word.charCodeAt(i));
      node = this.table[entry + LEADS_TO] as number;
    }
    if (entry === NONE) this.rootNumbers[first] = number;
    else this.table[entry + NUMBER] = number;
  }

  /** The number of a word, or `NONE`. */
  get(word: string): number {
    const first = word.charCodeAt(0);
    if (word.length < 2) return this.rootNumbers[first] ?? NONE;
    let node = this.roots[first] as number;
    let entry = NONE;
    for (let i = 1; i < word.length; i++) {
      entry = this.find(node, word.charCodeAt(i));
      if (entry === NONE) return NONE;
      node = this.table[entry + LEADS_TO] as number;
    }
    return this.table[entry + NUMBER] as number;
  }

  /** The entry that leads from a node over a unit, or `NONE`. */
  find(node: number, unit: number): number {
    const hash = hashOf(node, unit);
    const filter = this.#filter;
    if ((((filter[(hash >>> 5) & (filter.length - 1)] as number) >>> (hash & 31)) & 1) === 0) return NONE;
    const table = this.table;
    const mask = table.length - 1;
    for (let at = (hash << 2) & mask; ; at = (at + ENTRY) & mask) {
      const from = table[at] as number;
      if (from === node && ((table[at + UNIT] as number) & 0xffff) === unit) return at;
      if (from === NONE && at !== 0) return NONE;
    }
  }

  /** True where words go on behind an entry. */
  goesOn(entry: number): boolean {
    return (this.table[entry + UNIT] as number) >= GOES_ON;
  }

  #entry(node: number, unit: number): number {
    const found = this.find(node, unit);
    if (found !== NONE) return found;
    const entry = this.#free(node, unit);
    this.table[entry] = node;
    this.table[entry + UNIT] = unit;
    this.table[entry + LEADS_TO] = ++this.#nodes;
    this.#entries++;
    return entry;
  }

  #free(node: number, unit: number): number {
    const hash = hashOf(node, unit);
    const word = (hash >>> 5) & (this.#filter.length - 1);
    this.#filter[word] = (this.#filter[word] as number) | (1 << (hash & 31));
    const mask = this.table.length - 1;
    let at = (hash << 2) & mask;
    while (at === 0 || this.table[at] !== NONE) at = (at + ENTRY) & mask;
    return at;
  }

  #grow(): void {
    const before = this.table;
    this.table = new Int32Array(before.length * 2);
    this.#filter = filterFor(this.table);
    for (let at = ENTRY; at < before.length; at += ENTRY) {
      if (before[at] === NONE) continue;
      const entry = this.#free(before[at] as number, (before[at + UNIT] as number) & 0xffff);
      for (let i = 0; i < ENTRY; i++) this.table[entry + i] = before[at + i] as number;
    }
  }
}

function filterFor(table: Int32Array): Int32Array {
  return new Int32Array((table.length / ENTRY / 32) * BITS_AN_ENTRY);
}

function hashOf(node: number, unit: number): number {
  const h = Math.imul(node, 0x9e3779b1) ^ Math.imul(unit, 0x85ebca6b);
  return h ^ (h >>> 15);
}
