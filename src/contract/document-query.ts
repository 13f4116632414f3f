/**
 * A search for whole documents by an expression over their attributes: what the doors of other engines ask.
 * A document is a record with the names and figures of its links beside its own fields.
 */
import type { RecordType } from './record.ts';
import type { FacetCount, Mark, Matching } from './search.ts';

/** What an attribute of a document is read from. */
export type AttributeSource =
  | 'id'
  | 'company'
  | 'project'
  | 'region'
  | 'industry'
  | 'stage'
  | 'source'
  | 'tag'
  | 'published'
  | 'publishedTimestamp'
  | 'amount';

const EVERYWHERE = {
  id: 'id',
  regions: 'region',
  /** `YYYY-MM-DD`; of a project or company the day of its newest article. */
  published: 'published',
  /** The beginning of that day in Shanghai, in seconds since 1970. */
  publishedTimestamp: 'publishedTimestamp',
  /** 亿元; of an article or company those of its projects. */
  investmentYi: 'amount',
} as const;

/** The attributes of each kind of document that conditions, facets and sorts may name. */
export const ATTRIBUTES: Readonly<Record<RecordType, Readonly<Record<string, AttributeSource>>>> = {
  article: {
    ...EVERYWHERE,
    companies: 'company',
    projects: 'project',
    industries: 'industry',
    stages: 'stage',
    source: 'source',
    tags: 'tag',
  },
  project: { ...EVERYWHERE, company: 'company', industry: 'industry', stage: 'stage' },
  company: { ...EVERYWHERE, projects: 'project', industry: 'industry', stages: 'stage' },
};

export const SORTABLE = ['id', 'published', 'publishedTimestamp', 'investmentYi'] as const;
export const NUMERIC = ['publishedTimestamp', 'investmentYi'] as const;

export const COMPARISONS = ['=', '>', '>=', '<', '<=', 'contains', 'starts with'] as const;
export type Comparison = (typeof COMPARISONS)[number];

/** An attribute with several values passes where one of them does. */
export type Condition =
  | { readonly kind: 'and' | 'or'; readonly of: readonly Condition[] }
  | { readonly kind: 'not'; readonly of: Condition }
  | {
      readonly kind: 'compare';
      readonly attribute: string;
      readonly operator: Comparison;
      readonly value: string;
    }
  | { readonly kind: 'in'; readonly attribute: string; readonly values: readonly string[] }
  | { readonly kind: 'exists'; readonly attribute: string };

export interface Order {
  readonly attribute: (typeof SORTABLE)[number];
  readonly descending: boolean;
}

export interface DocumentQuery {
  readonly q: string;
  readonly type: RecordType;
  readonly where?: Condition;
  /** The first counts most; then the score, the newer, the id. Who has no value comes last. */
  readonly order: readonly Order[];
  readonly matching: Matching;
  readonly limit: number;
  readonly offset: number;
  readonly facets: readonly string[];
  /** Values that a facet lists at most. */
  readonly facetLimit: number;
  /** Attributes in whose texts the words of the query are marked; `*`: all. */
  readonly marked: readonly string[];
}

/** A text of a document, and where the words of the query stand in it. */
export interface TextMarks {
  /** `['regions', 0]`. */
  readonly path: readonly (string | number)[];
  readonly marks: readonly Mark[];
}

export type SourceDocument = Readonly<Record<string, unknown>> & { readonly id: string };

/** One document by its id. */
export interface StoredDocument {
  readonly document: SourceDocument;
  /** The record as the corpus states it, without what was read into it from prose; absent where it was read altogether. */
  readonly stated?: SourceDocument;
}

export interface FoundDocument {
  readonly score: number;
  readonly document: SourceDocument;
  readonly marks: readonly TextMarks[];
}

export interface DocumentAnswer {
  readonly total: number;
  readonly relaxed: boolean;
  readonly tookMs: number;
  readonly generation: string;
  /** The highest score of the whole answer, 0 where there is none. */
  readonly best: number;
  readonly hits: readonly FoundDocument[];
  /** Of the whole answer, commonest first. */
  readonly facets: Readonly<Record<string, readonly FacetCount[]>>;
  /** Lowest and highest number of each numeric facet. */
  readonly ranges: Readonly<Record<string, { readonly min: number; readonly max: number }>>;
  readonly timedOut?: true;
}
