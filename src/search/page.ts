/** What one request found → its page: reprints folded, in order, cut where the page ends. */
import type { SearchRequest } from '../contract/search.ts';
import type { Catalogue } from '../index/catalogue.ts';
import type { DocumentList } from '../index/document-list.ts';
import { numbersOf, top } from '../ranking/top.ts';
import type { Budget } from './budget.ts';
import { Fold, repeatedReports } from './fold.ts';
import type { Found } from './found.ts';
import { comparator, compareKeys, decodeCursor, type SortKey, sortKey } from './order.ts';

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
  catalogue: Catalogue,
  { duplicates }: SearchRequest,
  list: DocumentList,
): Uint8Array | undefined {
  return duplicates === 'fold' ? repeatedReports(catalogue, list) : undefined;
}

/** Throws `invalid_parameter` for a cursor that is none, or of another sort. */
export async function listPage(
  catalogue: Catalogue,
  { request, matches: { documents }, scoring }: Found,
  budget: Budget,
): Promise<Page> {
  const { documents: passing, scores } = scoring;
  const keyOf = (place: number) =>
    sortKey(catalogue, request, passing[place] as number, scores[place] as number);
  const compare = comparator(catalogue, request, passing, scores);
  const repeated = repeatedIn(catalogue, request, documents);
  const repeatedPassing = passing === documents ? repeated : repeatedIn(catalogue, request, passing);
  await budget.breathe();
  const fold = new Fold(catalogue, request, passing, repeatedPassing, compare);
  const after = request.cursor === undefined ? undefined : decodeCursor(request.cursor, request.sort);
  const listed = fold.places();
  const candidates = after
    ? numbersOf(listed).filter((place) => compareKeys(keyOf(place), after) > 0)
    : listed;
  const left = typeof candidates === 'number' ? candidates : candidates.length;
  const offset = after ? 0 : request.offset;
  await budget.breathe();
  const points = request.sort === 'relevance' ? scores : undefined;
  const places = top(candidates, offset + request.limit, compare, points).slice(offset);
  return { fold, places, more: places.length > 0 && left > offset + places.length, repeated, keyOf };
}
