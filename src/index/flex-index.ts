/**
 * Impact-ordered postings of one kind of token of one record type. The only door to FlexSearch: its `score`
 * callback puts each posting into the slot of its quantised impact, so `slots` gives for a term the documents
 * by impact, and the sum of idf × impact over them is an exact BM25F score (quantised).
 */
import { Index } from 'flexsearch';
import { SLOTS } from './bm25f.ts';

/** Document numbers by slot, 0 the greatest impact; a slot without documents is empty. */
export type Slots = readonly (readonly number[] | null | undefined)[];

/** What of FlexSearch shapes an index: its version is read from its package at build time of the fingerprint. */
export const FLEX_OPTIONS = { tokenize: 'strict', resolution: SLOTS } as const;

interface FlexIndex {
  add(id: number, content: readonly string[]): unknown;
  search(options: { query: readonly string[]; resolve: false }): { result: Slots };
  export(callback: (key: string, data: string) => Promise<void>): Promise<void>;
  import(key: string, data: string): void;
}

export class ImpactIndex {
  readonly #index: FlexIndex;
  #adding: ReadonlyMap<string, number> = new Map();

  constructor() {
    // The published types know neither array content nor raw slots: this is the one place that says what is there.
    this.#index = new Index({
      ...FLEX_OPTIONS,
      encoder: { encode: (terms: string[]) => terms },
      score: (_content: string[], term: string) => this.#adding.get(term) ?? SLOTS - 1,
      // biome-ignore lint/suspicious/noExplicitAny: see above
    } as any) as unknown as FlexIndex;
  }

  /** Adds a document once, with the slot of each of its terms. Numbers must be added in rising order. */
  add(document: number, slots: ReadonlyMap<string, number>): void {
    if (slots.size === 0) return;
    this.#adding = slots;
    this.#index.add(document, [...slots.keys()]);
  }

  slots(term: string): Slots {
    return this.#index.search({ query: [term], resolve: false }).result;
  }

  /** The parts of the index in FlexSearch's own form, in a fixed order. */
  async *parts(): AsyncGenerator<{ key: string; data: string }> {
    const found: { key: string; data: string }[] = [];
    await this.#index.export(async (key, data) => {
      found.push({ key, data: data ?? '' });
    });
    yield* found.sort((a, b) => (a.key < b.key ? -1 : 1));
  }

  /** Takes back one of `parts`. FlexSearch checks nothing: give it only bytes whose checksum was verified. */
  load(key: string, data: string): void {
    if (data.length > 0) this.#index.import(key, data);
  }
}

/** How many documents hold the term. */
export function documentFrequency(slots: Slots): number {
  let count = 0;
  for (const documents of slots) count += documents?.length ?? 0;
  return count;
}
