/**
 * What an engine searches, wherever it is: the catalogue is at hand, while matching, text scores and the reading of
 * records are done by whoever has postings and texts (this process, or a cluster).
 */
import type { Explanation } from '../contract/search.ts';
import type { Catalogue } from '../index/catalogue.ts';
import type { DocumentList } from '../index/document-list.ts';
import type { Shelf } from '../index/shelf.ts';
import type { Snapshot } from '../index/snapshot.ts';
import type { TimeSlice } from '../pace/time-slice.ts';
import type { ParsedQuery } from '../query/query.ts';
import { Ranker } from '../ranking/ranker.ts';
import type { Ranking } from '../ranking/weight.ts';
import type { Budget } from './budget.ts';
import { Matcher, type Matches } from './match.ts';

export interface Matching {
  match(query: ParsedQuery, matching: 'auto' | 'all' | 'any'): Promise<Matches>;
}

/** Text scores of the terms of one query. */
export interface TextRanking {
  /** The greatest text score that any record could reach for these terms. */
  readonly ceiling: number;
  /** Place by place of some of the documents that matched. */
  score(documents: DocumentList, slice: TimeSlice): Promise<Float64Array>;
  /** To be called before documents are explained, with all of them: what is asked together costs less. */
  prepare?(documents: readonly number[]): Promise<void>;
  /** The text score of one document as a tree. */
  explain(document: number): Explanation | Promise<Explanation>;
}

export interface Holdings {
  readonly catalogue: Catalogue;
  /** One that lives for one search. */
  matching(budget: Budget, ranking: Ranking): Matching;
  /** `matches`: of this query, as `matching` gave them; `freshness`: by document number. */
  textRanking(query: ParsedQuery, matches: Matches, freshness: Float64Array, ranking: Ranking): TextRanking;
  /** One that lives for one request. */
  shelf(): Shelf;
}

export class SnapshotHoldings implements Holdings {
  readonly catalogue: Snapshot;

  constructor(snapshot: Snapshot) {
    this.catalogue = snapshot;
  }

  matching(budget: Budget): Matching {
    return new Matcher(this.catalogue, budget);
  }

  textRanking(
    { terms }: ParsedQuery,
    _matches: Matches,
    freshness: Float64Array,
    ranking: Ranking,
  ): TextRanking {
    return new Ranker(this.catalogue, terms, freshness, ranking);
  }

  shelf(): Shelf {
    return this.catalogue;
  }
}
