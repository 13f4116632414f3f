/**
 * Documents and the terms of a query → text scores: BM25F over words, pairs, characters and concepts, summed
 * from the impacts in the index, times freshness.
 */
import type { TokenKind } from '../analysis/token.ts';
import { RECORD_TYPES } from '../contract/record.ts';
import type { Explanation } from '../contract/search.ts';
import { idf, impactOf, K1, SLOTS } from '../index/bm25f.ts';
import { type DocumentList, eachShared } from '../index/document-list.ts';
import { documentFrequency, type Slots } from '../index/flex-index.ts';
import type { Snapshot } from '../index/snapshot.ts';
import type { ScoredTerm } from '../query/query.ts';
import { leaf, product, sum } from './explanation.ts';
import { HALF_LIFE_DAYS, type Ranking } from './weight.ts';

const KIND_LABELS: Readonly<Record<TokenKind, string>> = {
  word: '词 word',
  gram: '二字 pair',
  char: '字 character',
  concept: '名称 concept',
};

/** A term of the query with what the index says of it. */
interface WeighedTerm extends ScoredTerm {
  readonly weight: number;
  readonly idf: number;
  readonly frequency: number;
  /** Documents of a word or concept by slot, of each record type. */
  readonly slots: readonly Slots[];
  /** Score that a posting in each slot adds. */
  readonly gains: Float64Array;
}

export class Ranker {
  readonly #snapshot: Snapshot;
  readonly #ranking: Ranking;
  readonly #freshness: Float64Array;
  readonly #terms: readonly WeighedTerm[];
  /** The greatest text score that any record could reach for these terms. */
  readonly ceiling: number;

  /** `freshness` by document number, see `freshnessOf`. */
  constructor(snapshot: Snapshot, terms: readonly ScoredTerm[], freshness: Float64Array, ranking: Ranking) {
    this.#snapshot = snapshot;
    this.#ranking = ranking;
    this.#freshness = freshness;
    const { kinds, reserve } = ranking;
    this.#terms = terms.map((scored) => {
      // Where names count for nothing, their words are words like any others.
      const term: ScoredTerm = kinds.concept === 0 ? { kind: scored.kind, term: scored.term } : scored;
      const { kind } = term;
      const slots =
        kind === 'gram' || kind === 'char'
          ? []
          : RECORD_TYPES.map((type) => snapshot.slots(type, kind, term.term));
      const frequency =
        kind === 'gram' || kind === 'char'
          ? snapshot.frequency(kind, term.term)
          : slots.reduce((sum, found) => sum + documentFrequency(found), 0);
      const weight = kinds[term.kind] * (term.unless === undefined ? 1 : reserve);
      const rarity = idf(snapshot.size, frequency);
      const gains = new Float64Array(SLOTS);
      for (let slot = 0; slot < SLOTS; slot++) gains[slot] = weight * rarity * impactOf(slot);
      return { ...term, weight, frequency, slots, idf: rarity, gains };
    });
    this.ceiling = this.#terms
      .filter(({ unless }) => unless === undefined)
      .reduce((total, term) => total + term.weight * term.idf * (K1 + 1), 0);
  }

  /** Text scores, place by place. */
  score(documents: DocumentList): Float64Array {
    const scores = new Float64Array(documents.length);
    const named = new Map<string, Uint8Array>();
    for (const term of this.#terms) {
      if (term.kind !== 'concept') continue;
      const holds = new Uint8Array(documents.length);
      this.#eachPosting(term, documents, (place) => {
        holds[place] = 1;
      });
      named.set(term.term, holds);
    }
    for (const term of this.#terms) {
      const { gains } = term;
      const skip = term.unless === undefined ? undefined : named.get(term.unless);
      this.#eachPosting(term, documents, (place, slot) => {
        if (skip?.[place] !== 1) scores[place] = (scores[place] as number) + (gains[slot] as number);
      });
    }
    for (let place = 0; place < scores.length; place++) {
      scores[place] = (scores[place] as number) * (this.#freshness[documents[place] as number] as number);
    }
    return scores;
  }

  #eachPosting(
    { kind, term, slots: lists }: WeighedTerm,
    documents: DocumentList,
    visit: (place: number, slot: number) => void,
  ): void {
    if (kind === 'gram' || kind === 'char') {
      const { grams } = this.#snapshot;
      const postings = kind === 'gram' ? grams.pair(term) : grams.character(term);
      const dense = kind === 'char' ? grams.dense(term) : undefined;
      if (dense && postings.documents.length > documents.length) {
        for (let place = 0; place < documents.length; place++) {
          const slot = dense[documents[place] as number] as number;
          if (slot !== 0) visit(place, slot - 1);
        }
        return;
      }
      const { slots } = postings;
      eachShared(postings.documents, documents, (at, place) => visit(place, slots[at] as number));
      return;
    }
    for (const slots of lists) {
      for (let slot = 0; slot < slots.length; slot++) {
        const list = slots[slot];
        if (list) eachShared(list, documents, (_, place) => visit(place, slot));
      }
    }
  }

  /** The text score of one document as a tree. */
  explain(document: number): Explanation {
    const held = new Map<WeighedTerm, number>();
    for (const term of this.#terms) {
      this.#eachPosting(term, Uint32Array.of(document), (_, slot) => held.set(term, slot));
    }
    const concepts = new Set(
      [...held.keys()].filter(({ kind }) => kind === 'concept').map(({ term }) => term),
    );
    const parts = [...held]
      .filter(([{ unless }]) => unless === undefined || !concepts.has(unless))
      .map(([term, slot]) =>
        product(`${KIND_LABELS[term.kind]} ${term.term}`, [
          leaf('权重 weight', term.weight),
          leaf(
            `idf = ln(1 + (N − df + .5) / (df + .5)), N ${this.#snapshot.size}, df ${term.frequency}`,
            term.idf,
          ),
          leaf(`impact (BM25F, slot ${slot + 1}/${SLOTS})`, impactOf(slot)),
        ]),
      );
    return product('正文得分 text', [
      sum('BM25F', parts),
      leaf(
        `新近 freshness (1 + ${this.#ranking.freshness} × 2^(−days/${HALF_LIFE_DAYS}))`,
        this.#freshness[document] ?? 1,
      ),
    ]);
  }
}
