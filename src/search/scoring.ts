/** Matching documents → their scores: text first, then the factors that look at the whole record. */
import type { Explanation } from '../contract/search.ts';
import { nameKey } from '../entities/concept.ts';
import type { Catalogue } from '../index/catalogue.ts';
import { type DocumentList, seek } from '../index/document-list.ts';
import type { Shelf } from '../index/shelf.ts';
import type { Phrase } from '../query/phrase.ts';
import { distinctUnits, type ParsedQuery, type TypedUnit, unitNames } from '../query/query.ts';
import { leaf, product, sum } from '../ranking/explanation.ts';
import { findUnits, heldShare, shareIn, windowShare } from '../ranking/proximity.ts';
import { top } from '../ranking/top.ts';
import { UnitPlaces } from '../ranking/unit-places.ts';
import { FACTORS, type Factor, type Ranking, RERANKED, WINDOW } from '../ranking/weight.ts';
import { BestReports } from './best-reports.ts';
import type { Budget } from './budget.ts';
import type { Holdings, TextRanking } from './holdings.ts';
import type { Matches } from './match.ts';
import type { Compare } from './order.ts';
import { unitWeights } from './unit-weight.ts';

const LABELS: Readonly<Record<Factor, string>> = {
  company: '所搜企业 the company asked for',
  companyProject: '所搜企业的项目 its project',
  exactTitle: '标题相同 title is the query',
  title: '标题 share of the query in the title',
  name: '名称 share of the query in the name',
  coverage: '齐全 share of the query in the record',
  proximity: `相邻 share of the query inside ${WINDOW} characters`,
};

const OF_TITLE: readonly Factor[] = ['exactTitle', 'title', 'name'];
const OF_TEXT: readonly Factor[] = ['proximity', 'coverage'];

/** What was read of one document. */
class Reading {
  readonly document: number;
  title: string | undefined;
  titleShare: number | undefined;
  places: UnitPlaces | undefined;

  constructor(document: number) {
    this.document = document;
  }
}

export class Scoring {
  /** What is scored, and the scores place by place. */
  readonly documents: DocumentList;
  scores: Float64Array = new Float64Array(0);
  readonly #catalogue: Catalogue;
  readonly #shelf: Shelf;
  readonly #query: ParsedQuery;
  readonly #ranker: TextRanking;
  readonly #factors: Ranking['factors'];
  readonly #budget: Budget;
  readonly #reranked = new Set<number>();
  /** Ids of the companies that are the whole query. */
  readonly #companies: ReadonlySet<string>;
  /** The query as a whole title may print it: as typed, or by any name of what it names. */
  readonly #names: readonly string[];
  readonly #units: readonly TypedUnit[];
  #read = new Reading(-1);
  #unitWeights: readonly number[] | undefined;
  #unitPhrases: readonly (readonly Phrase[])[] | undefined;
  /** Where the units stand in the document that is read. */
  readonly #unitPlaces = new UnitPlaces();

  /**
   * Scores all `documents`; `compare` orders places of them by the scores so far. `needed`: how many reports, the best
   * ones, are asked for: they and their scores are as if every score was whole, while others may lack a share that
   * would not bring them among those.
   */
  static async of(
    holdings: Holdings,
    query: ParsedQuery,
    matches: Matches,
    freshness: Float64Array,
    ranking: Ranking,
    documents: DocumentList,
    compare: (scores: Float64Array) => Compare,
    budget: Budget,
    needed = Number.POSITIVE_INFINITY,
  ): Promise<Scoring> {
    const ranker = holdings.textRanking(query, matches, freshness, ranking);
    const scoring = new Scoring(holdings, ranker, query, ranking, documents, budget);
    await scoring.#score(compare, needed);
    return scoring;
  }

  private constructor(
    holdings: Holdings,
    ranker: TextRanking,
    query: ParsedQuery,
    ranking: Ranking,
    documents: DocumentList,
    budget: Budget,
  ) {
    this.#budget = budget;
    this.#catalogue = holdings.catalogue;
    this.#shelf = holdings.shelf();
    this.#query = query;
    this.#units = distinctUnits(query.units);
    this.#ranker = ranker;
    this.#factors = ranking.factors;
    this.documents = documents;
    const [only] = query.units;
    const meant = only && [...only.concepts, ...only.readings.flatMap(({ concepts }) => concepts)];
    const alone = query.units.length === 1 ? (meant ?? []) : [];
    this.#companies = new Set(alone.flatMap(({ kind, id }) => (kind === 'company' && id ? [id] : [])));
    this.#names = [query.text, ...alone.flatMap(({ terms }) => terms.map(nameKey))];
  }

  async #score(compare: (scores: Float64Array) => Compare, needed: number): Promise<void> {
    const { documents } = this;
    this.scores = await this.#ranker.score(documents, this.#budget.slice);
    if (this.#companies.size > 0)
      await this.#add(this.#others(), this.#weighed(['company', 'companyProject']));
    if (this.#query.units.length === 0) return;
    const best = top(documents.length, RERANKED, compare(this.scores), this.scores);
    for (const place of best) this.#reranked.add(documents[place] as number);
    await this.#add(best, this.#weighed(OF_TITLE));
    // A query of one unit has no share of it anywhere: no text is looked into.
    if (this.#query.units.length < 2 || this.#budget.isSpent) return;
    await this.#budget.waitFor(this.#shelf.load(this.#reranked, ['folded']));
    const { scores } = this;
    best.sort((a, b) => (scores[b] as number) - (scores[a] as number));
    await this.#add(best, this.#weighed(OF_TEXT), new BestReports(needed, this.#catalogue.originals));
  }

  /** The places of what is no article. */
  #others(): readonly number[] {
    const [, articles] = this.#catalogue.range('article');
    const first = seek(this.documents, articles, 0);
    return Array.from({ length: this.documents.length - first }, (_, i) => first + i);
  }

  /** Those of the factors that count for something. */
  #weighed(factors: readonly Factor[]): readonly Factor[] {
    return factors.filter((factor) => this.#factors[factor] !== 0);
  }

  /** Adds the factors; with `best`, whose scores are whole then, no longer than one of them could come among the best. */
  async #add(places: readonly number[], factors: readonly Factor[], best?: BestReports): Promise<void> {
    const { scores, documents } = this;
    const { ceiling } = this.#ranker;
    /** A score if each of the factors held in full, added up as they are. */
    const most = (score: number) => factors.reduce((sum, one) => sum + this.#factors[one] * ceiling, score);
    for (let i = 0; i < places.length; i++) {
      // Places come by falling scores: those that follow could gain no more than this one.
      if (best && most(scores[places[i] as number] as number) < best.least) return;
      if (this.#budget.slice.isOver) await this.#budget.slice.next();
      if (this.#budget.isSpent) return;
      const place = places[i] as number;
      const document = documents[place] as number;
      for (let f = 0; f < factors.length; f++) {
        const factor = factors[f] as Factor;
        const share = this.#measure(document, factor) * this.#factors[factor] * ceiling;
        scores[place] = (scores[place] as number) + share;
      }
      best?.add(document, scores[place] as number);
    }
  }

  /** To be called before several documents are explained. */
  async prepare(documents: readonly number[]): Promise<void> {
    const prepared = this.#ranker.prepare?.(documents);
    if (prepared) await this.#budget.waitFor(prepared);
  }

  async explain(document: number): Promise<Explanation> {
    const factors = FACTORS.flatMap((factor) => {
      const measured = this.#factors[factor] === 0 ? 0 : this.#measure(document, factor);
      if (measured === 0) return [];
      return product(LABELS[factor], [
        leaf('程度 measure', measured),
        leaf('权重 weight', this.#factors[factor]),
        leaf('本次检索正文得分上限 ceiling of text', this.#ranker.ceiling),
      ]);
    });
    return sum('得分 score', [await this.#ranker.explain(document), ...factors]);
  }

  /** How far the factor holds for the document, 0 to 1. */
  #measure(document: number, factor: Factor): number {
    const { columns } = this.#catalogue;
    if (factor === 'company') {
      const isCompany = this.#catalogue.typeOf(document) === 'company';
      return isCompany && this.#companies.has(columns.ids.get(document)) ? 1 : 0;
    }
    if (factor === 'companyProject') {
      if (this.#companies.size === 0 || this.#catalogue.typeOf(document) !== 'project') return 0;
      const isAsked = (company: number) => this.#companies.has(columns.ids.get(company));
      return columns.companies.some(document, isAsked) ? 1 : 0;
    }
    if (!this.#reranked.has(document)) return 0;
    if (factor === 'proximity') return this.#windowShare(document, WINDOW);
    if (factor === 'coverage') return this.#windowShare(document, Number.POSITIVE_INFINITY);
    if (factor === 'exactTitle') return this.#names.includes(this.#title(document)) ? 1 : 0;
    const isArticle = this.#catalogue.typeOf(document) === 'article';
    return isArticle === (factor === 'title') ? this.#titleShare(document) : 0;
  }

  /** Factors come document by document. */
  #reading(document: number): Reading {
    if (this.#read.document !== document) this.#read = new Reading(document);
    return this.#read;
  }

  #title(document: number): string {
    const read = this.#reading(document);
    read.title ??= this.#catalogue.foldedTitle(document);
    return read.title;
  }

  /** Share of the units' weight that stands in the title, by any of their names. */
  #titleShare(document: number): number {
    const read = this.#reading(document);
    read.titleShare ??= shareIn(this.#title(document), this.#unitNames(), this.#weights());
    return read.titleShare;
  }

  /** The greatest share of the units' weight inside a window of the record; a query of one unit has no share. */
  #windowShare(document: number, window: number): number {
    if (this.#query.units.length < 2) return 0;
    // The title begins the text: what it holds stands close together there.
    if (this.#title(document).length <= WINDOW && this.#titleShare(document) === 1) return 1;
    const places = this.#places(document);
    return window === Number.POSITIVE_INFINITY
      ? heldShare(places, this.#weights())
      : windowShare(places, this.#weights(), window);
  }

  #places(document: number): UnitPlaces {
    const read = this.#reading(document);
    read.places ??= findUnits(this.#shelf.text(document), this.#unitNames(), this.#unitPlaces);
    return read.places;
  }

  /** The names by which each unit may stand in a text. */
  #unitNames(): readonly (readonly Phrase[])[] {
    this.#unitPhrases ??= this.#units.map(({ unit }) => unitNames(unit));
    return this.#unitPhrases;
  }

  #weights(): readonly number[] {
    this.#unitWeights ??= unitWeights(this.#catalogue, this.#units);
    return this.#unitWeights;
  }
}
