/**
 * Words with their weights, looked up unit by unit: jieba's dictionary as it stands in its file, and names beside it.
 * Its memory is looked at in no order, so that it is kept small and each step is one look.
 */

/** The node before any unit, and none. */
export const NO_NODE = 0;
const UNITS = 0x10000;
/** Beside the unit in the second number of a node: that words go on behind it. */
const GOES_ON = 0x10000;
/** Nodes are kept in at most so many of four slots. */
const FULL = 3;

export class WordTrie {
  /** Weight of a word that is as frequent as half of the dictionary is: jieba's for names. */
  readonly #middleWeight: number;
  /** Weight of the rarest: jieba's for a character that is no word. */
  readonly leastWeight: number;
  /** By node: the weight of the word that ends there, a logarithm below 0; 0 where none does. */
  readonly weights: Float64Array;
  /** The nodes of first units. */
  readonly #first = new Int32Array(UNITS);
  /** Open addressing, the slot being the node: the node before and 1 (0 where nothing stands), and the unit behind it. */
  readonly #slots: Int32Array;
  readonly #mask: number;
  #nodes = 0;

  /** `dictionary`: lines of a word, how often it was counted and its part of speech, with blanks between. */
  constructor(dictionary: string) {
    const { ends, counts } = readCounts(dictionary);
    let size = 1 << 10;
    // A word has fewer units than its line, and shares the first of them with others.
    while (size < dictionary.length / 4) size *= 2;
    this.#mask = size - 1;
    this.#slots = new Int32Array(size * 2);
    // It would be `NO_NODE`.
    this.#slots[0] = -1;
    this.weights = new Float64Array(size);
    const sum = counts.reduce((all, count) => all + count, 0);
    let start = 0;
    for (const [i, end] of ends.entries()) {
      this.#add(dictionary, start, end, Math.log((counts[i] as number) / sum));
      start = dictionary.indexOf('\n', end) + 1;
    }
    const rising = counts.toSorted();
    this.leastWeight = Math.log((rising[0] as number) / sum);
    this.#middleWeight = Math.log((rising[rising.length >> 1] as number) / sum);
  }

  /** What is known already gets the weight of a name. False where there is no more room for names. */
  addName(name: string): boolean {
    if (this.#nodes + name.length > (this.#slots.length / 2 / 4) * FULL) return false;
    this.#add(name, 0, name.length, this.#middleWeight);
    return true;
  }

  /** The node of a first unit. */
  first(unit: number): number {
    return this.#first[unit] as number;
  }

  /** The node behind a node and a unit. */
  step(node: number, unit: number): number {
    const slots = this.#slots;
    const mask = this.#mask;
    if (((slots[node * 2 + 1] as number) & GOES_ON) === 0) return NO_NODE;
    for (let at = slotOf(node, unit) & mask; ; at = (at + 1) & mask) {
      const before = slots[at * 2] as number;
      if (before === 0) return NO_NODE;
      if (before === node + 1 && ((slots[at * 2 + 1] as number) & (UNITS - 1)) === unit) return at;
    }
  }

  #add(text: string, start: number, end: number, weight: number): void {
    let node = NO_NODE;
    for (let i = start; i < end; i++) {
      const unit = text.charCodeAt(i);
      const known = i === start ? this.first(unit) : this.step(node, unit);
      node = known === NO_NODE ? this.#grown(node, unit) : known;
    }
    if (node !== NO_NODE) this.weights[node] = weight;
  }

  #grown(node: number, unit: number): number {
    const slots = this.#slots;
    let at = slotOf(node, unit) & this.#mask;
    while (slots[at * 2] !== 0) at = (at + 1) & this.#mask;
    slots[at * 2] = node + 1;
    slots[at * 2 + 1] = unit;
    if (node === NO_NODE) this.#first[unit] = at;
    else slots[node * 2 + 1] = (slots[node * 2 + 1] as number) | GOES_ON;
    this.#nodes++;
    return at;
  }
}

function slotOf(node: number, unit: number): number {
  const h = Math.imul(node, 0x9e3779b1) ^ Math.imul(unit, 0x85ebca6b);
  return h ^ (h >>> 15);
}

/** Of each line where its word ends, and how often it was counted. */
function readCounts(dictionary: string): { ends: number[]; counts: Float64Array } {
  const ends: number[] = [];
  const counts: number[] = [];
  for (let start = 0; start < dictionary.length; ) {
    const end = dictionary.indexOf(' ', start);
    const behind = dictionary.indexOf(' ', end + 1);
    ends.push(end);
    counts.push(Number(dictionary.slice(end + 1, behind)));
    start = dictionary.indexOf('\n', behind) + 1;
    if (start === 0) break;
  }
  return { ends, counts: Float64Array.from(counts) };
}
