/** Everything that one request found, before it is cut to a page. */
import type { SearchRequest } from '../contract/search.ts';
import type { ParsedQuery } from '../query/query.ts';
import type { Matches } from './match.ts';
import type { Scoring } from './scoring.ts';

export interface Found {
  readonly request: SearchRequest;
  readonly query: ParsedQuery;
  readonly matches: Matches;
  /** The filters that each matching document fails. */
  readonly failures: Uint16Array;
  /** The documents that fail none, scored. */
  readonly scoring: Scoring;
  /** The query that was answered in place of the one that was typed. */
  readonly meant?: string;
}
