/**
 * Query units → the documents that hold them. Containment is exact: a phrase of more than two characters is
 * looked for in the folded text of every document that holds its pairs.
 */
import type { Concept } from '../entities/concept.ts';
import {
  type DocumentList,
  difference,
  eachShared,
  intersectionOf,
  seek,
  unionOf,
} from '../index/document-list.ts';
import type { Shelf } from '../index/shelf.ts';
import type { Snapshot } from '../index/snapshot.ts';
import { SoughtText } from '../index/sought-text.ts';
import { occurs, type Phrase, type PhrasePart } from '../query/phrase.ts';
import { distinctUnits, type ParsedQuery, type QueryUnit, unitNames } from '../query/query.ts';
import { unitPlaces, windowShare } from '../ranking/proximity.ts';
import { Budget } from './budget.ts';

export interface Matches {
  readonly documents: DocumentList;
  /** True where no document held everything and less was asked for. */
  readonly relaxed: boolean;
  /** True where not even a unit was found, and its pairs and words were looked for. */
  readonly byParts: boolean;
  /** Sums of idf × impact, place by place, where whoever matched has added them up already. */
  readonly sums?: ArrayLike<number>;
}

/** Share of the query's words and pairs that a document must hold once nothing else was found. */
export const ENOUGH_PARTS = 0.5;

/** Characters within which articles must say what a project does not say itself: a sentence or two. */
const TOGETHER = 100;

/** To look into so many texts takes longer than to look up the words that hold a phrase. */
const MANY_TEXTS = 1_000;

/** Texts that are looked into between two looks at the clock. */
const AT_A_TIME = 32;

export class Matcher {
  readonly #snapshot: Snapshot;
  readonly #budget: Budget;

  /** One that lives for one search: once the budget is spent, it finds only what needs no look into texts. */
  constructor(snapshot: Snapshot, budget: Budget = new Budget(Number.POSITIVE_INFINITY)) {
    this.#snapshot = snapshot;
    this.#budget = budget;
  }

  async match(query: ParsedQuery, matching: 'auto' | 'all' | 'any'): Promise<Matches> {
    const excluded = new Map(query.excluded.map((phrase) => [phrase.text, phrase]));
    const without: DocumentList[] = [];
    for (const phrase of excluded.values()) without.push(await this.#ownDocuments(phrase));
    const left = (documents: DocumentList) => without.reduce(difference, documents);
    const { size } = this.#snapshot;
    if (query.units.length === 0) {
      return { documents: left(everything(size)), relaxed: false, byParts: false };
    }
    const units = distinctUnits(query.units).map(({ unit }) => unit);
    const held: DocumentList[] = [];
    for (const unit of units) {
      held.push(await this.#unitDocuments(unit));
      await this.#budget.breathe();
    }
    if (matching !== 'any') {
      const documents = left(await this.#together(intersectionOf(held), units));
      if (documents.length > 0 || matching === 'all' || this.#budget.isSpent)
        return { documents, relaxed: false, byParts: false };
    }
    const documents = left(unionOf(held, size));
    const relaxed = matching === 'auto';
    if (documents.length > 0 || !relaxed) return { documents, relaxed, byParts: false };
    return { documents: left(await this.#byParts(query)), relaxed, byParts: true };
  }

  /** The documents of the list that are kept, a few at a time. */
  async #filtered(
    list: DocumentList,
    keeps: (document: number, place: number) => boolean,
  ): Promise<DocumentList> {
    const out = new Uint32Array(list.length);
    let length = 0;
    for (let from = 0; from < list.length; from += AT_A_TIME) {
      await this.#budget.breathe();
      const end = Math.min(from + AT_A_TIME, list.length);
      for (let place = from; place < end; place++) {
        const document = list[place] as number;
        if (keeps(document, place)) out[length++] = document;
      }
    }
    return out.slice(0, length);
  }

  /** The articles of the list, and of the others those that are kept: articles say nothing but themselves. */
  async #withoutContext(list: DocumentList, keeps: (document: number) => boolean): Promise<DocumentList> {
    const [, articles] = this.#snapshot.range('article');
    const others = seek(list, articles, 0);
    if (others === list.length) return list;
    const kept = await this.#filtered(
      list.subarray(others),
      (document) => !this.#budget.isSpent && keeps(document),
    );
    const out = new Uint32Array(others + kept.length);
    out.set(list.subarray(0, others));
    out.set(kept, others);
    return out;
  }

  /**
   * Without the projects of which articles say all that was asked for, but here one thing and there another:
   * what a project does not say itself must stand in one place.
   */
  async #together(documents: DocumentList, units: readonly QueryUnit[]): Promise<DocumentList> {
    if (units.length < 2) return documents;
    const names = units.map(unitNames);
    return this.#withoutContext(documents, (document) => standsTogether(this.#snapshot, document, names));
  }

  /** Documents that hold the phrase themselves, whatever articles say of them. */
  async #ownDocuments(phrase: Phrase): Promise<DocumentList> {
    const documents = await this.#phraseDocuments(phrase);
    return this.#withoutContext(documents, (document) => occurs(this.#snapshot.ownText(document), phrase));
  }

  #holds(document: number, phrase: Phrase): boolean {
    return !this.#budget.isSpent && occurs(this.#snapshot.texts.get(document), phrase);
  }

  async #unitDocuments({ phrase, exact, concepts, readings }: QueryUnit): Promise<DocumentList> {
    const documentsOf = (part: Phrase, isOwn: boolean) =>
      isOwn ? this.#ownDocuments(part) : this.#phraseDocuments(part);
    const lists = [
      await documentsOf(phrase, exact || namesCompany(concepts)),
      ...[...concepts, ...readings.flatMap((reading) => reading.concepts)].map(({ key }) =>
        this.#termDocuments('concept', key),
      ),
    ];
    for (const { phrases, concepts: named } of readings) {
      const parts: DocumentList[] = [];
      for (const part of phrases) parts.push(await documentsOf(part, namesCompany(named)));
      lists.push(intersectionOf(parts));
      await this.#budget.breathe();
    }
    return lists.length === 1 ? (lists[0] as DocumentList) : unionOf(lists, this.#snapshot.size);
  }

  async #phraseDocuments(phrase: Phrase): Promise<DocumentList> {
    const candidates = intersectionOf(phrase.parts.map((part) => this.#partCandidates(part)));
    const [only] = phrase.parts;
    if (phrase.parts.length > 1 || !only)
      return this.#filtered(candidates, (document) => this.#holds(document, phrase));
    if (only.script === 'alnum' || [...only.text].length <= 2) return candidates;
    // A document in which the segmenter found the phrase as a word, or in one, holds it; the others are looked into.
    const certain = new Uint8Array(candidates.length);
    let left = candidates.length;
    const settle = (word: string) =>
      eachShared(candidates, this.#termDocuments('word', word), (i) => {
        if (certain[i] === 0) left--;
        certain[i] = 1;
      });
    settle(only.text);
    if (left > MANY_TEXTS) {
      for (const word of this.#snapshot.wordsHolding(only.text)) settle(word);
      await this.#budget.breathe();
    }
    const sought = new SoughtText(only.text);
    const { texts } = this.#snapshot;
    const budget = this.#budget;
    return this.#filtered(
      candidates,
      (document, i) => certain[i] === 1 || (!budget.isSpent && texts.includes(document, sought)),
    );
  }

  /** Documents that may hold the part: all that do, and for three characters or more perhaps others. */
  #partCandidates({ script, text }: PhrasePart): DocumentList {
    if (script === 'alnum') return this.#termDocuments('word', text);
    const { grams } = this.#snapshot;
    const characters = [...text];
    if (characters.length === 1) return grams.character(text).documents;
    const pairs = new Set(characters.slice(1).map((c, i) => `${characters[i]}${c}`));
    return intersectionOf([...pairs].map((pair) => grams.pair(pair).documents));
  }

  #termDocuments(kind: 'word' | 'concept', term: string): DocumentList {
    return this.#snapshot.postings(kind, term).documents;
  }

  /** Documents with enough of the words and pairs of the query. */
  async #byParts(query: ParsedQuery): Promise<DocumentList> {
    const counts = new Uint16Array(this.#snapshot.size);
    let lists = 0;
    for (const { kind, term } of query.terms) {
      if (kind !== 'gram' && kind !== 'word') continue;
      lists += 1;
      const list =
        kind === 'gram' ? this.#snapshot.grams.pair(term).documents : this.#termDocuments('word', term);
      for (const document of list) counts[document] = (counts[document] as number) + 1;
      await this.#budget.breathe();
    }
    const enough = Math.max(1, Math.ceil(lists * ENOUGH_PARTS));
    return everything(counts.length).filter((document) => (counts[document] as number) >= enough);
  }
}

/** True where the record itself holds all units by their names, or what articles say of it does in one place. */
export function standsTogether(
  shelf: Shelf,
  document: number,
  names: readonly (readonly Phrase[])[],
): boolean {
  const own = shelf.ownText(document);
  if (names.every((phrases) => phrases.some((phrase) => occurs(own, phrase)))) return true;
  const weights = names.map(() => 1);
  return windowShare(unitPlaces(shelf.text(document), names), weights, TOGETHER) > 0.999;
}

/** What articles say of a project counts for topics; who is named there is mostly somebody else. */
export function namesCompany(concepts: readonly Concept[]): boolean {
  return concepts.some(({ kind }) => kind === 'company');
}

function everything(size: number): DocumentList {
  return Uint32Array.from({ length: size }, (_, document) => document);
}
