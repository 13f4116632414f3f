/**
 * Addresses of the search page and of records. Links are made from the parameters that the page itself
 * was asked with, so whatever else was chosen stays chosen.
 */
import type { Evidence } from '../../contract/reading.ts';
import type { RecordType } from '../../contract/record.ts';
import type { SearchRequest } from '../../contract/search.ts';

export const LIST_PARAMETERS = ['type', 'company', 'region', 'industry', 'stage', 'source', 'tag'] as const;
export type ListParameter = (typeof LIST_PARAMETERS)[number];

const FILTER_SCALARS = ['from', 'to', 'dateField', 'minYi', 'maxYi'] as const;
const OTHER_SCALARS = ['sort', 'matching', 'literal', 'duplicates', 'limit', 'offset'] as const;
const NOT_CARRIED = ['cursor', 'facets', 'explain'] as const;

export type ScalarParameter = 'q' | (typeof FILTER_SCALARS)[number] | (typeof OTHER_SCALARS)[number];

const KNOWN = new Set<string>(['q', ...LIST_PARAMETERS, ...FILTER_SCALARS, ...OTHER_SCALARS, ...NOT_CARRIED]);

const FOLDERS: Readonly<Record<RecordType, string>> = {
  article: 'articles',
  project: 'projects',
  company: 'companies',
};

/** True where the address asks for a search; an address with foreign parameters only does not. */
export function asksForSearch(url: URL): boolean {
  return [...url.searchParams.keys()].some((name) => KNOWN.has(name));
}

/**
 * What of the address links should carry on: `q` first and always, lists as they were understood, single
 * values as they were written; nothing empty, unknown, or named in `faulty`.
 */
export function carriedParams(
  url: URL,
  request: SearchRequest,
  faulty: readonly string[] = [],
): URLSearchParams {
  const params = new URLSearchParams({ q: request.q });
  for (const name of LIST_PARAMETERS) {
    for (const value of request[name]) params.append(name, value);
  }
  for (const name of [...FILTER_SCALARS, ...OTHER_SCALARS]) {
    const value = url.searchParams.get(name)?.trim();
    if (value && !faulty.includes(name)) params.set(name, value);
  }
  return params;
}

export function searchHref(params: URLSearchParams): string {
  return `/?${params}`;
}

export function recordHref(type: RecordType, id: string): string {
  return `/${FOLDERS[type]}/${encodeURIComponent(id)}`;
}

/** The whole answer as a file: from the first record, whatever page is shown. */
export function exportHref(params: URLSearchParams, format: 'csv' | 'json' | 'jsonl'): string {
  const next = withValues(params, { limit: undefined });
  next.set('format', format);
  return `/api/v1/export?${next}`;
}

/** What of a search a feed takes: it is ordered and begins as it pleases. */
export function feedParams(params: URLSearchParams): URLSearchParams {
  return withValues(params, { limit: undefined, sort: undefined });
}

/** The search as a feed, newest first. */
export function feedHref(params: URLSearchParams, format: 'atom' | 'json'): string {
  return `/feed.${format}?${feedParams(params)}`;
}

/** The page of a place; `regions` as a record has them, outermost first. Empty: the page of all places. */
export function placeHref(regions: readonly string[]): string {
  return ['/places', ...regions.map(encodeURIComponent)].join('/');
}

/** The article at the words that something was read from. */
export function evidenceHref({ articleId, field, start, end }: Evidence): string {
  return `${recordHref('article', articleId)}?mark=${field === 'title' ? 'title:' : ''}${start}-${end}#mark`;
}

/** Another value (or none) for single parameters; the position goes back to the first page. */
export function withValues(
  params: URLSearchParams,
  values: Readonly<Partial<Record<ScalarParameter, string | undefined>>>,
): URLSearchParams {
  const next = new URLSearchParams(params);
  next.delete('offset');
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined) next.delete(name);
    else next.set(name, value);
  }
  return next;
}

/** Other values for one list; the position goes back to the first page. */
export function withList(
  params: URLSearchParams,
  name: ListParameter,
  values: readonly string[],
): URLSearchParams {
  const next = withValues(params, {});
  next.delete(name);
  for (const value of values) next.append(name, value);
  return next;
}

/** The value put in where it was missing, and taken out where it was there. */
export function toggled(params: URLSearchParams, name: ListParameter, value: string): URLSearchParams {
  const values = params.getAll(name);
  return withList(
    params,
    name,
    values.includes(value) ? values.filter((one) => one !== value) : [...values, value],
  );
}

export function withoutFilters(params: URLSearchParams): URLSearchParams {
  const next = withValues(params, {});
  for (const name of [...LIST_PARAMETERS, ...FILTER_SCALARS]) next.delete(name);
  return next;
}

/** The pairs that a form with fields of its own (`own`) must carry as hidden fields. */
export function hiddenPairs(params: URLSearchParams, own: readonly string[]): readonly [string, string][] {
  return [...withValues(params, {})].filter(([name]) => !own.includes(name));
}
