/** `GET /feed.atom` and `/feed.json`: any search as a feed, newest first. */
import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { etag } from 'hono/etag';
import type { SearchRequest, SearchResponse } from '../../contract/search.ts';
import { type ParameterProblem, parseSearchParams } from '../../contract/search-params.ts';
import type { SearchEngine } from '../../search/engine.ts';
import { KEY_PARAMETER } from '../doors/key-presented.ts';
import { chosenFilters } from '../pages/chosen-filters.ts';
import { TYPE_NAMES } from '../pages/figure-text.ts';
import { carriedParams, feedParams, searchHref } from '../pages/page-url.ts';
import { problemResponse } from '../problem.ts';
import type { QueryLog } from '../query-log.ts';
import { atomDocument, type FeedHead, jsonDocument } from './document.ts';
import { type FeedEntry, feedEntry, instantOf, stableId } from './entry.ts';

export interface FeedOptions {
  readonly engine: () => SearchEngine;
  /** What every request passes first; throws `AppError` for those that are refused. */
  readonly doors: readonly MiddlewareHandler[];
  /** Scheme and host that the client asked for. */
  readonly originOf: (c: Context) => string;
  readonly log: QueryLog;
}

/** Entries where `limit` does not say. */
const ENTRIES = 50;
const CACHE_SECONDS = 300;
/** Parameters of a search that a feed has no use for: it begins with the newest, and has all columns. */
const NOT_TAKEN = ['offset', 'cursor', 'facets', 'explain'];
const FORMATS = [
  { path: '/feed.atom', contentType: 'application/atom+xml; charset=utf-8', write: atomDocument },
  { path: '/feed.json', contentType: 'application/feed+json; charset=utf-8', write: jsonDocument },
] as const;
/** `updated` of a feed that never had an entry. */
const NEVER = '1970-01-01';

export function feedRoutes({ engine, doors, originOf, log }: FeedOptions): Hono {
  const app = new Hono();
  for (const { path, contentType, write } of FORMATS) {
    app.use(path, etag(), ...doors);
    app.get(path, async (c) => {
      const url = new URL(c.req.url);
      url.searchParams.delete(KEY_PARAMETER);
      const { request, problems } = readParameters(url.searchParams);
      const [problem] = problems;
      if (problem !== undefined) {
        return problemResponse(c, problem.code, problems.map(({ message }) => message).join('; '), problems);
      }
      const current = engine();
      const response = await current.search(request);
      log(c, 'feed', request, response);
      const origin = originOf(c);
      const entries = await entriesOf(current, response, origin);
      const head = headOf(url, origin, request, response, entries[0]?.updated ?? newestOf(current));
      return c.body(write(head, entries), 200, {
        'Content-Type': contentType,
        'Cache-Control':
          response.timedOut || response.partial ? 'no-store' : `public, max-age=${CACHE_SECONDS}`,
        'Last-Modified': head.updated.toUTCString(),
      });
    });
  }
  return app;
}

function readParameters(params: URLSearchParams): {
  request: SearchRequest;
  problems: readonly ParameterProblem[];
} {
  const problems: ParameterProblem[] = [];
  const asked = new URLSearchParams(params);
  for (const name of NOT_TAKEN) {
    if (!asked.has(name)) continue;
    asked.delete(name);
    const message = `${name}: 订阅不用这个参数, 去掉即可 (not used by feeds)`;
    problems.push({ parameter: name, message, code: 'unknown_parameter' });
  }
  const read = parseSearchParams(asked);
  if (asked.has('sort') && read.request.sort !== 'newest') {
    const message = 'sort: 订阅总是最新在前, 去掉即可 (feeds are newest first)';
    problems.push({ parameter: 'sort', message, code: 'invalid_parameter' });
  }
  const limit = asked.get('limit') ? read.request.limit : ENTRIES;
  return {
    request: { ...read.request, sort: 'newest', limit, facets: ['company'] },
    problems: [...problems, ...read.problems],
  };
}

/** In the order of their times: of two reports of one day the hits do not say which came first. */
async function entriesOf(
  engine: SearchEngine,
  { hits }: SearchResponse,
  origin: string,
): Promise<readonly FeedEntry[]> {
  const entries = await Promise.all(
    hits.map(async (hit) => {
      const record = hit.type === 'article' ? await engine.record('article', hit.id) : undefined;
      return feedEntry(hit, origin, record);
    }),
  );
  return entries
    .filter((entry) => entry !== undefined)
    .toSorted((a, b) => b.updated.getTime() - a.updated.getTime());
}

function headOf(
  url: URL,
  origin: string,
  request: SearchRequest,
  response: SearchResponse,
  updated: Date,
): FeedHead {
  const params = feedParams(carriedParams(url, request));
  const named = [
    request.q.trim(),
    ...request.type.map((type) => TYPE_NAMES[type]),
    ...chosenFilters(params, { ...request, type: [] }, response).map(({ text }) => text),
  ].filter((text) => text !== '');
  const sorted = new URLSearchParams(params);
  sorted.sort();
  return {
    id: stableId(`feed?${sorted}`),
    title: `${named.length === 0 ? '全部记录' : named.join(' · ')} · 项讯`,
    page: `${origin}${searchHref(params)}`,
    self: `${origin}${url.pathname}${url.search}`,
    updated,
  };
}

function newestOf(engine: SearchEngine): Date {
  return instantOf(engine.status().newest ?? NEVER);
}
