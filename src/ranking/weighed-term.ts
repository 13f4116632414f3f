/** A term of a query with all that its score is made of, but for the slot that a record has it in. */
import type { TokenKind } from '../analysis/token.ts';
import type { Explanation } from '../contract/search.ts';
import { idf, impactOf, K1, SLOTS } from '../index/bm25f.ts';
import type { ScoredTerm } from '../query/query.ts';
import { leaf, product, sum } from './explanation.ts';
import { HALF_LIFE_DAYS, type Ranking } from './weight.ts';

const KIND_LABELS: Readonly<Record<TokenKind, string>> = {
  word: '词 word',
  gram: '二字 pair',
  char: '字 character',
  concept: '名称 concept',
};

export interface WeighedTerm extends ScoredTerm {
  readonly weight: number;
  readonly idf: number;
  /** How many of all records hold it. */
  readonly frequency: number;
}

/** `size`: how many records there are; `frequency`: how many of them hold the term. */
export function weigh(
  { kind, term, unless }: ScoredTerm,
  size: number,
  frequency: number,
  { kinds, reserve }: Ranking,
): WeighedTerm {
  // Where names count for nothing, their words are words like any others.
  const inReserve = kinds.concept === 0 ? undefined : unless;
  return {
    kind,
    term,
    ...(inReserve === undefined ? {} : { unless: inReserve }),
    weight: kinds[kind] * (inReserve === undefined ? 1 : reserve),
    idf: idf(size, frequency),
    frequency,
  };
}

/** The greatest text score that any record could reach for these terms. */
export function ceilingOf(terms: readonly WeighedTerm[]): number {
  return terms
    .filter(({ unless }) => unless === undefined)
    .reduce((total, term) => total + term.weight * term.idf * (K1 + 1), 0);
}

/** A text score as a tree. `held`: the terms that the record holds, each with its slot. */
export function explainText(
  held: ReadonlyMap<WeighedTerm, number>,
  size: number,
  freshness: number,
  ranking: Ranking,
): Explanation {
  const concepts = new Set([...held.keys()].filter(({ kind }) => kind === 'concept').map(({ term }) => term));
  const parts = [...held]
    .filter(([{ unless }]) => unless === undefined || !concepts.has(unless))
    .map(([term, slot]) =>
      product(`${KIND_LABELS[term.kind]} ${term.term}`, [
        leaf('权重 weight', term.weight),
        leaf(`idf = ln(1 + (N − df + .5) / (df + .5)), N ${size}, df ${term.frequency}`, term.idf),
        leaf(`impact (BM25F, slot ${slot + 1}/${SLOTS})`, impactOf(slot)),
      ]),
    );
  return product('正文得分 text', [
    sum('BM25F', parts),
    leaf(`新近 freshness (1 + ${ranking.freshness} × 2^(−days/${HALF_LIFE_DAYS}))`, freshness),
  ]);
}
