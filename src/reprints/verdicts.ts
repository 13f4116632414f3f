/** What was found of pairs of texts, and of groups of them, kept from one search for reprints to the next. */

/** Plain data: strings, arrays of numbers and a map. */
export interface Verdicts {
  /** A key of each text that was compared: of all that decides over it. */
  readonly texts: readonly string[];
  /** The pairs, rising: place of the one in `texts` × `texts.length` + place of the other, which is the greater. */
  readonly pairs: Float64Array;
  /** What `sameness` gave for each pair. */
  readonly sameness: Float64Array;
  /** Of each group, by a key of all that decides in it: which member is the original. */
  readonly originals: ReadonlyMap<string, number>;
}

/** Looks up what is known of texts of now, which have other places, and collects what holds of them. */
export class VerdictBook {
  readonly #known: Verdicts | undefined;
  readonly #places = new Map<string, number>();
  readonly #keyOf: (text: number) => string;
  /** By text of now: its place among the known, −1 where it has none, undefined where that was not asked. */
  readonly #placeOf = new Map<number, number>();
  readonly #size: number;
  readonly #judged = new Map<number, number>();
  readonly #originals = new Map<string, number>();

  /** `size`: how many texts there are; `keyOf`: of the text of a number below that. */
  constructor(size: number, keyOf: (text: number) => string, known?: Verdicts) {
    this.#size = size;
    this.#keyOf = keyOf;
    this.#known = known;
    for (const [place, key] of (known?.texts ?? []).entries()) this.#places.set(key, place);
  }

  /** What is known of the two texts, else what `judge` says of them. */
  sameness(x: number, y: number, judge: () => number): number {
    const key = Math.min(x, y) * this.#size + Math.max(x, y);
    let value = this.#judged.get(key);
    if (value === undefined) {
      value = this.#knownSameness(x, y) ?? judge();
      this.#judged.set(key, value);
    }
    return value;
  }

  /** Which member of a group is known to be the original, else what `judge` says. */
  original(group: string, judge: () => number): number {
    const value = this.#known?.originals.get(group) ?? judge();
    this.#originals.set(group, value);
    return value;
  }

  /** All that was asked. */
  verdicts(): Verdicts {
    const asked = Float64Array.from(this.#judged.keys()).sort();
    const numbers = new Set<number>();
    for (const key of asked) numbers.add(Math.floor(key / this.#size)).add(key % this.#size);
    const rising = Uint32Array.from(numbers).sort();
    const placeOf = new Map(Array.from(rising, (number, place) => [number, place]));
    const place = (number: number) => placeOf.get(number) as number;
    return {
      texts: Array.from(rising, this.#keyOf),
      pairs: asked.map(
        (key) => place(Math.floor(key / this.#size)) * rising.length + place(key % this.#size),
      ),
      sameness: asked.map((key) => this.#judged.get(key) as number),
      originals: this.#originals,
    };
  }

  #knownPlace(text: number): number {
    let place = this.#placeOf.get(text);
    if (place === undefined) {
      place = this.#places.get(this.#keyOf(text)) ?? -1;
      this.#placeOf.set(text, place);
    }
    return place;
  }

  #knownSameness(x: number, y: number): number | undefined {
    if (!this.#known) return undefined;
    const [a, b] = [this.#knownPlace(x), this.#knownPlace(y)];
    if (a < 0 || b < 0) return undefined;
    const { pairs, sameness, texts } = this.#known;
    const key = Math.min(a, b) * texts.length + Math.max(a, b);
    let low = 0;
    let high = pairs.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((pairs[middle] as number) < key) low = middle + 1;
      else high = middle;
    }
    return pairs[low] === key ? sameness[low] : undefined;
  }
}
