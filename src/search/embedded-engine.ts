/** The engine in this process: parse → match → filter → score → order → hits, over one immutable snapshot. */
import type { RecordDetail } from '../contract/detail.ts';
import type { RecordType } from '../contract/record.ts';
import type {
  Explanation,
  FacetCount,
  FacetName,
  Hit,
  SearchRequest,
  SearchResponse,
  SuggestRequest,
  SuggestResponse,
} from '../contract/search.ts';
import { dayText, shanghaiDay } from '../entities/day.ts';
import type { DocumentList } from '../index/document-list.ts';
import type { Snapshot } from '../index/snapshot.ts';
import { type HandOver, TimeSlice } from '../pace/time-slice.ts';
import type { Language } from '../query/language.ts';
import { parseQuery } from '../query/parser.ts';
import type { ParsedQuery } from '../query/query.ts';
import { sum } from '../ranking/explanation.ts';
import { freshnessOf } from '../ranking/freshness.ts';
import { numbersOf, top } from '../ranking/top.ts';
import { RANKING, type Ranking } from '../ranking/weight.ts';
import { Budget } from './budget.ts';
import { correct } from './correction.ts';
import { recordDetail } from './detail.ts';
import type { EngineStatus, SearchEngine } from './engine.ts';
import { countFacet, countMonths } from './facet.ts';
import { BITS, dayRange, Filter, isUndated } from './filter.ts';
import { Fold, repeatedReports } from './fold.ts';
import { makeHit, needlesOf } from './hit.ts';
import { Matcher, type Matches } from './match.ts';
import { comparator, compareKeys, decodeCursor, encodeCursor, sortKey } from './order.ts';
import { Scoring } from './scoring.ts';
import { Suggester } from './suggest.ts';
import { withFilters } from './typed-filters.ts';

/** Everything that one request found, before it is cut to a page. */
interface Found {
  readonly request: SearchRequest;
  readonly query: ParsedQuery;
  readonly matches: Matches;
  /** The filters that each matching document fails. */
  readonly failures: Uint16Array;
  /** The documents that fail none, scored. */
  readonly scoring: Scoring;
  /** The query that was answered in place of the one that was typed. */
  readonly meant?: string;
}

export class EmbeddedEngine implements SearchEngine {
  readonly #snapshot: Snapshot;
  readonly #generation: string;
  #suggester: Promise<Suggester> | undefined;
  readonly #freshness: Float64Array;
  readonly #status: EngineStatus;
  readonly #language: Language;
  readonly #now: () => Date;
  readonly #ranking: Ranking;

  /** `now` is the day from which 近30天 and the like count back. */
  constructor(
    snapshot: Snapshot,
    generation: string,
    now: () => Date = () => new Date(),
    ranking: Ranking = RANKING,
  ) {
    this.#now = now;
    this.#ranking = ranking;
    this.#language = {
      dictionary: snapshot.concepts,
      pinyin: snapshot.pinyin,
      hasWord: (word) => snapshot.frequency('word', word) > 0,
    };
    this.#snapshot = snapshot;
    this.#generation = generation;
    this.#freshness = freshnessOf(snapshot.columns, ranking.freshness);
    const newest = snapshot.lastDays.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
    this.#status = {
      generation,
      counts: snapshot.columns.counts,
      ...(Number.isFinite(newest) ? { newest: dayText(newest) } : {}),
    };
  }

  async search(
    asked: SearchRequest,
    budgetMs = Number.POSITIVE_INFINITY,
    handOver?: HandOver,
  ): Promise<SearchResponse> {
    const began = performance.now();
    const budget = new Budget(budgetMs, handOver);
    const found = await this.#find(asked, budget);
    const { request, query, matches, failures, scoring } = found;
    const { documents: passing, scores } = scoring;
    const { documents } = matches;
    const snapshot = this.#snapshot;
    const keyOf = (place: number) =>
      sortKey(snapshot, request, passing[place] as number, scores[place] as number);
    const compare = comparator(snapshot, request, passing, scores);
    const repeatedIn = (list: DocumentList) =>
      request.duplicates === 'fold' ? repeatedReports(snapshot, list) : undefined;
    const repeated = repeatedIn(documents);
    const fold = new Fold(
      snapshot,
      request,
      passing,
      passing === documents ? repeated : repeatedIn(passing),
      compare,
    );
    const after = request.cursor === undefined ? undefined : decodeCursor(request.cursor, request.sort);
    const places = fold.places();
    const candidates = after
      ? numbersOf(places).filter((place) => compareKeys(keyOf(place), after) > 0)
      : places;
    const left = typeof candidates === 'number' ? candidates : candidates.length;
    const offset = after ? 0 : request.offset;
    await budget.breathe();
    const points = request.sort === 'relevance' ? scores : undefined;
    const page = top(candidates, offset + request.limit, compare, points).slice(offset);
    const needles = needlesOf(query, matches.byParts);
    const hits: Hit[] = [];
    for (const place of page) {
      await budget.breathe();
      const document = passing[fold.shown(place)] as number;
      const score = scores[place] as number;
      const hit = makeHit(snapshot, request, query, needles, document, score, fold.others(place));
      const isExplained = request.explain && !budget.isSpent;
      hits.push(isExplained ? { ...hit, explanation: this.#explain(scoring, fold, place) } : hit);
    }
    const last = page.at(-1);
    const more = last !== undefined && left > offset + page.length;
    const undated =
      dayRange(request) === undefined
        ? new Uint32Array(0)
        : documents.filter(
            (document, i) => failures[i] === BITS.date && isUndated(snapshot, request, document),
          );
    const facets: Partial<Record<FacetName, readonly FacetCount[]>> = {};
    for (const name of request.facets) {
      await budget.breathe();
      facets[name] = countFacet(snapshot, name, documents, failures, repeated);
    }
    return {
      q: request.q,
      total: fold.count,
      relaxed: matches.relaxed && documents.length > 0,
      tookMs: Math.round((performance.now() - began) * 100) / 100,
      generation: this.#generation,
      understood: query.understood,
      hits,
      facets,
      histogram: countMonths(snapshot, request, documents, failures, repeated),
      undated: new Fold(snapshot, request, undated, repeatedIn(undated), (a, b) => a - b).count,
      ...(more ? { nextCursor: encodeCursor(request.sort, keyOf(last)) } : {}),
      didYouMean: found.meant ?? null,
      ...(budget.hasCut ? { timedOut: true as const } : {}),
    };
  }

  async suggest({ q, limit }: SuggestRequest): Promise<SuggestResponse> {
    this.#suggester ??= Suggester.of(this.#snapshot, new TimeSlice());
    return (await this.#suggester).suggest(q, limit, this.#generation);
  }

  async record(type: RecordType, id: string): Promise<RecordDetail | undefined> {
    return recordDetail(this.#snapshot, type, id);
  }

  async explain(request: SearchRequest, id: string): Promise<Explanation | undefined> {
    const { scoring } = await this.#find(request);
    const document = scoring.documents.find((candidate) => this.#snapshot.columns.ids[candidate] === id);
    return document === undefined ? undefined : scoring.explain(document);
  }

  /** Of a report that stands where another article of it belongs: the score of that one. */
  #explain(scoring: Scoring, fold: Fold, place: number): Explanation {
    const scored = scoring.documents[place] as number;
    const explanation = scoring.explain(scored);
    if (fold.shown(place) === place) return explanation;
    return sum(`转载中得分最高的 best of its reprints: ${this.#snapshot.columns.ids[scored]}`, [explanation]);
  }

  status(): EngineStatus {
    return this.#status;
  }

  /**
   * Dates and amounts in words are filters unless they leave nothing and some record has the very words.
   * Where no record has everything that was typed, a slip in it is put right before less is asked for.
   */
  async #find(asked: SearchRequest, budget = new Budget(Number.POSITIVE_INFINITY)): Promise<Found> {
    const matcher = new Matcher(this.#snapshot, budget);
    const today = shanghaiDay(this.#now());
    const parse = (q: string, readWords = !asked.literal) =>
      parseQuery(q, this.#language, {
        literal: asked.literal,
        today,
        readWords,
        readings: this.#ranking.readings,
      });
    const query = parse(asked.q);
    const found = await this.#run(asked, query, matcher, budget);
    if (query.readsWords && !budget.isSpent && found.scoring.documents.length === 0) {
      const words = parse(asked.q, false);
      const literal = await this.#run(asked, words, matcher, budget);
      if (!literal.matches.relaxed && literal.scoring.documents.length > 0) return literal;
    }
    const missed = found.matches.relaxed || found.matches.documents.length === 0;
    if (!missed || query.units.length === 0 || budget.isSpent) return found;
    const meant = await correct(
      asked.q,
      query,
      (q) => parse(q, query.readsWords),
      matcher,
      this.#snapshot.spelling,
      this.#snapshot.concepts,
      budget,
    );
    if (!meant) return found;
    if (asked.matching === 'all') return { ...found, meant: meant.q };
    const answer = await this.#run(asked, meant.query, matcher, budget);
    return { ...answer, matches: { ...answer.matches, relaxed: true }, meant: meant.q };
  }

  async #run(asked: SearchRequest, query: ParsedQuery, matcher: Matcher, budget: Budget): Promise<Found> {
    const snapshot = this.#snapshot;
    const request = withFilters(asked, query.filters);
    const matches = await matcher.match(query, request.matching);
    const { documents } = matches;
    const filter = new Filter(snapshot, request);
    const failures = filter.failuresOf(documents);
    const passing = filter.isEmpty ? documents : documents.filter((_, i) => failures[i] === 0);
    const byRelevance = { ...request, sort: 'relevance' } as const;
    const compare = (scores: Float64Array) => comparator(snapshot, byRelevance, passing, scores);
    await budget.breathe();
    const scoring = await Scoring.of(
      snapshot,
      query,
      this.#freshness,
      this.#ranking,
      passing,
      compare,
      budget,
    );
    return { request, query, matches, failures, scoring };
  }
}
