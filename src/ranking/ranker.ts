/**
 * Documents and a query → scores. score = text × freshness + the factors of `weight.ts`, text being BM25F
 * over words, pairs, characters and concepts, summed from the impacts in the index.
 */
import type { TokenKind } from '../analysis/token.ts';
import { RECORD_TYPES, type RecordType } from '../contract/record.ts';
import type { Explanation } from '../contract/search.ts';
import { idf, impactOf, K1, SLOTS } from '../index/bm25f.ts';
import { documentFrequency, type Slots } from '../index/flex-index.ts';
import type { Snapshot } from '../index/snapshot.ts';
import type { ScoredTerm } from '../query/query.ts';
import { leaf, product, sum } from './explanation.ts';
import { FRESHNESS, HALF_LIFE_DAYS, KIND_WEIGHTS, RESERVE_WEIGHT } from './weight.ts';

const KIND_LABELS: Readonly<Record<TokenKind, string>> = {
  word: '词 word',
  gram: '二字 pair',
  char: '字 character',
  concept: '名称 concept',
};

/** A term of the query with what the index says of it. */
export interface WeighedTerm extends ScoredTerm {
  readonly weight: number;
  readonly idf: number;
  readonly frequency: number;
  readonly slots: Readonly<Record<RecordType, Slots>>;
}

export class Ranker {
  readonly #snapshot: Snapshot;
  readonly #terms: readonly WeighedTerm[];
  /** The greatest text score that any record could reach for these terms. */
  readonly ceiling: number;
  readonly #newest: number;

  constructor(snapshot: Snapshot, terms: readonly ScoredTerm[], newest: number) {
    this.#snapshot = snapshot;
    this.#newest = newest;
    this.#terms = terms.map((term) => {
      const slots = Object.fromEntries(
        RECORD_TYPES.map((type) => [type, snapshot.slots(type, term.kind, term.term)]),
      ) as Record<RecordType, Slots>;
      const frequency = RECORD_TYPES.reduce((total, type) => total + documentFrequency(slots[type]), 0);
      const weight = KIND_WEIGHTS[term.kind] * (term.unless === undefined ? 1 : RESERVE_WEIGHT);
      return { ...term, weight, slots, frequency, idf: idf(snapshot.size, frequency) };
    });
    this.ceiling = this.#terms
      .filter(({ unless }) => unless === undefined)
      .reduce((total, term) => total + term.weight * term.idf * (K1 + 1), 0);
  }

  /** Adds up the text scores of the documents that `wanted` marks with 1; `scores` is by document number. */
  scoreInto(scores: Float64Array, wanted: Uint8Array): void {
    const concepts = new Map<string, Uint8Array>();
    for (const term of this.#terms) {
      if (term.kind !== 'concept') continue;
      const holds = new Uint8Array(wanted.length);
      eachPosting(term, (document) => {
        holds[document] = 1;
      });
      concepts.set(term.term, holds);
    }
    for (const term of this.#terms) {
      const named = term.unless === undefined ? undefined : concepts.get(term.unless);
      const gain = slotGains(term);
      eachPosting(term, (document, slot) => {
        if (wanted[document] === 1 && named?.[document] !== 1)
          scores[document] = (scores[document] ?? 0) + (gain[slot] ?? 0);
      });
    }
  }

  /** 1 for an undated record, up to 1 + FRESHNESS for the newest. */
  freshness(document: number): number {
    const day = this.#snapshot.columns.published[document]?.at(-1);
    return day === undefined ? 1 : 1 + FRESHNESS * 2 ** (-(this.#newest - day) / HALF_LIFE_DAYS);
  }

  /** The text score of one document as a tree. */
  explain(document: number): Explanation {
    const type = this.#snapshot.typeOf(document);
    const held = new Map<WeighedTerm, number>();
    for (const term of this.#terms) {
      const slot = term.slots[type].findIndex((documents) => documents?.includes(document));
      if (slot >= 0) held.set(term, slot);
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
      leaf(`新近 freshness (1 + ${FRESHNESS} × 2^(−days/${HALF_LIFE_DAYS}))`, this.freshness(document)),
    ]);
  }
}

function slotGains(term: WeighedTerm): Float64Array {
  return Float64Array.from({ length: SLOTS }, (_, slot) => term.weight * term.idf * impactOf(slot));
}

function eachPosting(term: WeighedTerm, visit: (document: number, slot: number) => void): void {
  for (const type of RECORD_TYPES) {
    const slots = term.slots[type];
    for (let slot = 0; slot < slots.length; slot++) {
      const documents = slots[slot];
      if (documents) for (const document of documents) visit(document, slot);
    }
  }
}
