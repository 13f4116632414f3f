/**
 * MinHash signatures in bands: texts that share many shingles agree in some band, others seldom do.
 */

/** With three rows a band, two texts of which one is half of the other (Jaccard 0.5) meet with 99.5 %. */
const ROWS = 3;
export const BANDS = 40;
const FUNCTIONS = ROWS * BANDS;
/** In a bucket of more texts each is compared with so many that follow it: other bands are narrower. */
const NEIGHBOURS = 50;
/** Places in one sorted number with a hash of 32 bits: 2 ** 53 holds both. */
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
  readonly #bands: Int32Array;
  #count = 0;

  /** `texts`: how many there will be at most. */
  constructor(texts: number) {
    if (texts > MOST_TEXTS) throw new RangeError(`more than ${MOST_TEXTS} texts`);
    this.#bands = new Int32Array(texts * BANDS);
  }

  /** Takes what `bandsOf` gave. The place of the text is the number of texts before it. */
  add(bands: Int32Array): void {
    this.#bands.set(bands, this.#count * BANDS);
    this.#count++;
  }

  /** Pairs of places, the smaller first, that agree in the band; the same pair may come in several bands. */
  *pairs(): Generator<readonly [number, number]> {
    const keys = new Float64Array(this.#count);
    for (let band = 0; band < BANDS; band++) {
      for (let place = 0; place < keys.length; place++) {
        keys[place] = ((this.#bands[place * BANDS + band] as number) >>> 0) * MOST_TEXTS + place;
      }
      keys.sort();
      yield* neighbours(keys);
    }
  }
}

function* neighbours(keys: Float64Array): Generator<readonly [number, number]> {
  const hashOf = (key: number) => Math.floor(key / MOST_TEXTS);
  for (let i = 0; i < keys.length; i++) {
    const hash = hashOf(keys[i] as number);
    for (let j = i + 1; j < keys.length && j <= i + NEIGHBOURS; j++) {
      if (hashOf(keys[j] as number) !== hash) break;
      yield [(keys[i] as number) % MOST_TEXTS, (keys[j] as number) % MOST_TEXTS];
    }
  }
}
