/**
 * Query units → the documents that hold them. Containment is exact: a phrase of more than two characters is
 * looked for in the folded text of every document that holds its pairs.
 */
import type { Concept } from '../entities/concept.ts';
import {
  type DocumentList,
  difference,
  intersection,
  intersectionOf,
  unionOf,
} from '../index/document-list.ts';
import type { Shelf } from '../index/shelf.ts';
import type { Snapshot } from '../index/snapshot.ts';
import { occurs, type Phrase } from '../query/phrase.ts';
import { distinctUnits, type ParsedQuery, type QueryUnit, unitNames } from '../query/query.ts';
import { findUnits, windowShare } from '../ranking/proximity.ts';
import { UnitPlaces } from '../ranking/unit-places.ts';
import { Budget } from './budget.ts';
import { isLookedUp, PhraseMatcher } from './phrase-matcher.ts';

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

export class Matcher {
  readonly #snapshot: Snapshot;
  readonly #budget: Budget;
  readonly #phrases: PhraseMatcher;

  /** One that lives for one search: once the budget is spent, it finds only what needs no look into texts. */
  constructor(snapshot: Snapshot, budget: Budget = new Budget(Number.POSITIVE_INFINITY)) {
    this.#snapshot = snapshot;
    this.#budget = budget;
    this.#phrases = new PhraseMatcher(snapshot, budget);
  }

  async match(query: ParsedQuery, matching: 'auto' | 'all' | 'any'): Promise<Matches> {
    const excluded = new Map(query.excluded.map((phrase) => [phrase.text, phrase]));
    const without: DocumentList[] = [];
    for (const phrase of excluded.values()) without.push(await this.#phrases.own(phrase));
    const left = (documents: DocumentList) => without.reduce(difference, documents);
    const { size } = this.#snapshot;
    if (query.units.length === 0) {
      return { documents: left(everything(size)), relaxed: false, byParts: false };
    }
    const units = distinctUnits(query.units).map(({ unit }) => unit);
    if (matching !== 'any') {
      const documents = left(await this.#together(await this.#allOf(units), units));
      if (documents.length > 0 || matching === 'all' || this.#budget.isSpent)
        return { documents, relaxed: false, byParts: false };
    }
    const held: DocumentList[] = [];
    for (const unit of units) {
      held.push(await this.#unitDocuments(unit));
      await this.#budget.breathe();
    }
    const documents = left(unionOf(held, size));
    const relaxed = matching === 'auto';
    if (documents.length > 0 || !relaxed) return { documents, relaxed, byParts: false };
    return { documents: left(await this.#byParts(query)), relaxed, byParts: true };
  }

  /** Documents that hold all units. Texts are looked into only where all others may be as well. */
  async #allOf(units: readonly QueryUnit[]): Promise<DocumentList> {
    const [only] = units;
    if (only && units.length === 1) return this.#unitDocuments(only);
    const lists: DocumentList[] = [];
    for (const unit of units) {
      lists.push(needsLook(unit) ? this.#unitCandidates(unit) : await this.#unitDocuments(unit));
      await this.#budget.breathe();
    }
    let documents = intersectionOf(lists);
    for (const unit of units) {
      if (documents.length === 0) break;
      if (needsLook(unit)) documents = intersection(documents, await this.#unitDocuments(unit, documents));
      await this.#budget.breathe();
    }
    return documents;
  }

  /**
   * Without the projects of which articles say all that was asked for, but here one thing and there another:
   * what a project does not say itself must stand in one place.
   */
  async #together(documents: DocumentList, units: readonly QueryUnit[]): Promise<DocumentList> {
    if (units.length < 2) return documents;
    const names = units.map(unitNames);
    return this.#phrases.withoutContext(documents, (document) =>
      standsTogether(this.#snapshot, document, names),
    );
  }

  /** Documents that hold the unit; `within`: others need not be told. */
  async #unitDocuments(unit: QueryUnit, within?: DocumentList): Promise<DocumentList> {
    const { phrase, exact, concepts, readings } = unit;
    const documentsOf = (part: Phrase, isOwn: boolean) =>
      isOwn ? this.#phrases.own(part, within) : this.#phrases.documents(part, within);
    const lists = [await documentsOf(phrase, exact || namesCompany(concepts)), ...this.#conceptLists(unit)];
    for (const { phrases, concepts: named } of readings) {
      const parts: DocumentList[] = [];
      for (const part of phrases) parts.push(await documentsOf(part, namesCompany(named)));
      lists.push(intersectionOf(parts));
      await this.#budget.breathe();
    }
    return lists.length === 1 ? (lists[0] as DocumentList) : unionOf(lists, this.#snapshot.size);
  }

  /** All that `#unitDocuments` gives, and perhaps others. */
  #unitCandidates(unit: QueryUnit): DocumentList {
    const candidatesOf = (phrase: Phrase) => this.#phrases.candidates(phrase);
    const read = unit.readings.map(({ phrases }) => intersectionOf(phrases.map(candidatesOf)));
    return unionOf([candidatesOf(unit.phrase), ...this.#conceptLists(unit), ...read], this.#snapshot.size);
  }

  #conceptLists({ concepts, readings }: QueryUnit): DocumentList[] {
    const named = [...concepts, ...readings.flatMap((reading) => reading.concepts)];
    return named.map(({ key }) => this.#termDocuments('concept', key));
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
  const places = findUnits(shelf.text(document), names, new UnitPlaces());
  return windowShare(places, weights, TOGETHER) > 0.999;
}

/** True where the postings alone do not tell which documents hold the unit. */
function needsLook({ phrase, exact, concepts, readings }: QueryUnit): boolean {
  return (
    exact ||
    namesCompany(concepts) ||
    readings.some((reading) => namesCompany(reading.concepts)) ||
    [phrase, ...readings.flatMap(({ phrases }) => phrases)].some((one) => !isLookedUp(one))
  );
}

/** What articles say of a project counts for topics; who is named there is mostly somebody else. */
export function namesCompany(concepts: readonly Concept[]): boolean {
  return concepts.some(({ kind }) => kind === 'company');
}

function everything(size: number): DocumentList {
  return Uint32Array.from({ length: size }, (_, document) => document);
}
