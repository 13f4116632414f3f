/** The engine in this process: parse → match → filter → score → order → hits, over one immutable snapshot. */
import type { RecordDetail } from '../contract/detail.ts';
import type { RecordType } from '../contract/record.ts';
import type {
  Explanation,
  FacetCount,
  FacetName,
  SearchRequest,
  SearchResponse,
  SuggestRequest,
  SuggestResponse,
} from '../contract/search.ts';
import { dayText } from '../entities/day.ts';
import type { Snapshot } from '../index/snapshot.ts';
import { parseQuery } from '../query/parser.ts';
import type { ParsedQuery, QueryFilters } from '../query/query.ts';
import { top } from '../ranking/top.ts';
import { recordDetail } from './detail.ts';
import type { EngineStatus, SearchEngine } from './engine.ts';
import { countFacet, countMonths } from './facet.ts';
import { BITS, Filter, isUndated } from './filter.ts';
import { makeHit, needlesOf } from './hit.ts';
import { Matcher, type Matches } from './match.ts';
import { comparator, compareKeys, decodeCursor, encodeCursor, sortKey } from './order.ts';
import { Scoring } from './scoring.ts';
import { Suggester } from './suggest.ts';

/** Everything that one request found, before it is cut to a page. */
interface Found {
  readonly request: SearchRequest;
  readonly query: ParsedQuery;
  readonly matches: Matches;
  /** Matching documents and the filters that each fails. */
  readonly documents: readonly number[];
  readonly failures: readonly number[];
  readonly passing: readonly number[];
  readonly scoring: Scoring;
}

export class EmbeddedEngine implements SearchEngine {
  readonly #snapshot: Snapshot;
  readonly #generation: string;
  readonly #matcher: Matcher;
  readonly #suggester: Suggester;
  readonly #newest: number;

  constructor(snapshot: Snapshot, generation: string) {
    this.#snapshot = snapshot;
    this.#generation = generation;
    this.#matcher = new Matcher(snapshot);
    this.#suggester = new Suggester(snapshot);
    this.#newest = snapshot.columns.published.reduce(
      (newest, days) => Math.max(newest, days.at(-1) ?? newest),
      Number.NEGATIVE_INFINITY,
    );
  }

  async search(asked: SearchRequest): Promise<SearchResponse> {
    const began = performance.now();
    const found = this.#find(asked);
    const { request, query, matches, documents, failures, passing, scoring } = found;
    const snapshot = this.#snapshot;
    const { scores } = scoring;
    const compare = comparator(snapshot, request, scores);
    const after = request.cursor === undefined ? undefined : decodeCursor(request.cursor, request.sort);
    const candidates = after
      ? passing.filter((document) => compareKeys(sortKey(snapshot, request, scores, document), after) > 0)
      : passing;
    const offset = after ? 0 : request.offset;
    const page = top(candidates, offset + request.limit, compare).slice(offset);
    const needles = needlesOf(query, matches.byParts);
    const hits = page.map((document) => {
      const hit = makeHit(snapshot, request, query, needles, document, scores[document] ?? 0);
      return request.explain ? { ...hit, explanation: scoring.explain(document) } : hit;
    });
    const last = page.at(-1);
    const more = last !== undefined && candidates.length > offset + page.length;
    const undated = documents.filter(
      (document, i) => failures[i] === BITS.date && isUndated(snapshot, request, document),
    ).length;
    const facets: Partial<Record<FacetName, readonly FacetCount[]>> = {};
    for (const name of request.facets) facets[name] = countFacet(snapshot, name, documents, failures);
    return {
      q: request.q,
      total: passing.length,
      relaxed: matches.relaxed && matches.count > 0,
      tookMs: Math.round((performance.now() - began) * 100) / 100,
      generation: this.#generation,
      understood: query.understood,
      hits,
      facets,
      histogram: countMonths(snapshot, request, documents, failures),
      undated,
      ...(more ? { nextCursor: encodeCursor(request.sort, sortKey(snapshot, request, scores, last)) } : {}),
      didYouMean: null,
    };
  }

  async suggest({ q, limit }: SuggestRequest): Promise<SuggestResponse> {
    return this.#suggester.suggest(q, limit, this.#generation);
  }

  async record(type: RecordType, id: string): Promise<RecordDetail | undefined> {
    return recordDetail(this.#snapshot, type, id);
  }

  async explain(request: SearchRequest, id: string): Promise<Explanation | undefined> {
    const { passing, scoring } = this.#find(request);
    const document = passing.find((candidate) => this.#snapshot.columns.ids[candidate] === id);
    return document === undefined ? undefined : scoring.explain(document);
  }

  status(): EngineStatus {
    const newest = this.#snapshot.columns.published
      .flat()
      .reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
    return {
      generation: this.#generation,
      counts: this.#snapshot.columns.counts,
      ...(Number.isFinite(newest) ? { newest: dayText(newest) } : {}),
    };
  }

  #find(asked: SearchRequest): Found {
    const snapshot = this.#snapshot;
    const query = parseQuery(asked.q, snapshot.concepts, asked.literal);
    const request = withFilters(asked, query.filters);
    const matches = this.#matcher.match(query, request.matching);
    const filter = new Filter(snapshot, request);
    const documents: number[] = [];
    const failures: number[] = [];
    const passing: number[] = [];
    const wanted = new Uint8Array(snapshot.size);
    for (let document = 0; document < snapshot.size; document++) {
      if (matches.marks[document] !== 1) continue;
      const failed = filter.failures(document);
      documents.push(document);
      failures.push(failed);
      if (failed !== 0) continue;
      passing.push(document);
      wanted[document] = 1;
    }
    const scoring = new Scoring(snapshot, query, this.#newest);
    const byRelevance = { ...request, sort: 'relevance' } as const;
    scoring.run(wanted, passing, () => comparator(snapshot, byRelevance, scoring.scores));
    return { request, query, matches, documents, failures, passing, scoring };
  }
}

/** The filters typed in the query beside those of the request: lists add up, the narrower bound holds. */
function withFilters(request: SearchRequest, filters: QueryFilters): SearchRequest {
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
