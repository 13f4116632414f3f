/**
 * Query units → the documents that hold them. Containment is exact: a phrase of more than two characters is
 * looked for in the folded text of every document that holds its pairs.
 */
import { RECORD_TYPES } from '../contract/record.ts';
import type { Concept } from '../entities/concept.ts';
import {
  type DocumentList,
  difference,
  eachShared,
  intersectionOf,
  seek,
  unionOf,
} from '../index/document-list.ts';
import { textBytes } from '../index/packed-text.ts';
import type { Snapshot } from '../index/snapshot.ts';
import { occurrences, type Phrase, type PhrasePart } from '../query/phrase.ts';
import { type ParsedQuery, type QueryUnit, unitNames } from '../query/query.ts';
import { heldShare, unitPlaces, windowShare } from '../ranking/proximity.ts';
import { Budget } from './budget.ts';

export interface Matches {
  readonly documents: DocumentList;
  /** True where no document held everything and less was asked for. */
  readonly relaxed: boolean;
  /** True where not even a unit was found, and its pairs and words were looked for. */
  readonly byParts: boolean;
}

/** Share of the query's words and pairs that a document must hold once nothing else was found. */
const ENOUGH_PARTS = 0.5;

/** Characters within which articles must say what a project does not say itself: a sentence or two. */
const TOGETHER = 100;

export class Matcher {
  readonly #snapshot: Snapshot;
  readonly #budget: Budget;

  /** One that lives for one search: once the budget is spent, it finds only what needs no look into texts. */
  constructor(snapshot: Snapshot, budget: Budget = new Budget(Number.POSITIVE_INFINITY)) {
    this.#snapshot = snapshot;
    this.#budget = budget;
  }

  match(query: ParsedQuery, matching: 'auto' | 'all' | 'any'): Matches {
    const excluded = query.excluded.map((phrase) => this.#ownDocuments(phrase));
    const left = (documents: DocumentList) => excluded.reduce(difference, documents);
    const { size } = this.#snapshot;
    if (query.units.length === 0) {
      return { documents: left(everything(size)), relaxed: false, byParts: false };
    }
    const held = query.units.map((unit) => this.#unitDocuments(unit));
    if (matching !== 'any') {
      const documents = left(this.#together(intersectionOf(held), query.units));
      if (documents.length > 0 || matching === 'all' || this.#budget.isSpent)
        return { documents, relaxed: false, byParts: false };
    }
    const documents = left(unionOf(held, size));
    const relaxed = matching === 'auto';
    if (documents.length > 0 || !relaxed) return { documents, relaxed, byParts: false };
    return { documents: left(this.#byParts(query)), relaxed, byParts: true };
  }

  /**
   * Without the projects of which articles say all that was asked for, but here one thing and there another:
   * what a project does not say itself must stand in one place.
   */
  #together(documents: DocumentList, units: readonly QueryUnit[]): DocumentList {
    const [, articles] = this.#snapshot.range('article');
    if (units.length < 2 || (documents.at(-1) ?? 0) < articles) return documents;
    const names = units.map(unitNames);
    const weights = names.map(() => 1);
    return documents.filter(
      (document) =>
        document < articles ||
        (!this.#budget.isSpent &&
          (heldShare(unitPlaces(this.#snapshot.ownText(document), names), weights) > 0.999 ||
            windowShare(unitPlaces(this.#snapshot.texts.get(document), names), weights, TOGETHER) > 0.999)),
    );
  }

  /** Documents that hold the phrase themselves, whatever articles say of them. */
  #ownDocuments(phrase: Phrase): DocumentList {
    const [, articles] = this.#snapshot.range('article');
    const documents = this.#phraseDocuments(phrase);
    const first = seek(documents, articles, 0);
    if (first === documents.length) return documents;
    const own = documents
      .subarray(first)
      .filter(
        (document) =>
          !this.#budget.isSpent && occurrences(this.#snapshot.ownText(document), phrase).length > 0,
      );
    const joined = new Uint32Array(first + own.length);
    joined.set(documents.subarray(0, first));
    joined.set(own, first);
    return joined;
  }

  #holds(document: number, phrase: Phrase): boolean {
    return !this.#budget.isSpent && occurrences(this.#snapshot.texts.get(document), phrase).length > 0;
  }

  #unitDocuments({ phrase, exact, concepts, readings }: QueryUnit): DocumentList {
    const lists = [
      // What articles say of a project counts for topics; who is named there is mostly somebody else.
      exact || namesCompany(concepts) ? this.#ownDocuments(phrase) : this.#phraseDocuments(phrase),
      ...[...concepts, ...readings.flatMap((reading) => reading.concepts)].map(({ key }) =>
        this.#termDocuments('concept', key),
      ),
      ...readings.map(({ phrases, concepts: named }) =>
        intersectionOf(
          phrases.map((part) =>
            namesCompany(named) ? this.#ownDocuments(part) : this.#phraseDocuments(part),
          ),
        ),
      ),
    ];
    return lists.length === 1 ? (lists[0] as DocumentList) : unionOf(lists, this.#snapshot.size);
  }

  #phraseDocuments(phrase: Phrase): DocumentList {
    const candidates = intersectionOf(phrase.parts.map((part) => this.#partCandidates(part)));
    const [only] = phrase.parts;
    if (phrase.parts.length > 1 || !only)
      return candidates.filter((document) => this.#holds(document, phrase));
    if (only.script === 'alnum' || [...only.text].length <= 2) return candidates;
    // A document in which the segmenter found the phrase as a word holds it; the others are looked into.
    const certain = new Uint8Array(candidates.length);
    eachShared(candidates, this.#termDocuments('word', only.text), (i) => {
      certain[i] = 1;
    });
    const bytes = textBytes(only.text);
    return candidates.filter(
      (document, i) =>
        certain[i] === 1 || (!this.#budget.isSpent && this.#snapshot.texts.includes(document, bytes)),
    );
  }

  /** Documents that may hold the part: all that do, and for three characters or more perhaps others. */
  #partCandidates({ script, text }: PhrasePart): DocumentList {
    if (script === 'alnum') return this.#termDocuments('word', text);
    const { grams } = this.#snapshot;
    const characters = [...text];
    if (characters.length === 1) return grams.character(text).documents;
    return intersectionOf(characters.slice(1).map((c, i) => grams.pair(`${characters[i]}${c}`).documents));
  }

  #termDocuments(kind: 'word' | 'concept', term: string): DocumentList {
    const lists = RECORD_TYPES.flatMap((type) =>
      this.#snapshot.slots(type, kind, term).flatMap((documents) => (documents ? [documents] : [])),
    );
    return unionOf(lists, this.#snapshot.size);
  }

  /** Documents with enough of the words and pairs of the query. */
  #byParts(query: ParsedQuery): DocumentList {
    const lists = query.terms.flatMap(({ kind, term }) => {
      if (kind === 'gram') return [this.#snapshot.grams.pair(term).documents];
      return kind === 'word' ? [this.#termDocuments('word', term)] : [];
    });
    const enough = Math.max(1, Math.ceil(lists.length * ENOUGH_PARTS));
    const counts = new Map<number, number>();
    for (const list of lists)
      for (const document of list) counts.set(document, (counts.get(document) ?? 0) + 1);
    const found = [...counts].flatMap(([document, count]) => (count >= enough ? [document] : []));
    return Uint32Array.from(found).sort();
  }
}

function namesCompany(concepts: readonly Concept[]): boolean {
  return concepts.some(({ kind }) => kind === 'company');
}

function everything(size: number): DocumentList {
  return Uint32Array.from({ length: size }, (_, document) => document);
}
