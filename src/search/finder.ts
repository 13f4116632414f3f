/** What was typed → everything that it finds: parse → match → filter → score, and once more where it was mistyped. */
import type { SearchRequest } from '../contract/search.ts';
import { shanghaiDay } from '../entities/day.ts';
import type { Catalogue } from '../index/catalogue.ts';
import type { Language } from '../query/language.ts';
import { parseQuery } from '../query/parser.ts';
import type { ParsedQuery } from '../query/query.ts';
import { freshnessOf } from '../ranking/freshness.ts';
import type { Ranking } from '../ranking/weight.ts';
import { Budget } from './budget.ts';
import { correct } from './correction.ts';
import { Filter } from './filter.ts';
import type { Found } from './found.ts';
import type { Holdings, Matching } from './holdings.ts';
import { comparator } from './order.ts';
import { Scoring } from './scoring.ts';
import { withFilters } from './typed-filters.ts';

/** What a document must meet beside the filters of the request. */
type Where = (document: number) => boolean;

export class Finder {
  readonly #holdings: Holdings;
  readonly #catalogue: Catalogue;
  readonly #freshness: Float64Array;
  readonly #language: Language;
  readonly #now: () => Date;
  readonly #ranking: Ranking;

  /** `now` is the day from which 近30天 and the like count back. */
  constructor(holdings: Holdings, now: () => Date, ranking: Ranking) {
    const { catalogue } = holdings;
    this.#holdings = holdings;
    this.#catalogue = catalogue;
    this.#now = now;
    this.#ranking = ranking;
    this.#language = {
      dictionary: catalogue.concepts,
      pinyin: catalogue.pinyin,
      hasWord: (word) => catalogue.frequency('word', word) > 0,
    };
    this.#freshness = freshnessOf(catalogue.columns, ranking.freshness);
  }

  /**
   * Dates and amounts in words are filters unless they leave nothing and some record has the very words.
   * Where no record has everything that was typed, a slip in it is put right before less is asked for.
   * `needed`: how many reports must have their whole scores, see `Scoring.of`.
   */
  async find(
    asked: SearchRequest,
    budget = new Budget(Number.POSITIVE_INFINITY),
    where?: Where,
    needed = neededOf(asked),
  ): Promise<Found> {
    const matcher = this.#holdings.matching(budget, this.#ranking);
    const today = shanghaiDay(this.#now());
    const parse = (q: string, readWords = !asked.literal) =>
      parseQuery(q, this.#language, {
        literal: asked.literal,
        today,
        readWords,
        readings: this.#ranking.readings,
      });
    const query = parse(asked.q);
    const run = (meant: ParsedQuery) => this.#run(asked, meant, matcher, budget, needed, where);
    const found = await run(query);
    if (query.readsWords && !budget.isSpent && found.scoring.documents.length === 0) {
      const words = parse(asked.q, false);
      const literal = await run(words);
      if (!literal.matches.relaxed && literal.scoring.documents.length > 0) return literal;
    }
    const missed = found.matches.relaxed || found.matches.documents.length === 0;
    if (!missed || query.units.length === 0 || budget.isSpent) return found;
    const meant = await correct(
      asked.q,
      query,
      (q) => parse(q, query.readsWords),
      matcher,
      this.#catalogue.spelling,
      this.#catalogue.concepts,
      budget,
    );
    if (!meant) return found;
    if (asked.matching === 'all') return { ...found, meant: meant.q };
    const answer = await run(meant.query);
    return { ...answer, matches: { ...answer.matches, relaxed: true }, meant: meant.q };
  }

  async #run(
    asked: SearchRequest,
    query: ParsedQuery,
    matcher: Matching,
    budget: Budget,
    needed: number,
    where?: Where,
  ): Promise<Found> {
    const catalogue = this.#catalogue;
    const request = withFilters(asked, query.filters);
    const matches = await matcher.match(query, request.matching);
    const { documents } = matches;
    const filter = new Filter(catalogue, request, where);
    const failures = filter.failuresOf(documents);
    const passing = filter.isEmpty ? documents : documents.filter((_, i) => failures[i] === 0);
    const byRelevance = { ...request, sort: 'relevance' } as const;
    const compare = (scores: Float64Array) => comparator(catalogue, byRelevance, passing, scores);
    await budget.breathe();
    const scoring = await Scoring.of(
      this.#holdings,
      query,
      matches,
      this.#freshness,
      this.#ranking,
      passing,
      compare,
      budget,
      needed,
    );
    return { request, query, matches, failures, scoring };
  }
}

/** How many reports of the beginning are asked for. By date scores tell equal days apart, and a cursor may stand anywhere. */
function neededOf({ sort, cursor, offset, limit }: SearchRequest): number {
  return sort === 'relevance' && cursor === undefined
    ? Math.max(1, offset + limit)
    : Number.POSITIVE_INFINITY;
}
