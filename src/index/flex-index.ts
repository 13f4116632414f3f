/**
 * Impact-ordered postings of the words or the concepts of one record type. The only door to FlexSearch, which looks
 * words up in slots: each posting stands in the slot of its quantised impact, so `slots` gives for a term the
 * documents by impact, and the sum of idf × impact over them is an exact BM25F score (quantised).
 */
import { Index } from 'flexsearch';
import { SLOTS } from './bm25f.ts';
import type { PostingMap, Slots } from './posting-map.ts';
import type { TextTable } from './sorted-texts.ts';

/** What of FlexSearch shapes an index. */
export const FLEX_OPTIONS = { tokenize: 'strict', resolution: SLOTS } as const;

/** An index in a few flat arrays: a twentieth of what FlexSearch's own export takes, and no text to parse. */
export interface PackedPostings {
  /** Rising. */
  readonly terms: TextTable;
  /** Where the slots of each term begin in `bytes`. */
  readonly offsets: Uint32Array;
  readonly bytes: Uint8Array;
}

interface FlexIndex {
  /** Where FlexSearch keeps its slots: a `Map`, or what gives them as one does. */
  map: { get(term: string): Slots | undefined };
  search(options: { query: readonly string[]; resolve: false }): { result: Slots };
}

export class ImpactIndex {
  readonly #index: FlexIndex;
  readonly #packed: PostingMap;

  constructor(packed: PostingMap) {
    // The published types know neither array content nor raw slots: this is the one place that says what is there.
    this.#index = new Index({
      ...FLEX_OPTIONS,
      encoder: { encode: (terms: string[]) => terms },
      // biome-ignore lint/suspicious/noExplicitAny: see above
    } as any) as unknown as FlexIndex;
    this.#packed = packed;
    this.#index.map = packed;
  }

  slots(term: string): Slots {
    return this.#index.search({ query: [term], resolve: false }).result;
  }

  /** The terms that hold this text, itself among them. */
  termsHolding(text: string): string[] {
    const { terms } = this.#packed;
    return terms.holding(text).map((number) => terms.get(number));
  }

  /** How many documents hold the term. */
  frequency(term: string): number {
    return this.#packed.frequency(term);
  }
}
