/** An engine of fixed answers, and the pages over it. It records what it was asked. */
import type { Hono } from 'hono';
import type { RecordDetail } from '../../../src/contract/detail.ts';
import type { Stage } from '../../../src/contract/record.ts';
import type { Hit, Mark, MarkedText, SearchRequest, SearchResponse } from '../../../src/contract/search.ts';
import type { SearchEngine } from '../../../src/search/engine.ts';
import { pageRoutes } from '../../../src/server/pages/page-routes.tsx';
import type { Problem } from '../../../src/server/pages/results-page.tsx';

const NOON = new Date('2024-02-19T04:00:00Z');

export function marked(text: string, ...marks: Mark[]): MarkedText {
  return { text, marks, html: '<b>never used</b>' };
}

export function hitOf(fields: Partial<Hit> & Pick<Hit, 'id'>): Hit {
  return {
    type: 'article',
    score: 1,
    title: marked('标题'),
    companies: [],
    projects: [],
    duplicates: 0,
    why: [],
    ...fields,
  };
}

export function responseOf(fields: Partial<SearchResponse> = {}): SearchResponse {
  return {
    q: '',
    total: fields.hits?.length ?? 0,
    relaxed: false,
    tookMs: 1,
    generation: 'g1',
    understood: [],
    hits: [],
    facets: {},
    histogram: [],
    undated: 0,
    didYouMean: null,
    ...fields,
  };
}

export function requestOf(fields: Partial<SearchRequest> = {}): SearchRequest {
  return {
    q: '',
    type: [],
    company: [],
    region: [],
    industry: [],
    stage: [],
    source: [],
    tag: [],
    dateField: 'published',
    sort: 'relevance',
    matching: 'auto',
    limit: 10,
    offset: 0,
    facets: ['type', 'region', 'industry', 'stage', 'source', 'company'],
    explain: false,
    literal: false,
    duplicates: 'fold',
    ...fields,
  };
}

/** The plainest reading of an address: what the pages are given by the server, without its checks. */
export function requestFrom(url: URL): SearchRequest {
  const one = (name: string): string | undefined => url.searchParams.get(name) || undefined;
  const all = (name: string): string[] => url.searchParams.getAll(name).filter(Boolean);
  const [from, to, minYi, maxYi] = [one('from'), one('to'), one('minYi'), one('maxYi')];
  return requestOf({
    q: one('q') ?? '',
    type: all('type') as SearchRequest['type'],
    company: all('company'),
    region: all('region'),
    industry: all('industry'),
    stage: all('stage') as Stage[],
    source: all('source'),
    tag: all('tag'),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(minYi === undefined ? {} : { minYi: Number(minYi) }),
    ...(maxYi === undefined ? {} : { maxYi: Number(maxYi) }),
    dateField: one('dateField') === 'event' ? 'event' : 'published',
    sort: (one('sort') ?? 'relevance') as SearchRequest['sort'],
    offset: Number(one('offset') ?? 0),
    literal: one('literal') === '1',
  });
}

interface Fixture {
  readonly response?: Partial<SearchResponse>;
  readonly records?: readonly RecordDetail[];
  readonly problems?: readonly Problem[];
  readonly now?: Date;
  /** Thrown in place of any answer. */
  readonly fault?: Error;
}

function fixedEngine(fixture: Fixture = {}): SearchEngine {
  const answer = <T>(value: T): Promise<T> =>
    fixture.fault === undefined ? Promise.resolve(value) : Promise.reject(fixture.fault);
  return {
    search: (request) => answer(responseOf({ q: request.q, ...fixture.response })),
    suggest: ({ q }) => answer({ q, generation: 'g1', suggestions: [] }),
    record: (type, id) => answer(fixture.records?.find((one) => one.type === type && one['id'] === id)),
    explain: () => answer(undefined),
    status: () => ({
      generation: 'g1',
      counts: { article: 1234, project: 56, company: 7 },
      newest: '2024-02-18',
    }),
  };
}

export function fixedPages(fixture: Fixture = {}): Hono {
  return pageRoutes({
    engine: () => fixedEngine(fixture),
    parse: (url) => ({ request: requestFrom(url), problems: [...(fixture.problems ?? [])] }),
    now: () => fixture.now ?? NOON,
    doors: [],
    log: () => {},
  });
}
