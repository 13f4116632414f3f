/**
 * MinHash signatures in bands: texts that share many shingles agree in some band, others seldom do.
 */

/** With three rows a band, two texts of which one is half of the other (Jaccard 0.5) meet with 99.5 %. */
const ROWS = 3;
export const BANDS = 40;
const FUNCTIONS = ROWS * BANDS;
/** In a bucket of more texts each is compared with so many that follow it: other bands are narrower. */
const NEIGHBOURS = 50;
/** Two places are one number: 2 ** 53 holds both. */
const MOST_TEXTS = 2 ** 21;

/** The multiplier and summand of each hash function, from a fixed seed: an odd multiplier permutes the 32-bit numbers. */
const PERMUTATIONS = (() => {
  const numbers = new Int32Array(2 * FUNCTIONS);
  let state = 0x2545f491;
  for (let i = 0; i < numbers.length; i++) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    numbers[i] = i < FUNCTIONS ? state | 1 : state;
  }
  return numbers;
})();

/** The hash of each band of a text's signature. */
export function bandsOf(shingles: Int32Array): Int32Array {
  const bands = new Int32Array(BANDS);
  for (let band = 0; band < BANDS; band++) {
    // The functions of a band side by side: each shingle is read once for all.
    const f = band * ROWS;
    const [a, b, c] = [PERMUTATIONS[f], PERMUTATIONS[f + 1], PERMUTATIONS[f + 2]] as [number, number, number];
    const g = FUNCTIONS + f;
    const [p, q, r] = [PERMUTATIONS[g], PERMUTATIONS[g + 1], PERMUTATIONS[g + 2]] as [number, number, number];
    let [first, second, third] = [0x7fffffff, 0x7fffffff, 0x7fffffff];
    for (let i = 0; i < shingles.length; i++) {
      const shingle = shingles[i] as number;
      const x = (Math.imul(shingle, a) + p) | 0;
      const y = (Math.imul(shingle, b) + q) | 0;
      const z = (Math.imul(shingle, c) + r) | 0;
      if (x < first) first = x;
      if (y < second) second = y;
      if (z < third) third = z;
    }
    bands[band] = mixedIn(mixedIn(mixedIn(band, first), second), third);
  }
  return bands;
}

function mixedIn(hash: number, least: number): number {
  const h = Math.imul(hash ^ least, 0x9e3779b1);
  return h ^ (h >>> 15);
}

/** Keeps the bands of one text after another, and tells which of them may be alike. */
export class MinHashIndex {
  /** One band of all texts, then the next: what is gone through at once lies close together. */
  readonly #bands: Int32Array;
  readonly #texts: number;
  #count = 0;

  /** `texts`: how many there will be at most. */
  constructor(texts: number) {
    if (texts > MOST_TEXTS) throw new RangeError(`more than ${MOST_TEXTS} texts`);
    this.#texts = texts;
    this.#bands = new Int32Array(texts * BANDS);
  }

  /** Takes what `bandsOf` gave. The place of the text is the number of texts before it. */
  add(bands: Int32Array): void {
    for (let band = 0; band < BANDS; band++)
      this.#bands[band * this.#texts + this.#count] = bands[band] as number;
    this.#count++;
  }

  /**
   * Every pair of places that agree in a band, once: the smaller × `texts` + the other, rising. `between`: between the
   * bands.
   */
  async pairs(between: () => Promise<void> = async () => {}): Promise<Float64Array> {
    const met = new PairList(this.#count);
    for (let band = 0; band < BANDS; band++) {
      await between();
      this.#meet(band, met);
    }
    return met.rising();
  }

  #meet(band: number, met: PairList): void {
    const count = this.#count;
    /** The last place of each hash, and of each place the one before it of the same; 1 is added to both. */
    const size = 2 ** Math.ceil(Math.log2(count * 2 + 2));
    const last = new Int32Array(size);
    const before = new Int32Array(count);
    const hashes = this.#bands.subarray(band * this.#texts, band * this.#texts + count);
    for (let place = 0; place < count; place++) {
      const hash = hashes[place] as number;
      let at = (hash ^ (hash >>> 17)) & (size - 1);
      while (last[at] !== 0 && hashes[(last[at] as number) - 1] !== hash) at = (at + 1) & (size - 1);
      before[place] = last[at] as number;
      last[at] = place + 1;
      let other = before[place] as number;
      for (let far = 0; other !== 0 && far < NEIGHBOURS; far++) {
        met.add(other - 1, place);
        other = before[other - 1] as number;
      }
    }
  }
}

/** Pairs of whole numbers below `size`. */
class PairList {
  readonly #size: number;
  #keys = new Float64Array(1 << 12);
  #length = 0;

  constructor(size: number) {
    this.#size = size;
  }

  add(a: number, b: number): void {
    if (this.#length === this.#keys.length) {
      const larger = new Float64Array(this.#length * 2);
      larger.set(this.#keys);
      this.#keys = larger;
    }
    this.#keys[this.#length++] = a * this.#size + b;
  }

  /** Each once. */
  rising(): Float64Array {
    const keys = this.#keys.subarray(0, this.#length).sort();
    let length = 0;
    for (let i = 0; i < keys.length; i++)
      if (i === 0 || keys[i] !== keys[i - 1]) keys[length++] = keys[i] as number;
    return keys.slice(0, length);
  }
}
