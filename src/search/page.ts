/** What one request found → its page: reprints folded, in order, cut where the page ends. */
import type { SearchRequest } from '../contract/search.ts';
import type { DocumentList } from '../index/document-list.ts';
import type { Snapshot } from '../index/snapshot.ts';
import type { ParsedQuery } from '../query/query.ts';
import { numbersOf, top } from '../ranking/top.ts';
import { Fold, repeatedReports } from './fold.ts';
import type { Matches } from './match.ts';
import { comparator, compareKeys, decodeCursor, type SortKey, sortKey } from './order.ts';
import type { Scoring } from './scoring.ts';

/** Everything that one request found, before it is cut to a page. */
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

interface Page {
  readonly fold: Fold;
  /** Places of the scored documents, in order. */
  readonly places: readonly number[];
  /** True: others come after the page. */
  readonly more: boolean;
  /** 1 for each matching document that prints a report which another one prints too. */
  readonly repeated: Uint8Array | undefined;
  readonly keyOf: (place: number) => SortKey;
}

/** As `repeatedReports`, where reprints are folded at all. */
export function repeatedIn(
  snapshot: Snapshot,
  { duplicates }: SearchRequest,
  list: DocumentList,
): Uint8Array | undefined {
  return duplicates === 'fold' ? repeatedReports(snapshot, list) : undefined;
}

/** Throws `invalid_parameter` for a cursor that is none, or of another sort. */
export function listPage(snapshot: Snapshot, { request, matches: { documents }, scoring }: Found): Page {
  const { documents: passing, scores } = scoring;
  const keyOf = (place: number) =>
    sortKey(snapshot, request, passing[place] as number, scores[place] as number);
  const compare = comparator(snapshot, request, passing, scores);
  const repeated = repeatedIn(snapshot, request, documents);
  const repeatedPassing = passing === documents ? repeated : repeatedIn(snapshot, request, passing);
  const fold = new Fold(snapshot, request, passing, repeatedPassing, compare);
  const after = request.cursor === undefined ? undefined : decodeCursor(request.cursor, request.sort);
  const listed = fold.places();
  const candidates = after
    ? numbersOf(listed).filter((place) => compareKeys(keyOf(place), after) > 0)
    : listed;
  const left = typeof candidates === 'number' ? candidates : candidates.length;
  const offset = after ? 0 : request.offset;
  const points = request.sort === 'relevance' ? scores : undefined;
  const places = top(candidates, offset + request.limit, compare, points).slice(offset);
  return { fold, places, more: places.length > 0 && left > offset + places.length, repeated, keyOf };
}
