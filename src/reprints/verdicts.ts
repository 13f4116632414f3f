/** What was found of pairs of texts, and of groups of them, kept from one search for reprints to the next. */

import { PairValues } from './pair-values.ts';

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

/** Of a text that was not asked for. */
const UNASKED = -2;

/** Looks up what is known of texts of now, which have other places, and collects what holds of them. */
export class VerdictBook {
  readonly #known: Verdicts | undefined;
  readonly #knownPairs = new PairValues();
  readonly #places = new Map<string, number>();
  readonly #keyOf: (text: number) => string;
  /** By text of now: its place among the known, −1 where it has none. */
  readonly #placeOf: Int32Array;
  readonly #keys: (string | undefined)[] = [];
  readonly #size: number;
  readonly #judged = new PairValues();
  readonly #originals = new Map<string, number>();

  /** `size`: how many texts there are; `keyOf`: of the text of a number below that. */
  constructor(size: number, keyOf: (text: number) => string, known?: Verdicts) {
    this.#size = size;
    this.#keyOf = keyOf;
    this.#known = known;
    this.#placeOf = new Int32Array(size).fill(UNASKED);
    if (!known) return;
    for (const [place, key] of known.texts.entries()) this.#places.set(key, place);
    for (let i = 0; i < known.pairs.length; i++)
      this.#knownPairs.set(known.pairs[i] as number, known.sameness[i] as number);
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
    const size = this.#size;
    const asked = this.#judged.rising();
    const isAsked = new Uint8Array(size);
    for (const key of asked) {
      isAsked[Math.floor(key / size)] = 1;
      isAsked[key % size] = 1;
    }
    const rising: number[] = [];
    const placeOf = new Int32Array(size);
    for (let number = 0; number < size; number++)
      if (isAsked[number] === 1) placeOf[number] = rising.push(number) - 1;
    const place = (number: number) => placeOf[number] as number;
    return {
      texts: rising.map((number) => this.#key(number)),
      pairs: asked.map((key) => place(Math.floor(key / size)) * rising.length + place(key % size)),
      sameness: asked.map((key) => this.#judged.get(key) as number),
      originals: this.#originals,
    };
  }

  #key(text: number): string {
    const key = this.#keys[text] ?? this.#keyOf(text);
    this.#keys[text] = key;
    return key;
  }

  #knownPlace(text: number): number {
    let place = this.#placeOf[text] as number;
    if (place === UNASKED) {
      place = this.#places.get(this.#key(text)) ?? -1;
      this.#placeOf[text] = place;
    }
    return place;
  }

  #knownSameness(x: number, y: number): number | undefined {
    if (!this.#known) return undefined;
    const [a, b] = [this.#knownPlace(x), this.#knownPlace(y)];
    if (a < 0 || b < 0) return undefined;
    return this.#knownPairs.get(Math.min(a, b) * this.#known.texts.length + Math.max(a, b));
  }
}
