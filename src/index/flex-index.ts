/**
 * Impact-ordered postings of the words or the concepts of one record type. The only door to FlexSearch: its
 * `score` callback puts each posting into the slot of its quantised impact, so `slots` gives for a term the
 * documents by impact, and the sum of idf × impact over them is an exact BM25F score (quantised).
 */
import { Index } from 'flexsearch';
import { SLOTS } from './bm25f.ts';

/** Document numbers by slot, 0 the greatest impact; a slot without documents is empty. */
export type Slots = readonly (ArrayLike<number> | null | undefined)[];

/** What of FlexSearch shapes an index. */
export const FLEX_OPTIONS = { tokenize: 'strict', resolution: SLOTS } as const;

/** Lists up to this length are plain arrays: a typed array costs more than it saves. */
const SHORT_LIST = 16;

/** An index in a few flat arrays: a twentieth of what FlexSearch's own export takes, and no text to parse. */
export interface PackedPostings {
  readonly terms: readonly string[];
  /** For each term the slots that hold documents, slot s as bit s. */
  readonly masks: Uint32Array;
  /** Where the list of each such slot begins in `documents`, term by term, slot by slot; the last is the end. */
  readonly start: Uint32Array;
  readonly documents: Uint32Array;
}

interface FlexIndex {
  add(id: number, content: readonly string[]): unknown;
  search(options: { query: readonly string[]; resolve: false }): { result: Slots };
  /** FlexSearch takes its parts as text or, as here, already parsed. */
  import(key: string, data: readonly (readonly [term: string, slots: Slots])[]): void;
}

export class ImpactIndex {
  readonly #index: FlexIndex;
  readonly #terms = new Set<string>();
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
    for (const term of slots.keys()) this.#terms.add(term);
    this.#index.add(document, [...slots.keys()]);
  }

  slots(term: string): Slots {
    return this.#index.search({ query: [term], resolve: false }).result;
  }

  /** The terms in their order as strings, so that the same documents give the same bytes. */
  pack(): PackedPostings {
    const terms = [...this.#terms].sort();
    const masks = new Uint32Array(terms.length);
    const lengths: number[] = [];
    let total = 0;
    for (const [t, term] of terms.entries()) {
      for (const [slot, documents] of this.slots(term).entries()) {
        if (!documents || documents.length === 0) continue;
        masks[t] = (masks[t] as number) | (1 << slot);
        lengths.push(documents.length);
        total += documents.length;
      }
    }
    const start = new Uint32Array(lengths.length + 1);
    const packed = new Uint32Array(total);
    let list = 0;
    for (const term of terms) {
      for (const documents of this.slots(term)) {
        if (!documents || documents.length === 0) continue;
        packed.set(documents, start[list] as number);
        start[list + 1] = (start[list] as number) + documents.length;
        list++;
      }
    }
    return { terms, masks, start, documents: packed };
  }

  /** Takes packed postings into an empty index. Nothing is checked: give it verified bytes only. */
  unpack({ terms, masks, start, documents }: PackedPostings): void {
    const entries: [string, Slots][] = [];
    let list = 0;
    for (const [t, term] of terms.entries()) {
      const slots: (ArrayLike<number> | undefined)[] = [];
      for (let slot = 0; slot < SLOTS; slot++) {
        if (((masks[t] as number) & (1 << slot)) === 0) continue;
        const lists = documents.subarray(start[list], start[list + 1]);
        slots[slot] = lists.length > SHORT_LIST ? lists : Array.from(lists);
        list++;
      }
      entries.push([term, slots]);
      this.#terms.add(term);
    }
    this.#index.import('1.map', entries);
  }
}

/** How many documents hold the term. */
export function documentFrequency(slots: Slots): number {
  let count = 0;
  for (const documents of slots) count += documents?.length ?? 0;
  return count;
}
