/** Query units → the documents that hold them. Containment is exact: a phrase of more than two characters is
 * looked for in the folded text of every document that holds its pairs. */

import type { TokenKind } from '../analysis/token.ts';
import { RECORD_TYPES } from '../contract/record.ts';
import type { Snapshot } from '../index/snapshot.ts';
import { occurrences, type Phrase, type PhrasePart } from '../query/phrase.ts';
import type { ParsedQuery, QueryUnit } from '../query/query.ts';

export interface Matches {
  /** 1 for each document that matches. */
  readonly marks: Uint8Array;
  readonly count: number;
  /** True where no document held everything and less was asked for. */
  readonly relaxed: boolean;
  /** True where not even a unit was found, and its pairs and words were looked for. */
  readonly byParts: boolean;
}

/** Share of the query's words and pairs that a document must hold once nothing else was found. */
const ENOUGH_PARTS = 0.5;

export class Matcher {
  readonly #snapshot: Snapshot;

  constructor(snapshot: Snapshot) {
    this.#snapshot = snapshot;
  }

  match(query: ParsedQuery, matching: 'auto' | 'all' | 'any'): Matches {
    const excluded = query.excluded.map((phrase) => this.#phraseMarks(phrase));
    const finish = (marks: Uint8Array, relaxed: boolean, byParts = false): Matches => {
      for (const not of excluded) for (let i = 0; i < marks.length; i++) if (not[i] === 1) marks[i] = 0;
      let count = 0;
      for (const mark of marks) count += mark;
      return { marks, count, relaxed, byParts };
    };
    if (query.units.length === 0) return finish(new Uint8Array(this.#snapshot.size).fill(1), false);

    const held = query.units.map((unit) => this.#unitMarks(unit));
    if (matching !== 'any') {
      const all = finish(combined(held, and), false);
      if (all.count > 0 || matching === 'all') return all;
    }
    const any = finish(combined(held, or), matching === 'auto');
    if (any.count > 0 || matching === 'any') return any;
    return finish(this.#partMarks(query), true, true);
  }

  /** True where the document holds the phrase in one piece. */
  holds(document: number, phrase: Phrase): boolean {
    return occurrences(this.#snapshot.texts.get(document), phrase).length > 0;
  }

  #unitMarks(unit: QueryUnit): Uint8Array {
    const marks = this.#phraseMarks(unit.phrase);
    for (const { key } of unit.concepts) this.#mark(marks, 'concept', key);
    return marks;
  }

  #phraseMarks(phrase: Phrase): Uint8Array {
    const marks = phrase.parts.map((part) => this.#partCandidates(part)).reduce(and);
    const [only] = phrase.parts;
    const exact =
      phrase.parts.length === 1 && (only?.script === 'alnum' || [...(only?.text ?? '')].length <= 2);
    if (exact) return marks;
    const bytes = phrase.parts.length === 1 ? Buffer.from(phrase.text, 'utf16le') : undefined;
    for (let document = 0; document < marks.length; document++) {
      if (marks[document] !== 1) continue;
      const found = bytes ? this.#snapshot.texts.includes(document, bytes) : this.holds(document, phrase);
      if (!found) marks[document] = 0;
    }
    return marks;
  }

  /** Documents that may hold the part: all that do, and for three characters or more perhaps others. */
  #partCandidates({ script, text }: PhrasePart): Uint8Array {
    if (script === 'alnum') return this.#mark(this.#none(), 'word', text);
    const characters = [...text];
    if (characters.length === 1) return this.#mark(this.#none(), 'char', text);
    return characters
      .slice(1)
      .map((c, i) => this.#mark(this.#none(), 'gram', `${characters[i]}${c}`))
      .reduce(and);
  }

  #partMarks(query: ParsedQuery): Uint8Array {
    const terms = query.terms.filter(({ kind }) => kind === 'gram' || kind === 'word');
    const counts = new Uint16Array(this.#snapshot.size);
    for (const { kind, term } of terms) {
      this.#each(kind, term, (document) => {
        counts[document] = (counts[document] ?? 0) + 1;
      });
    }
    const enough = Math.max(1, Math.ceil(terms.length * ENOUGH_PARTS));
    return Uint8Array.from(counts, (count) => (count >= enough ? 1 : 0));
  }

  #none(): Uint8Array {
    return new Uint8Array(this.#snapshot.size);
  }

  #mark(marks: Uint8Array, kind: TokenKind, term: string): Uint8Array {
    this.#each(kind, term, (document) => {
      marks[document] = 1;
    });
    return marks;
  }

  #each(kind: TokenKind, term: string, visit: (document: number) => void): void {
    for (const type of RECORD_TYPES) {
      for (const documents of this.#snapshot.slots(type, kind, term)) {
        if (documents) for (const document of documents) visit(document);
      }
    }
  }
}

/** All sets in one, in an array of its own: the sets are needed again where less is asked for. */
function combined(
  sets: readonly Uint8Array[],
  into: (a: Uint8Array, b: Uint8Array) => Uint8Array,
): Uint8Array {
  const [first, ...rest] = sets;
  return rest.reduce(into, Uint8Array.from(first ?? []));
}

function and(a: Uint8Array, b: Uint8Array): Uint8Array {
  for (let i = 0; i < a.length; i++) a[i] = (a[i] ?? 0) & (b[i] ?? 0);
  return a;
}

function or(a: Uint8Array, b: Uint8Array): Uint8Array {
  for (let i = 0; i < a.length; i++) a[i] = (a[i] ?? 0) | (b[i] ?? 0);
  return a;
}
