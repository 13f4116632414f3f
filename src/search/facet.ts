/** Matching documents → counts for the facets and the month histogram. */

import { RECORD_TYPES } from '../contract/record.ts';
import type { FacetCount, FacetName, MonthCount, SearchRequest } from '../contract/search.ts';
import { dayText } from '../entities/day.ts';
import type { Snapshot } from '../index/snapshot.ts';
import { BITS } from './filter.ts';

/** Values that a facet lists at most. */
export const FACET_VALUES = 50;

/**
 * Disjunctive: a facet's counts ignore that facet's own filter. `failures[i]` are the failed bits of
 * `documents[i]`.
 */
export function countFacet(
  snapshot: Snapshot,
  name: FacetName,
  documents: readonly number[],
  failures: readonly number[],
): FacetCount[] {
  const counts = new Map<string, number>();
  const count = (value: string) => counts.set(value, (counts.get(value) ?? 0) + 1);
  const column = name === 'type' ? undefined : snapshot.columns.facets[name];
  for (const [i, document] of documents.entries()) {
    if (((failures[i] ?? 0) & ~BITS[name]) !== 0) continue;
    if (!column) count(snapshot.typeOf(document));
    else for (const position of column.rows[document] ?? []) count(column.values[position] as string);
  }
  if (name === 'type') return RECORD_TYPES.map((value) => ({ value, count: counts.get(value) ?? 0 }));
  return [...counts]
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .slice(0, FACET_VALUES)
    .map(([value, n]) => {
      const label = name === 'company' ? snapshot.concepts.get(`company:${value}`)?.name : undefined;
      return { value, count: n, ...(label === undefined ? {} : { label }) };
    });
}

/** Articles by month, the date filter aside; for events each month that one of them falls in. */
export function countMonths(
  snapshot: Snapshot,
  request: SearchRequest,
  documents: readonly number[],
  failures: readonly number[],
): MonthCount[] {
  const counts = new Map<string, number>();
  const { published, events, counts: sizes } = snapshot.columns;
  for (const [i, document] of documents.entries()) {
    if (document >= sizes.article || ((failures[i] ?? 0) & ~BITS.date) !== 0) continue;
    const days =
      request.dateField === 'event'
        ? (events[document] ?? []).filter(([first, last]) => last - first < 31).map(([first]) => first)
        : (published[document] ?? []);
    for (const month of new Set(days.map((day) => dayText(day).slice(0, 7)))) {
      counts.set(month, (counts.get(month) ?? 0) + 1);
    }
  }
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([month, count]) => ({ month, count }));
}
