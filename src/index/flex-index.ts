/**
 * Impact-ordered postings of the words or the concepts of one record type. The only door to FlexSearch: its
 * `score` callback puts each posting into the slot of its quantised impact, so `slots` gives for a term the
 * documents by impact, and the sum of idf × impact over them is an exact BM25F score (quantised).
 */
import { Index } from 'flexsearch';
import { SLOTS } from './bm25f.ts';
import { ByteWriter } from './posting-codec.ts';
import { type PostingMap, type Slots, writeSlots } from './posting-map.ts';
import { type TextTable, textTable } from './sorted-texts.ts';

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
  add(id: number, content: readonly string[]): unknown;
  search(options: { query: readonly string[]; resolve: false }): { result: Slots };
}

export class ImpactIndex {
  readonly #index: FlexIndex;
  readonly #terms = new Set<string>();
  readonly #packed: PostingMap | undefined;
  #adding: ReadonlyMap<string, number> = new Map();

  /** An empty index to add to, or one over packed postings, which takes no more documents. */
  constructor(packed?: PostingMap) {
    // The published types know neither array content nor raw slots: this is the one place that says what is there.
    this.#index = new Index({
      ...FLEX_OPTIONS,
      encoder: { encode: (terms: string[]) => terms },
      score: (_content: string[], term: string) => this.#adding.get(term) ?? SLOTS - 1,
      // biome-ignore lint/suspicious/noExplicitAny: see above
    } as any) as unknown as FlexIndex;
    this.#packed = packed;
    if (packed) this.#index.map = packed;
  }

  /** Adds a document once, with the slot of each of its terms. Numbers must be added in rising order. */
  add(document: number, slots: ReadonlyMap<string, number>): void {
    if (slots.size === 0) return;
    this.#adding = slots;
    for (const term of slots.keys()) this.#terms.add(term);
    this.#index.add(document, [...slots.keys()]);
  }

  slots(term: string): Slots {
    return this.#index.search({ query: [term], resolve: false }).result;
  }

  /** How many documents hold the term. */
  frequency(term: string): number {
    return this.#packed?.frequency(term) ?? documentFrequency(this.slots(term));
  }

  /** What was added, with the terms in their order as strings, so that the same documents give the same bytes. */
  pack(): PackedPostings {
    const terms = [...this.#terms].sort();
    const offsets = new Uint32Array(terms.length);
    const writer = new ByteWriter();
    for (const [t, term] of terms.entries()) {
      offsets[t] = writer.length;
      writeSlots(writer, this.slots(term));
    }
    return { terms: textTable(terms), offsets, bytes: writer.bytes() };
  }
}

function documentFrequency(slots: Slots): number {
  let count = 0;
  for (const documents of slots) count += documents?.length ?? 0;
  return count;
}
