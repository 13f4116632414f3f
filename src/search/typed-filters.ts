/** What was asked by parameters and what was typed, as one request. */
import type { SearchRequest } from '../contract/search.ts';
import type { QueryFilters } from '../query/query.ts';

/** The filters typed in the query beside those of the request: lists add up, the narrower bound holds. */
export function withFilters(request: SearchRequest, filters: QueryFilters): SearchRequest {
  const list = <K extends 'type' | 'company' | 'region' | 'industry' | 'stage' | 'source' | 'tag'>(name: K) =>
    [...request[name], ...(filters[name] ?? [])] as SearchRequest[K];
  const bound = <T>(a: T | undefined, b: T | undefined, narrower: (x: T, y: T) => T): T | undefined =>
    a === undefined ? b : b === undefined ? a : narrower(a, b);
  const later = (a: string, b: string) => (a > b ? a : b);
  const earlier = (a: string, b: string) => (a < b ? a : b);
  const from = bound(request.from, filters.from, later);
  const to = bound(request.to, filters.to, earlier);
  const minYi = bound(request.minYi, filters.minYi, Math.max);
  const maxYi = bound(request.maxYi, filters.maxYi, Math.min);
  return {
    ...request,
    type: list('type'),
    company: list('company'),
    region: list('region'),
    industry: list('industry'),
    stage: list('stage'),
    source: list('source'),
    tag: list('tag'),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(minYi === undefined ? {} : { minYi }),
    ...(maxYi === undefined ? {} : { maxYi }),
  };
}
