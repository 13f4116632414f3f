/** Matching documents → counts for the facets and the month histogram. */

import { RECORD_TYPES } from '../contract/record.ts';
import type { FacetCount, FacetName, MonthCount, SearchRequest } from '../contract/search.ts';
import { monthText } from '../entities/day.ts';
import type { Catalogue } from '../index/catalogue.ts';
import type { DocumentList } from '../index/document-list.ts';
import { NO_MONTH } from '../index/snapshot-tables.ts';
import { BITS } from './filter.ts';

/** Values that a facet lists at most. */
export const FACET_VALUES = 50;

/** Knows the numbers under which each report was counted. */
class Counted {
  readonly #originals: Int32Array;
  readonly #seen = new Set<number>();

  constructor(catalogue: Catalogue) {
    this.#originals = catalogue.originals;
  }

  /** True where an article of the same report was counted under the number before; a number is below 2 ** 20. */
  again(document: number, value: number): boolean {
    const key = (this.#originals[document] as number) * 2 ** 20 + value;
    if (this.#seen.has(key)) return true;
    this.#seen.add(key);
    return false;
  }
}

/**
 * Disjunctive: a facet's counts ignore that facet's own filter. `failures[i]` are the failed bits of
 * `documents[i]`. With `repeated` (as `repeatedReports` gives it) a report counts once under a value: as it is listed.
 */
export function countFacet(
  catalogue: Catalogue,
  name: FacetName,
  documents: DocumentList,
  failures: Uint16Array,
  repeated?: Uint8Array,
): FacetCount[] {
  const others = ~BITS[name];
  const counted = new Counted(catalogue);
  if (name === 'type') {
    const counts = { article: 0, project: 0, company: 0 };
    for (let i = 0; i < documents.length; i++) {
      const document = documents[i] as number;
      if (((failures[i] as number) & others) !== 0 || (repeated?.[i] === 1 && counted.again(document, 0)))
        continue;
      counts[catalogue.typeOf(document)]++;
    }
    return RECORD_TYPES.map((value) => ({ value, count: counts[value] }));
  }
  const { values, rows } = catalogue.columns.facets[name];
  const counts = new Uint32Array(values.length);
  for (let i = 0; i < documents.length; i++) {
    if (((failures[i] as number) & others) !== 0) continue;
    const document = documents[i] as number;
    for (let at = rows.start(document), end = rows.end(document); at < end; at++) {
      const position = rows.values[at] as number;
      if (repeated?.[i] === 1 && counted.again(document, position)) continue;
      counts[position] = (counts[position] as number) + 1;
    }
  }
  return values
    .flatMap((value, position) => (counts[position] ? [{ value, count: counts[position] as number }] : []))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
    .slice(0, FACET_VALUES)
    .map(({ value, count }) => {
      const label = name === 'company' ? catalogue.concepts.get(`company:${value}`)?.name : undefined;
      return { value, count, ...(label === undefined ? {} : { label }) };
    });
}

/** Articles by month, the date filter aside; for events each month that one of them falls in. */
export function countMonths(
  catalogue: Catalogue,
  request: SearchRequest,
  documents: DocumentList,
  failures: Uint16Array,
  repeated?: Uint8Array,
): MonthCount[] {
  const { publishedMonths, eventMonths, columns, months } = catalogue;
  const counts = new Uint32Array(months.last - months.first + 1);
  const counted = new Counted(catalogue);
  const byEvent = request.dateField === 'event';
  const add = (month: number) => {
    counts[month - months.first] = (counts[month - months.first] as number) + 1;
  };
  for (let i = 0; i < documents.length; i++) {
    const document = documents[i] as number;
    // Articles have the lowest numbers, and documents rise.
    if (document >= columns.counts.article) break;
    if (((failures[i] as number) & ~BITS.date) !== 0) continue;
    const again = (month: number) => repeated?.[i] === 1 && counted.again(document, month);
    if (byEvent) {
      for (const month of eventMonths.of(document)) if (!again(month)) add(month);
    } else {
      const month = publishedMonths[document] as number;
      if (month !== NO_MONTH && !again(month)) add(month);
    }
  }
  const found: MonthCount[] = [];
  for (let i = 0; i < counts.length; i++) {
    const n = counts[i] as number;
    if (n > 0) found.push({ month: monthText(months.first + i), count: n });
  }
  return found;
}
