/** What a typed query means: the vocabulary of the parser and of everything after it. */

import { fold } from '../analysis/char-filter.ts';
import type { TokenKind } from '../analysis/token.ts';
import type { Mark, SearchRequest, Understood } from '../contract/search.ts';
import type { Concept } from '../entities/concept.ts';
import { type Phrase, phraseOf } from './phrase.ts';

/** What else the typed characters may stand for: letters for Hanzi, a number or a word for its other spellings. */
export interface Reading {
  readonly kind: 'pinyin' | 'number' | 'regional';
  readonly text: string;
  /** The record must hold each of these. */
  readonly phrases: readonly Phrase[];
  readonly concepts: readonly Concept[];
}

/** One thing that a record must have (or may have, once the query is relaxed). */
export interface QueryUnit {
  readonly phrase: Phrase;
  /** Where it was typed, in UTF-16 units of `q`. */
  readonly mark: Mark;
  /** The record may name these instead, by any of their names. */
  readonly concepts: readonly Concept[];
  /** In quotes: it must stand in the record itself, not in what articles say of it. */
  readonly exact: boolean;
  /** Or hold one of these: what the letters say in pinyin, what a number is otherwise; the likeliest first. */
  readonly readings: readonly Reading[];
}

/** Everything by which a unit may stand in a text: as typed, as its letters may be read, by its other names. */
export function unitNames({ phrase, concepts, readings }: QueryUnit): Phrase[] {
  const named = [...concepts, ...readings.flatMap((reading) => reading.concepts)];
  return [
    phrase,
    ...readings.flatMap(({ phrases }) => phrases),
    ...named.flatMap(({ terms }) => terms.flatMap((term) => phraseOf(fold(term).text) ?? [])),
  ];
}

/** A unit and how often it was typed. */
export interface TypedUnit {
  readonly unit: QueryUnit;
  readonly times: number;
}

/** Each unit once: what is typed twice is looked for once, and weighs twice. */
export function distinctUnits(units: readonly QueryUnit[]): TypedUnit[] {
  const found = new Map<string, { readonly unit: QueryUnit; times: number }>();
  for (const unit of units) {
    const key = `${unit.exact} ${unit.concepts.map((concept) => concept.key)} ${unit.phrase.text}`;
    const known = found.get(key);
    if (known) known.times += 1;
    else found.set(key, { unit, times: 1 });
  }
  return [...found.values()];
}

/** One term that adds to the score of the records that hold it. */
export interface ScoredTerm {
  readonly kind: TokenKind;
  readonly term: string;
  /** Counts only where the record does not hold this concept: the words of a name do not count beside it. */
  readonly unless?: string;
}

/** Filters read from `q` (`company:冠旭`), to be added to those of the request. */
export type QueryFilters = Partial<
  Pick<
    SearchRequest,
    | 'type'
    | 'company'
    | 'region'
    | 'industry'
    | 'stage'
    | 'source'
    | 'tag'
    | 'from'
    | 'to'
    | 'minYi'
    | 'maxYi'
  >
>;

export interface ParsedQuery {
  readonly units: readonly QueryUnit[];
  readonly excluded: readonly Phrase[];
  readonly terms: readonly ScoredTerm[];
  readonly filters: QueryFilters;
  readonly understood: readonly Understood[];
  /** True where words of the query became filters (近30天): they can be taken as words instead. */
  readonly readsWords: boolean;
  /** The words of the query joined, folded: what a title is compared with. */
  readonly text: string;
}
