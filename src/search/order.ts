/** The total order of an answer: the chosen sort, then the newer, then type and id. And cursors into it. */
import { AppError } from '../contract/error.ts';
import { type SearchRequest, SORTS, type Sort } from '../contract/search.ts';
import type { Catalogue } from '../index/catalogue.ts';
import type { DocumentList } from '../index/document-list.ts';
import { dayRange } from './filter.ts';

/** What a document is ordered by. */
export interface SortKey {
  /** Rising: the smaller comes first. */
  readonly keys: readonly number[];
  readonly id: string;
}

export type Compare = (a: number, b: number) => number;

/** The newest day of a record inside the searched range; −∞ where it has none. */
export function newestDay(catalogue: Catalogue, request: SearchRequest, document: number): number {
  return newestDays(catalogue, request)(document);
}

/** As `newestDay`, for many documents of one request. */
function newestDays(catalogue: Catalogue, request: SearchRequest): (document: number) => number {
  const { lastDays } = catalogue;
  const { published } = catalogue.columns;
  const range = request.dateField === 'published' ? dayRange(request) : undefined;
  if (!range) return (document) => lastDays[document] as number;
  const { from, to } = range;
  return (document) => {
    const last = lastDays[document] as number;
    if (last >= from && last <= to) return last;
    const newest = published.of(document).findLast((day) => day >= from && day <= to);
    return newest ?? Number.NEGATIVE_INFINITY;
  };
}

function typeOrder(catalogue: Catalogue, document: number): number {
  if (document < catalogue.columns.counts.article) return 0;
  return catalogue.typeOf(document) === 'project' ? 1 : 2;
}

export function sortKey(
  catalogue: Catalogue,
  request: SearchRequest,
  document: number,
  points: number,
): SortKey {
  const day = newestDay(catalogue, request, document);
  const score = -points;
  const type = typeOrder(catalogue, document);
  const id = catalogue.columns.ids.get(document);
  switch (request.sort) {
    case 'newest':
      return { keys: [-day, score, type], id };
    case 'oldest':
      return { keys: [day === Number.NEGATIVE_INFINITY ? Number.POSITIVE_INFINITY : day, score, type], id };
    case 'amount': {
      const amounts = catalogue.columns.amounts.of(document);
      return {
        keys: [amounts.length > 0 ? -Math.max(...amounts) : Number.POSITIVE_INFINITY, score, -day, type],
        id,
      };
    }
    default:
      return { keys: [score, -day, type], id };
  }
}

export function compareKeys(a: SortKey, b: SortKey): number {
  for (let i = 0; i < a.keys.length; i++) {
    const x = a.keys[i] as number;
    const y = b.keys[i] as number;
    if (x !== y) return x < y ? -1 : 1;
  }
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/** Compares places of `documents`. By relevance most pairs differ in score; the keys of the others are made once. */
export function comparator(
  catalogue: Catalogue,
  request: SearchRequest,
  documents: DocumentList,
  scores: Float64Array,
): Compare {
  const keys = new Map<number, SortKey>();
  const keyOf = (place: number) => {
    let key = keys.get(place);
    if (!key) {
      key = sortKey(catalogue, request, documents[place] as number, scores[place] as number);
      keys.set(place, key);
    }
    return key;
  };
  const byKey: Compare = (a, b) => compareKeys(keyOf(a), keyOf(b));
  if (request.sort !== 'relevance') return byKey;
  const dayOf = newestDays(catalogue, request);
  const { ids } = catalogue.columns;
  // As their keys, which are not made for it: reprints of a day are many, and score alike.
  return (a, b) => {
    const difference = (scores[b] as number) - (scores[a] as number);
    if (difference !== 0) return difference;
    const one = documents[a] as number;
    const other = documents[b] as number;
    const x = dayOf(one);
    const y = dayOf(other);
    if (x !== y) return x > y ? -1 : 1;
    const type = typeOrder(catalogue, one) - typeOrder(catalogue, other);
    if (type !== 0) return type;
    return ids.compare(one, other);
  };
}

/** Infinity has no JSON: it travels as a string. A cursor holds for the sort it was made in. */
export function encodeCursor(sort: Sort, key: SortKey): string {
  return Buffer.from(JSON.stringify([sort, ...key.keys.map(String), key.id])).toString('base64url');
}

/** Throws `invalid_parameter` for what is no cursor of this sort. */
export function decodeCursor(cursor: string, sort: Sort): SortKey {
  const refused = (message: string) => new AppError('invalid_parameter', message, { field: 'cursor' });
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    // Told below, like any other text that is no cursor.
  }
  const [made, ...rest] =
    Array.isArray(parts) && parts.every((part) => typeof part === 'string') ? parts : [];
  const keys = rest.slice(0, -1).map(Number);
  if (!SORTS.includes(made as Sort) || keys.length < 3 || keys.some(Number.isNaN)) {
    throw refused('cursor 不是本服务给出的游标; 去掉它从头取 (not a cursor of this server)');
  }
  if (made !== sort) {
    throw refused(
      `cursor 是按 sort=${made} 排的, 不能用于 sort=${sort}; 去掉它从头取 (made for another sort)`,
    );
  }
  return { keys, id: rest.at(-1) as string };
}
