/** Every number of the ranking that is a choice, with its meaning. */
import type { TokenKind } from '../analysis/token.ts';

/** What is added to the text score, as far as it holds. */
export const FACTORS = [
  'company',
  'companyProject',
  'exactTitle',
  'title',
  'name',
  'proximity',
  'coverage',
] as const;
export type Factor = (typeof FACTORS)[number];

/** Everything of a ranking that can be turned down, or off with 0. */
export interface Ranking {
  /** Weight of a term's idf × impact by kind. */
  readonly kinds: Readonly<Record<TokenKind, number>>;
  /** Share that the words of a name count with in a record that does not name it as such. */
  readonly reserve: number;
  /**
   * Shares of the greatest text score that the query can reach, so that they mean the same for a short and a
   * long query.
   */
  readonly factors: Readonly<Record<Factor, number>>;
  /** Greatest gain of a new article over an undated one, as a share of its text score. */
  readonly freshness: number;
  /** Whether letters are read as pinyin, and altered and regional words of a query as what they stand for. */
  readonly readings: boolean;
}

export const RANKING: Ranking = {
  // Words 1, pairs 1, characters 0.5: measured better than any two of them on keyword-to-abstract retrieval
  // (nDCG@10 .653 against .640). A concept stands for all three at once.
  kinds: { word: 1, gram: 1, char: 0.5, concept: 2.5 },
  reserve: 0.5,
  factors: {
    /** A company that is the whole query. Greater than text and all other factors together: it comes first. */
    company: 3,
    /** A project of that company: after it, before the news. */
    companyProject: 1.5,
    /** The title is the query. */
    exactTitle: 0.5,
    /** All of the query's weight in the title of an article. */
    title: 0.15,
    /** All of it in the name of a project or company: what is called so comes before what tells of it. */
    name: 0.3,
    /** All of the query's weight inside one window of the text. */
    proximity: 0.3,
    /** All of the query's weight anywhere in the record. */
    coverage: 0.3,
  },
  freshness: 0.05,
  readings: true,
};

/** Characters in the window of `proximity`. 60 gained more than 120 and 240 where it was measured. */
export const WINDOW = 60;
/** How many of the best records by text are looked at again for title and proximity. */
export const RERANKED = 60;

/** Days after which the gain of a new article has halved, counted back from the newest article of the index. */
export const HALF_LIFE_DAYS = 365;
