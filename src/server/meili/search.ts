/** A search in the words of Meilisearch → its answer. */
import {
  ATTRIBUTES,
  type DocumentAnswer,
  type DocumentQuery,
  type FoundDocument,
  type Order,
  SORTABLE,
} from '../../contract/document-query.ts';
import type { RecordType } from '../../contract/record.ts';
import { MAX_QUERY } from '../../contract/search-params.ts';
import { parseFilter } from './filter.ts';
import { formattedOf, formattingOf, markedOf, matchesPosition } from './formatted.ts';
import { MeiliError } from './meili-error.ts';
import { MAX_FACET_VALUES, MAX_TOTAL_HITS, type MeiliSearch, refuseAbsent } from './search-params.ts';

const LIMIT = 20;

interface Page {
  readonly offset: number;
  readonly limit: number;
  /** Pages are counted from 1; absent where the search goes by offset. */
  readonly page?: number;
  readonly hitsPerPage?: number;
}

/** Pages where either of their parameters is given, else offset and limit. */
function pageOf({ offset, limit, page, hitsPerPage }: MeiliSearch): Page {
  const within = (from: number, count: number) => Math.max(0, Math.min(count, MAX_TOTAL_HITS - from));
  if (typeof page === 'number' || typeof hitsPerPage === 'number') {
    const number = page ?? 1;
    const count = hitsPerPage ?? LIMIT;
    const from = Math.max(0, number - 1) * count;
    // Page 0 is empty, and tells how many pages there are.
    return { offset: from, limit: number === 0 ? 0 : within(from, count), page: number, hitsPerPage: count };
  }
  const from = offset ?? 0;
  return { offset: from, limit: within(from, limit ?? LIMIT) };
}

/** Throws `MeiliError` for a filter, facet or sort that cannot be read, and for what is not offered. */
export function queryOf(type: RecordType, search: MeiliSearch): DocumentQuery {
  refuseAbsent(search);
  const where = parseFilter(type, search.filter);
  const { offset, limit } = pageOf(search);
  return {
    // Longer queries are cut, as Meilisearch does after ten words.
    q: [...(search.q ?? '')].slice(0, MAX_QUERY).join(''),
    type,
    ...(where ? { where } : {}),
    order: ordersOf(search.sort ?? []),
    matching: search.matchingStrategy === 'all' ? 'all' : 'auto',
    limit,
    offset: Math.min(offset, MAX_TOTAL_HITS),
    facets: facetsOf(type, search.facets ?? []),
    facetLimit: MAX_FACET_VALUES,
    marked: markedOf(search),
  };
}

function ordersOf(sort: readonly string[]): Order[] {
  return sort.map((text) => {
    const [, name = '', direction] = /^(.*?)\s*:\s*(asc|desc)$/.exec(text) ?? [];
    if (direction === undefined) {
      throw new MeiliError(
        'invalid_search_sort',
        `排序须写作 \`字段:asc\` 或 \`字段:desc\`, 得到 \`${text.slice(0, 100)}\`。Invalid syntax for the sort parameter: expected expression ending by \`:asc\` or \`:desc\`, found \`${text.slice(0, 100)}\`.`,
      );
    }
    if (!(SORTABLE as readonly string[]).includes(name)) {
      const known = SORTABLE.map((attribute) => `\`${attribute}\``).join(', ');
      throw new MeiliError(
        'invalid_search_sort',
        `不能按 \`${name.slice(0, 100)}\` 排序, 可用 ${known}。Attribute \`${name.slice(0, 100)}\` is not sortable. Available sortable attributes are: ${known}.`,
      );
    }
    return { attribute: name as Order['attribute'], descending: direction === 'desc' };
  });
}

function facetsOf(type: RecordType, facets: readonly string[]): string[] {
  const known = Object.keys(ATTRIBUTES[type]);
  if (facets.includes('*')) return known;
  for (const name of facets) facetAttribute(type, name, 'invalid_search_facets');
  return [...new Set(facets)];
}

/** Throws `MeiliError` with the code for a name that is no facet. */
export function facetAttribute(type: RecordType, name: string, code: string): void {
  if (Object.hasOwn(ATTRIBUTES[type], name)) return;
  const known = Object.keys(ATTRIBUTES[type])
    .map((attribute) => `\`${attribute}\``)
    .join(', ');
  throw new MeiliError(
    code,
    `没有分面 \`${name.slice(0, 100)}\`, 可用 ${known}。Attribute \`${name.slice(0, 100)}\` is not filterable. Available filterable attribute patterns are: ${known}.`,
  );
}

/** The share of the best score of the whole answer, 0 to 1: without words all are as good. */
export function rankingScore({ score }: FoundDocument, { best }: DocumentAnswer): number {
  return best > 0 ? Math.min(1, score / best) : 1;
}

export function hitOf(
  found: FoundDocument,
  search: MeiliSearch,
  answer: DocumentAnswer,
): Record<string, unknown> {
  const { document, marks } = found;
  const shown = search.attributesToRetrieve;
  const isShown = (name: string) => !shown || shown.includes('*') || shown.includes(name);
  const formatting = formattingOf(search);
  return {
    ...Object.fromEntries(Object.entries(document).filter(([name]) => isShown(name))),
    ...(formatting ? { _formatted: formattedOf(document, marks, formatting, isShown) } : {}),
    ...(search.showMatchesPosition === true ? { _matchesPosition: matchesPosition(document, marks) } : {}),
    ...(search.showRankingScore === true ? { _rankingScore: rankingScore(found, answer) } : {}),
  };
}

export function answerOf(search: MeiliSearch, answer: DocumentAnswer): Record<string, unknown> {
  const { offset, limit, page, hitsPerPage } = pageOf(search);
  const least = search.rankingScoreThreshold ?? 0;
  const hits = answer.hits.filter((hit) => rankingScore(hit, answer) >= least);
  const totalHits = Math.min(answer.total, MAX_TOTAL_HITS);
  const perPage = hitsPerPage ?? 0;
  return {
    hits: hits.map((hit) => hitOf(hit, search, answer)),
    query: search.q ?? '',
    processingTimeMs: Math.round(answer.tookMs),
    ...(page === undefined
      ? { limit, offset, estimatedTotalHits: totalHits }
      : {
          hitsPerPage: perPage,
          page,
          totalPages: perPage === 0 ? 0 : Math.ceil(totalHits / perPage),
          totalHits,
        }),
    ...(search.facets
      ? {
          facetDistribution: Object.fromEntries(
            Object.entries(answer.facets).map(([name, counts]) => [
              name,
              Object.fromEntries(counts.map(({ value, count }) => [value, count])),
            ]),
          ),
          facetStats: answer.ranges,
        }
      : {}),
  };
}
