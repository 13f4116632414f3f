/**
 * Documents and the terms of a query → text scores: BM25F over words, pairs, characters and concepts, summed
 * from the impacts in the index, times freshness.
 */
import type { Explanation } from '../contract/search.ts';
import { impactOf, SLOTS } from '../index/bm25f.ts';
import { type DocumentList, eachShared, isSame, seek } from '../index/document-list.ts';
import type { Postings } from '../index/postings.ts';
import type { Snapshot } from '../index/snapshot.ts';
import { TimeSlice } from '../pace/time-slice.ts';
import type { ScoredTerm } from '../query/query.ts';
import { PlaceTable } from './place-table.ts';
import { ceilingOf, explainText, type WeighedTerm, weigh } from './weighed-term.ts';
import type { Ranking } from './weight.ts';

/**
 * A term of the query with what the index says of it. A class: V8 puts object literals of which many outlived a
 * collection among the old ones at once, and whatever they refer to with them.
 */
class ReadTerm {
  readonly weighed: WeighedTerm;
  /** For a character of very many documents: by document number its slot + 1, 0 for none. */
  readonly dense: Uint8Array | undefined;
  /** Score that a posting in each slot adds: that of a slot is `gains[gainsAt + slot + 1]`, before them 0 for none. */
  readonly gains: Float64Array;
  readonly gainsAt: number;
  readonly #snapshot: Snapshot;
  readonly #scored: ScoredTerm;
  /** Not read where `dense` serves as well. */
  #postings: Postings | undefined;

  constructor(
    snapshot: Snapshot,
    scored: ScoredTerm,
    ranking: Ranking,
    gains: Float64Array,
    gainsAt: number,
  ) {
    this.#snapshot = snapshot;
    this.#scored = scored;
    const { kind, term } = scored;
    this.dense = kind === 'char' ? snapshot.grams.dense(term) : undefined;
    const frequency = this.dense ? snapshot.grams.characterFrequency(term) : this.postings().documents.length;
    this.weighed = weigh(scored, snapshot.size, frequency, ranking);
    const { weight, idf } = this.weighed;
    for (let slot = 0; slot < SLOTS; slot++) gains[gainsAt + slot + 1] = weight * idf * impactOf(slot);
    this.gains = gains;
    this.gainsAt = gainsAt;
  }

  postings(): Postings {
    this.#postings ??= postingsOf(this.#snapshot, this.#scored);
    return this.#postings;
  }
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

/**
 * Adds the gain of each document of the list that is scored. Each way is a function of its own: V8 compiles it for what
 * it meets there, and a loop that is not compiled makes an object of every score.
 */
function addList(list: Postings, gains: Float64Array, from: number, target: Target): void {
  const { documents, table } = target;
  if (isSame(list.documents, documents)) addInStep(list, gains, from, target);
  else if (list.documents.length > documents.length * MUCH_SHORTER) addSought(list, gains, from, target);
  else if (!table.isFilled && documents.length > list.documents.length * FAR_SHORTER)
    addSeeking(list, gains, from, target);
  else addByTable(list, gains, from, target);
}

/** Where the list is that of the documents themselves. */
function addInStep({ slots }: Postings, gains: Float64Array, from: number, { scores, skip }: Target): void {
  for (let place = 0; place < scores.length; place++) {
    if (skip && skip[place] === 1) continue;
    scores[place] = (scores[place] as number) + (gains[from + (slots[place] as number)] as number);
  }
}

/** Each document is looked for in the list. */
function addSought(postings: Postings, gains: Float64Array, from: number, target: Target): void {
  const { documents: list, slots } = postings;
  const { documents, scores, skip } = target;
  for (let place = 0, at = 0; place < documents.length && at < list.length; place++) {
    at = seek(list, documents[place] as number, at);
    if (list[at] !== documents[place] || (skip && skip[place] === 1)) continue;
    scores[place] = (scores[place] as number) + (gains[from + (slots[at] as number)] as number);
  }
}

/** Each of the list is looked for among the documents. */
function addSeeking(postings: Postings, gains: Float64Array, from: number, target: Target): void {
  const { documents: list, slots } = postings;
  const { documents, scores, skip } = target;
  for (let at = 0, place = 0; at < list.length && place < documents.length; at++) {
    place = seek(documents, list[at] as number, place);
    if (list[at] !== documents[place] || (skip && skip[place] === 1)) continue;
    scores[place] = (scores[place] as number) + (gains[from + (slots[at] as number)] as number);
  }
}

/** The table says where each of the list is among the documents. */
function addByTable(postings: Postings, gains: Float64Array, from: number, target: Target): void {
  const { documents: list, slots } = postings;
  const { table, scores, skip } = target;
  const places = table.places();
  for (let at = 0; at < list.length; at++) {
    const place = (places[list[at] as number] as number) - 1;
    if (place < 0 || (skip && skip[place] === 1)) continue;
    scores[place] = (scores[place] as number) + (gains[from + (slots[at] as number)] as number);
  }
}

function postingsOf(snapshot: Snapshot, { kind, term }: ScoredTerm): Postings {
  if (kind === 'gram') return snapshot.grams.pair(term);
  if (kind === 'char') return snapshot.grams.character(term);
  return snapshot.postings(kind, term);
}

/** Adds what each posting of the term gains. */
function addGains(term: ReadTerm, target: Target): void {
  const { dense, gains, gainsAt } = term;
  const { documents, scores, skip } = target;
  if (!dense) {
    addList(term.postings(), gains, gainsAt + 1, target);
    return;
  }
  for (let place = 0; place < documents.length; place++) {
    if (skip && skip[place] === 1) continue;
    scores[place] =
      (scores[place] as number) + (gains[gainsAt + (dense[documents[place] as number] as number)] as number);
  }
}

/** As `addGains` of the one term and then of the other, nothing left out: both gains go to a score at once. */
function addBothGains(one: ReadTerm, other: ReadTerm, { documents, scores }: Target): void {
  const [first, second] = [one.dense as Uint8Array, other.dense as Uint8Array];
  const { gains } = one;
  const [firstAt, secondAt] = [one.gainsAt, other.gainsAt];
  for (let place = 0; place < documents.length; place++) {
    const document = documents[place] as number;
    const score = (scores[place] as number) + (gains[firstAt + (first[document] as number)] as number);
    scores[place] = score + (gains[secondAt + (second[document] as number)] as number);
  }
}

function freshen(scores: Float64Array, documents: DocumentList, freshness: Float64Array): void {
  for (let place = 0; place < scores.length; place++)
    scores[place] = (scores[place] as number) * (freshness[documents[place] as number] as number);
}

export class Ranker {
  readonly #snapshot: Snapshot;
  readonly #ranking: Ranking;
  readonly #freshness: Float64Array;
  readonly #terms: readonly ReadTerm[];
  /** The greatest text score that any record could reach for these terms. */
  readonly ceiling: number;

  /** `freshness` by document number, see `freshnessOf`. */
  constructor(snapshot: Snapshot, terms: readonly ScoredTerm[], freshness: Float64Array, ranking: Ranking) {
    this.#snapshot = snapshot;
    this.#ranking = ranking;
    this.#freshness = freshness;
    // One for all terms: what lies outside of the heap costs most by its number.
    const gains = new Float64Array(terms.length * (SLOTS + 1));
    this.#terms = terms.map((scored, t) => new ReadTerm(snapshot, scored, ranking, gains, t * (SLOTS + 1)));
    this.ceiling = ceilingOf(this.#terms.map(({ weighed }) => weighed));
  }

  /** Text scores, place by place; between two terms others have the thread if the slice is over. */
  async score(documents: DocumentList, slice: TimeSlice = new TimeSlice()): Promise<Float64Array> {
    const scores = new Float64Array(documents.length);
    const named = new Map<string, Uint8Array>();
    for (const term of this.#terms) {
      if (term.weighed.kind !== 'concept') continue;
      const holds = new Uint8Array(documents.length);
      eachShared(term.postings().documents, documents, (_, place) => {
        holds[place] = 1;
      });
      named.set(term.weighed.term, holds);
    }
    const table = new PlaceTable(documents, this.#snapshot.size);
    const terms = this.#terms;
    const skipOf = ({ weighed: { unless } }: ReadTerm) =>
      unless === undefined ? undefined : named.get(unless);
    for (let t = 0; t < terms.length; t++) {
      const term = terms[t] as ReadTerm;
      const next = terms[t + 1];
      const skip = skipOf(term);
      const target = { documents, table, scores, skip };
      if (term.dense && next?.dense && !skip && !skipOf(next)) {
        addBothGains(term, next, target);
        t++;
      } else addGains(term, target);
      if (slice.isOver) await slice.next();
    }
    table.clear();
    freshen(scores, documents, this.#freshness);
    return scores;
  }

  /** The text score of one document as a tree. */
  explain(document: number): Explanation {
    const held = new Map<WeighedTerm, number>();
    for (const term of this.#terms) {
      const { documents, slots } = term.postings();
      const at = seek(documents, document, 0);
      if (documents[at] === document) held.set(term.weighed, slots[at] as number);
    }
    return explainText(held, this.#snapshot.size, this.#freshness[document] ?? 1, this.#ranking);
  }
}
