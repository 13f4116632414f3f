/** Every engine of ours: parse → match → filter → score → order → hits, over what one immutable index holds. */
import type { RecordDetail } from '../contract/detail.ts';
import type { DocumentAnswer, DocumentQuery, StoredDocument } from '../contract/document-query.ts';
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
import { dayText } from '../entities/day.ts';
import type { Catalogue } from '../index/catalogue.ts';
import { type HandOver, TimeSlice } from '../pace/time-slice.ts';
import { sum } from '../ranking/explanation.ts';
import { RANKING, type Ranking } from '../ranking/weight.ts';
import { ALONE } from '../reprints/reprints.ts';
import { documentOf, statedOf } from './attribute.ts';
import { Budget } from './budget.ts';
import { conditionTest } from './condition.ts';
import { recordDetail } from './detail.ts';
import { answerDocuments, requestOf } from './document-search.ts';
import type { EngineStatus, SearchEngine } from './engine.ts';
import { countFacet, countMonths } from './facet.ts';
import { BITS, dayRange, isUndated } from './filter.ts';
import { Finder } from './finder.ts';
import { Fold } from './fold.ts';
import { makeHit, needlesOf } from './hit.ts';
import type { Holdings } from './holdings.ts';
import { encodeCursor } from './order.ts';
import { listPage, repeatedIn } from './page.ts';
import type { Scoring } from './scoring.ts';
import { SPELLED_MS, spelledRequest, spelledSuggestions } from './spelled.ts';
import { Suggester } from './suggest.ts';

export class RecordEngine implements SearchEngine {
  readonly #holdings: Holdings;
  readonly #catalogue: Catalogue;
  readonly #generation: string;
  #suggester: Promise<Suggester> | undefined;
  readonly #finder: Finder;
  readonly #status: EngineStatus;
  readonly #spelledMs: number;

  /** `now` is the day from which 近30天 and the like count back; `spelledMs`: time for what is suggested by a search. */
  constructor(
    holdings: Holdings,
    generation: string,
    now: () => Date = () => new Date(),
    ranking: Ranking = RANKING,
    spelledMs: number = SPELLED_MS,
  ) {
    this.#spelledMs = spelledMs;
    const { catalogue } = holdings;
    this.#finder = new Finder(holdings, now, ranking);
    this.#holdings = holdings;
    this.#catalogue = catalogue;
    this.#generation = generation;
    const newest = catalogue.lastDays.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
    this.#status = {
      generation,
      counts: catalogue.columns.counts,
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
    const found = await this.#finder.find(asked, budget);
    const { request, query, matches, failures, scoring } = found;
    const { documents: passing, scores } = scoring;
    const { documents } = matches;
    const catalogue = this.#catalogue;
    const { fold, places, more, repeated, keyOf } = await listPage(catalogue, found, budget);
    const needles = needlesOf(query, matches.byParts);
    const hits: Hit[] = [];
    const shelf = this.#holdings.shelf();
    const shown = places.map((place) => passing[fold.shown(place)] as number);
    await budget.waitFor(shelf.load(shown, ['head', 'body', 'folded']));
    await budget.waitFor(shelf.load(this.#originalsOf(shown), ['head']));
    if (request.explain) await scoring.prepare(places.map((place) => passing[place] as number));
    for (const place of places) {
      await budget.breathe();
      const document = passing[fold.shown(place)] as number;
      const score = scores[place] as number;
      const hit = makeHit(shelf, request, query, needles, document, score, fold.others(place));
      const isExplained = request.explain && !budget.isSpent;
      hits.push(isExplained ? { ...hit, explanation: await this.#explain(scoring, fold, place) } : hit);
    }
    const last = places.at(-1);
    const undated =
      dayRange(request) === undefined
        ? new Uint32Array(0)
        : documents.filter(
            (document, i) => failures[i] === BITS.date && isUndated(catalogue, request, document),
          );
    const facets: Partial<Record<FacetName, readonly FacetCount[]>> = {};
    for (const name of request.facets) {
      await budget.breathe();
      facets[name] = countFacet(catalogue, name, documents, failures, repeated);
    }
    await budget.breathe();
    return {
      q: request.q,
      total: fold.count,
      relaxed: matches.relaxed && documents.length > 0,
      tookMs: Math.round((performance.now() - began) * 100) / 100,
      generation: this.#generation,
      understood: query.understood,
      hits,
      facets,
      histogram: countMonths(catalogue, request, documents, failures, repeated),
      undated: new Fold(catalogue, request, undated, repeatedIn(catalogue, request, undated), (a, b) => a - b)
        .count,
      ...(more && last !== undefined ? { nextCursor: encodeCursor(request.sort, keyOf(last)) } : {}),
      didYouMean: found.meant ?? null,
      ...(budget.hasCut ? { timedOut: true as const } : {}),
      ...(budget.isPartial ? { partial: true as const } : {}),
    };
  }

  /** The ids of the page that `search` would give, best first, and its total: nothing is read or rendered for them. */
  async rank(asked: SearchRequest): Promise<{ readonly ids: readonly string[]; readonly total: number }> {
    const budget = new Budget(Number.POSITIVE_INFINITY);
    const found = await this.#finder.find(asked, budget);
    const { fold, places } = await listPage(this.#catalogue, found, budget);
    const { documents } = found.scoring;
    const { ids } = this.#catalogue.columns;
    return {
      ids: places.map((place) => ids.get(documents[fold.shown(place)] as number)),
      total: fold.count,
    };
  }

  async suggest({ q, limit }: SuggestRequest, handOver?: HandOver): Promise<SuggestResponse> {
    this.#suggester ??= Suggester.of(() => this.#holdings.shelf(), new TimeSlice(handOver));
    const answer = await (await this.#suggester).suggest(q, limit, this.#generation);
    const spelled = answer.suggestions.length === 0 ? spelledRequest(q, limit) : undefined;
    if (spelled === undefined) return answer;
    const { hits } = await this.search(spelled, this.#spelledMs, handOver);
    return { ...answer, suggestions: spelledSuggestions(hits) };
  }

  async record(type: RecordType, id: string): Promise<RecordDetail | undefined> {
    return recordDetail(this.#holdings.shelf(), type, id);
  }

  async explain(request: SearchRequest, id: string): Promise<Explanation | undefined> {
    const { scoring } = await this.#finder.find(request);
    const { ids } = this.#catalogue.columns;
    const document = scoring.documents.find((candidate) => ids.get(candidate) === id);
    return document === undefined ? undefined : scoring.explain(document);
  }

  async documents(
    query: DocumentQuery,
    budgetMs = Number.POSITIVE_INFINITY,
    handOver?: HandOver,
  ): Promise<DocumentAnswer> {
    const began = performance.now();
    const budget = new Budget(budgetMs, handOver);
    const where = query.where && conditionTest(this.#catalogue, query.type, query.where);
    // Where attributes order them, scores tell equal ones apart, wherever they stand.
    const needed = query.order.length > 0 ? Number.POSITIVE_INFINITY : undefined;
    const found = await this.#finder.find(requestOf(query), budget, where, needed);
    const answer = await answerDocuments(this.#holdings.shelf(), query, found, budget);
    const tookMs = Math.round((performance.now() - began) * 100) / 100;
    return { ...answer, tookMs, generation: this.#generation };
  }

  async document(type: RecordType, id: string): Promise<StoredDocument | undefined> {
    const number = this.#catalogue.numberOf(type, id);
    if (number === undefined) return undefined;
    const shelf = this.#holdings.shelf();
    await shelf.load([number], ['head', 'body']);
    const stated = statedOf(shelf, number);
    return { document: documentOf(shelf, number), ...(stated ? { stated } : {}) };
  }

  /** The originals of those of the documents that have another one. */
  #originalsOf(documents: readonly number[]): number[] {
    const originals = documents.map((document) => this.#catalogue.originals[document] as number);
    return originals.filter((original, i) => original !== ALONE && original !== documents[i]);
  }

  /** Of a report that stands where another article of it belongs: the score of that one. */
  async #explain(scoring: Scoring, fold: Fold, place: number): Promise<Explanation> {
    const scored = scoring.documents[place] as number;
    const explanation = await scoring.explain(scored);
    if (fold.shown(place) === place) return explanation;
    return sum(`转载中得分最高的 best of its reprints: ${this.#catalogue.columns.ids.get(scored)}`, [
      explanation,
    ]);
  }

  /** What it knows of its records without reading one. */
  get catalogue(): Catalogue {
    return this.#catalogue;
  }

  status(): EngineStatus {
    return this.#status;
  }
}
