/**
 * Documents and the terms of a query → text scores: BM25F over words, pairs, characters and concepts, summed
 * from the impacts in the index, times freshness.
 */
import type { TokenKind } from '../analysis/token.ts';
import type { Explanation } from '../contract/search.ts';
import { idf, impactOf, K1, SLOTS } from '../index/bm25f.ts';
import { type DocumentList, eachShared, isSame, seek } from '../index/document-list.ts';
import type { Postings } from '../index/postings.ts';
import type { Snapshot } from '../index/snapshot.ts';
import { TimeSlice } from '../pace/time-slice.ts';
import type { ScoredTerm } from '../query/query.ts';
import { leaf, product, sum } from './explanation.ts';
import { PlaceTable } from './place-table.ts';
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
  /** Not read where `dense` serves as well. */
  readonly postings: () => Postings;
  /** For a character of very many documents: by document number its slot + 1, 0 for none. */
  readonly dense: Uint8Array | undefined;
  /** Score that a posting in each slot adds. */
  readonly gains: Float64Array;
}

/** What is scored: places in `documents` with their scores so far, those left out marked in `skip`. */
interface Target {
  readonly documents: DocumentList;
  readonly table: PlaceTable;
  readonly scores: Float64Array;
  readonly skip: Uint8Array | undefined;
}

/** Lists this much shorter than another are looked up in it one by one. */
const MUCH_SHORTER = 8;
/** And this much shorter where a table of places would have to be made first. */
const FAR_SHORTER = 64;

/** Adds the gain of each document of the list that is scored. */
function addList({ documents: list, slots }: Postings, gains: Float64Array, target: Target): void {
  const { documents, table, scores, skip } = target;
  const add = (place: number, at: number) => {
    if (skip && skip[place] === 1) return;
    scores[place] = (scores[place] as number) + (gains[slots[at] as number] as number);
  };
  if (isSame(list, documents)) {
    for (let place = 0; place < documents.length; place++) add(place, place);
  } else if (list.length > documents.length * MUCH_SHORTER) {
    for (let place = 0, at = 0; place < documents.length && at < list.length; place++) {
      at = seek(list, documents[place] as number, at);
      if (list[at] === documents[place]) add(place, at);
    }
  } else if (!table.isFilled && documents.length > list.length * FAR_SHORTER) {
    for (let at = 0, place = 0; at < list.length && place < documents.length; at++) {
      place = seek(documents, list[at] as number, place);
      if (list[at] === documents[place]) add(place, at);
    }
  } else {
    const places = table.places();
    for (let at = 0; at < list.length; at++) {
      const place = (places[list[at] as number] as number) - 1;
      if (place >= 0) add(place, at);
    }
  }
}

function postingsOf(snapshot: Snapshot, { kind, term }: ScoredTerm): Postings {
  if (kind === 'gram') return snapshot.grams.pair(term);
  if (kind === 'char') return snapshot.grams.character(term);
  return snapshot.postings(kind, term);
}

/** Adds what each posting of the term gains. */
function addGains({ postings, dense, gains }: WeighedTerm, target: Target): void {
  const { documents, scores, skip } = target;
  if (!dense) {
    addList(postings(), gains, target);
    return;
  }
  for (let place = 0; place < documents.length; place++) {
    const slot = dense[documents[place] as number] as number;
    if (slot === 0 || (skip && skip[place] === 1)) continue;
    scores[place] = (scores[place] as number) + (gains[slot - 1] as number);
  }
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
      const dense = term.kind === 'char' ? snapshot.grams.dense(term.term) : undefined;
      const read = dense ? undefined : postingsOf(snapshot, term);
      const frequency = read?.documents.length ?? snapshot.grams.characterFrequency(term.term);
      const postings = () => read ?? postingsOf(snapshot, term);
      const weight = kinds[term.kind] * (term.unless === undefined ? 1 : reserve);
      const rarity = idf(snapshot.size, frequency);
      const gains = new Float64Array(SLOTS);
      for (let slot = 0; slot < SLOTS; slot++) gains[slot] = weight * rarity * impactOf(slot);
      return { ...term, weight, frequency, postings, dense, idf: rarity, gains };
    });
    this.ceiling = this.#terms
      .filter(({ unless }) => unless === undefined)
      .reduce((total, term) => total + term.weight * term.idf * (K1 + 1), 0);
  }

  /** Text scores, place by place; between two terms others have the thread if the slice is over. */
  async score(documents: DocumentList, slice: TimeSlice = new TimeSlice()): Promise<Float64Array> {
    const scores = new Float64Array(documents.length);
    const named = new Map<string, Uint8Array>();
    for (const term of this.#terms) {
      if (term.kind !== 'concept') continue;
      const holds = new Uint8Array(documents.length);
      eachShared(term.postings().documents, documents, (_, place) => {
        holds[place] = 1;
      });
      named.set(term.term, holds);
    }
    const table = new PlaceTable(documents, this.#snapshot.size);
    for (const term of this.#terms) {
      const skip = term.unless === undefined ? undefined : named.get(term.unless);
      addGains(term, { documents, table, scores, skip });
      if (slice.isOver) await slice.next();
    }
    table.clear();
    for (let place = 0; place < scores.length; place++) {
      scores[place] = (scores[place] as number) * (this.#freshness[documents[place] as number] as number);
    }
    return scores;
  }

  /** The text score of one document as a tree. */
  explain(document: number): Explanation {
    const held = new Map<WeighedTerm, number>();
    for (const term of this.#terms) {
      const { documents, slots } = term.postings();
      const at = seek(documents, document, 0);
      if (documents[at] === document) held.set(term, slots[at] as number);
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
