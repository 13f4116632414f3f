/** What was made of each article, by its position: little is told by most of them, and that is kept once. */
import type { Told } from '../extraction/told.ts';
import { BANDS } from '../reprints/minhash.ts';
import type { Print } from '../reprints/print.ts';
import type { ArticleReading } from './article-reading.ts';

/** Plain data, made to be written and read in few pieces. */
export interface PackedReadings {
  /** A key of each article. */
  readonly keys: readonly string[];
  readonly told: readonly Told[];
  /** Of the prints; empty where a text has none. */
  readonly digests: readonly string[];
  /** Of each print the place of its bands, −1 where it has none: they are `BANDS` numbers from place × `BANDS` on. */
  readonly places: Int32Array;
  readonly bands: Int32Array;
}

export class Readings {
  readonly #keys: readonly string[];
  readonly #told: Told[] = [];
  readonly #digests: string[] = [];
  readonly #places: Int32Array;
  readonly #bands: Int32Array;
  /** Of each article the position before, −1 where it was read anew. */
  readonly #taken: Int32Array;
  #banded = 0;
  /** What tells of no project, by what it tells. */
  readonly #common = new Map<string, Told>();

  constructor(keys: readonly string[]) {
    this.#keys = keys;
    this.#places = new Int32Array(keys.length).fill(-1);
    this.#bands = new Int32Array(keys.length * BANDS);
    this.#taken = new Int32Array(keys.length).fill(-1);
  }

  /** How many there are: the position of the next. */
  get length(): number {
    return this.#told.length;
  }

  add({ print, ...told }: ArticleReading): Told {
    const position = this.#told.length;
    const kept = told.projects.length > 0 ? told : this.#once(told);
    this.#told.push(kept);
    this.#digests.push(print.digest ?? '');
    if (print.bands) {
      this.#places[position] = this.#banded;
      this.#bands.set(print.bands, this.#banded * BANDS);
      this.#banded++;
    }
    return kept;
  }

  /** What was made of an article before. */
  addKnown({ told, digests, places, bands }: PackedReadings, before: number): Told {
    const position = this.#told.length;
    const kept = told[before] as Told;
    this.#taken[position] = before;
    this.#told.push(kept);
    this.#digests.push(digests[before] as string);
    const place = places[before] as number;
    if (place >= 0) {
      this.#places[position] = this.#banded;
      this.#bands.set(bands.subarray(place * BANDS, (place + 1) * BANDS), this.#banded * BANDS);
      this.#banded++;
    }
    return kept;
  }

  /** The position before of an article whose reading was taken over, else −1. */
  taken(position: number): number {
    return this.#taken[position] as number;
  }

  print(position: number): Print {
    return printAt(this.#digests, this.#places, this.#bands, position);
  }

  packed(): PackedReadings {
    return {
      keys: this.#keys,
      told: this.#told,
      digests: this.#digests,
      places: this.#places,
      bands: this.#bands.slice(0, this.#banded * BANDS),
    };
  }

  #once(told: Told): Told {
    const key = JSON.stringify(told);
    const same = this.#common.get(key);
    if (same) return same;
    this.#common.set(key, told);
    return told;
  }
}

/** Looks up what was made of an article by its key. */
export class KnownReadings {
  readonly #packed: PackedReadings;
  #positions: ReadonlyMap<string, number> | undefined;

  constructor(packed: PackedReadings) {
    this.#packed = packed;
  }

  /** The position then. `now`: where it most likely was too. */
  position(key: string, now = -1): number | undefined {
    const { keys } = this.#packed;
    if (keys[now] === key) return now;
    this.#positions ??= new Map(keys.map((one, position) => [one, position]));
    return this.#positions.get(key);
  }

  /** What was made of them, by their positions. */
  get packed(): PackedReadings {
    return this.#packed;
  }
}

function printAt(digests: readonly string[], places: Int32Array, bands: Int32Array, position: number): Print {
  const digest = digests[position];
  const place = places[position] as number;
  if (!digest) return {};
  return place < 0 ? { digest } : { digest, bands: bands.subarray(place * BANDS, (place + 1) * BANDS) };
}
