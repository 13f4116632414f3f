/** The words of a search: what may be asked (parsed parameters) and what is answered. */
import type { RecordType, Stage } from './record.ts';

/** `[start, end)` in UTF-16 units of the text that they stand beside. */
export type Mark = readonly [start: number, end: number];

export interface MarkedText {
  readonly text: string;
  /** Sorted, disjoint, inside `text`, never through a surrogate pair. */
  readonly marks: readonly Mark[];
  /** `text` escaped, with `<mark>` and nothing else. */
  readonly html: string;
}

export const FACETS = ['type', 'company', 'region', 'industry', 'stage', 'source', 'tag'] as const;
export type FacetName = (typeof FACETS)[number];

export const SORTS = ['relevance', 'newest', 'oldest', 'amount'] as const;
export type Sort = (typeof SORTS)[number];

export const MATCHINGS = ['auto', 'all', 'any'] as const;
export type Matching = (typeof MATCHINGS)[number];

export const DATE_FIELDS = ['published', 'event'] as const;
export type DateField = (typeof DATE_FIELDS)[number];

export const DUPLICATES = ['fold', 'show'] as const;
/** Reprints of one report: one of them listed, or each of them. */
export type Duplicates = (typeof DUPLICATES)[number];

export interface SearchRequest {
  readonly q: string;
  /** Empty: all three. */
  readonly type: readonly RecordType[];
  readonly company: readonly string[];
  readonly region: readonly string[];
  readonly industry: readonly string[];
  readonly stage: readonly Stage[];
  readonly source: readonly string[];
  readonly tag: readonly string[];
  /** Inclusive days, `YYYY-MM-DD`, Asia/Shanghai. */
  readonly from?: string;
  readonly to?: string;
  readonly dateField: DateField;
  /** 亿元, inclusive. */
  readonly minYi?: number;
  readonly maxYi?: number;
  readonly sort: Sort;
  readonly matching: Matching;
  readonly limit: number;
  readonly offset: number;
  readonly cursor?: string;
  readonly facets: readonly FacetName[];
  readonly explain: boolean;
  /** True: words of the query are words; no date, amount or field is read out of them. */
  readonly literal: boolean;
  readonly duplicates: Duplicates;
}

/** A part of the query that was read as more than words. */
export interface Understood {
  readonly kind: 'company' | 'region' | 'industry' | 'stage' | 'source' | 'tag' | 'date' | 'amount';
  readonly text: string;
  readonly id?: string;
  /** Where it stands in `q`. */
  readonly marks: readonly Mark[];
  /** The filter that it became, as search parameters; absent where it only widens (aliases). */
  readonly filter?: Readonly<Record<string, string>>;
}

export interface Link {
  readonly id: string;
  readonly name: string;
}

/** A score as a tree: a node's value is the sum or product of its children's, a leaf is a measured number. */
export interface Explanation {
  readonly value: number;
  readonly label: string;
  readonly op?: 'sum' | 'product';
  readonly children?: readonly Explanation[];
}

export interface Hit {
  readonly type: RecordType;
  readonly id: string;
  readonly score: number;
  /** The article's title, or the name of the project or company. */
  readonly title: MarkedText;
  /** A true substring of the record's field; absent where the record has no text beside its title. */
  readonly snippet?: MarkedText;
  readonly url?: string;
  readonly source?: string;
  /**
   * Day of publication. For a project or company: of the newest of its articles (inside the range,
   * where the search has one).
   */
  readonly published?: string;
  readonly regions?: readonly string[];
  readonly industry?: string;
  readonly stage?: Stage;
  readonly investmentYi?: number;
  /** True for a record that the indexer read out of articles; absent for one that the corpus states. */
  readonly derived?: true;
  readonly companies: readonly Link[];
  readonly projects: readonly Link[];
  /** For a company or project: how many articles tell of it. */
  readonly articleCount?: number;
  /** Other articles of the answer that print the same report and are folded behind this one. */
  readonly duplicates: number;
  /** The article that this one is a reprint of. */
  readonly original?: { readonly id: string; readonly source?: string };
  /** Why this hit, where its words do not say so themselves: `alias SHEIN = 希音`. */
  readonly why: readonly string[];
  readonly explanation?: Explanation;
}

export interface FacetCount {
  readonly value: string;
  readonly count: number;
  /** For the facet `company`: the name to show for the id in `value`. */
  readonly label?: string;
}

export interface MonthCount {
  /** `YYYY-MM`. */
  readonly month: string;
  readonly count: number;
}

export interface SearchResponse {
  readonly q: string;
  readonly total: number;
  readonly relaxed: boolean;
  readonly tookMs: number;
  readonly generation: string;
  readonly understood: readonly Understood[];
  readonly hits: readonly Hit[];
  readonly facets: Readonly<Partial<Record<FacetName, readonly FacetCount[]>>>;
  /** Articles by month of the chosen date field, over the whole result without its date filter. */
  readonly histogram: readonly MonthCount[];
  /** Records that match everything but have no date, and were left out by the date filter; 0 without one. */
  readonly undated: number;
  /** Opaque; give it back as `cursor` for the hits after these. Absent on the last page. */
  readonly nextCursor?: string;
  readonly didYouMean: string | null;
  /** True where the time for one search was used up: hits, total and counts are of what was found until then. */
  readonly timedOut?: true;
  /** True where a part of the cluster did not answer: records may be missing from hits, total and counts. */
  readonly partial?: true;
}

export interface SuggestRequest {
  readonly q: string;
  readonly limit: number;
}

export interface Suggestion {
  readonly type: RecordType;
  readonly id: string;
  readonly title: MarkedText;
  /** The alias that matched, where it is not the title. */
  readonly alias?: string;
  readonly published?: string;
  readonly regions?: readonly string[];
}

export interface SuggestResponse {
  readonly q: string;
  readonly generation: string;
  readonly suggestions: readonly Suggestion[];
}
