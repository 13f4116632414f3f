/** A phrase → the documents that hold it. Its terms tell which may; in most of them it need not be looked for. */
import { type DocumentList, eachShared, intersection, intersectionOf, seek } from '../index/document-list.ts';
import type { Snapshot } from '../index/snapshot.ts';
import { SoughtText } from '../index/sought-text.ts';
import { occurs, type Phrase, type PhrasePart, plainText } from '../query/phrase.ts';
import type { Budget } from './budget.ts';

/** To look into so many texts takes longer than to look up the words that hold a phrase. */
const MANY_TEXTS = 400;

/** Texts that are looked into between two looks at the clock. */
const AT_A_TIME = 32;

/** True where the phrase is a term: a run of letters, or two characters at most. */
export function isLookedUp({ parts }: Phrase): boolean {
  const [only] = parts;
  return parts.length === 1 && only !== undefined && (only.script === 'alnum' || [...only.text].length <= 2);
}

/** Lives for one search. Once the budget is spent, it finds only what needs no look into texts. */
export class PhraseMatcher {
  readonly #snapshot: Snapshot;
  readonly #budget: Budget;

  constructor(snapshot: Snapshot, budget: Budget) {
    this.#snapshot = snapshot;
    this.#budget = budget;
  }

  /** Documents that hold the phrase themselves, whatever articles say of them. */
  async own(phrase: Phrase, within?: DocumentList): Promise<DocumentList> {
    const documents = await this.documents(phrase, within);
    return this.withoutContext(documents, (document) => occurs(this.#snapshot.ownText(document), phrase));
  }

  #holds(document: number, phrase: Phrase): boolean {
    return !this.#budget.isSpent && occurs(this.#snapshot.texts.get(document), phrase);
  }

  /** All documents that hold the phrase, and perhaps others that hold its pairs. */
  candidates({ parts }: Phrase): DocumentList {
    return intersectionOf(parts.map((part) => this.#partCandidates(part)));
  }

  /** Documents that hold the phrase; `within`: others need not be told. */
  async documents(phrase: Phrase, within?: DocumentList): Promise<DocumentList> {
    const inside = (list: DocumentList) => (within ? intersection(list, within) : list);
    if (isLookedUp(phrase)) return inside(this.candidates(phrase));
    const plain = plainText(phrase);
    if (plain === undefined)
      return this.#filtered(inside(this.candidates(phrase)), (document) => this.#holds(document, phrase));
    const { phrases } = this.#snapshot;
    const known = phrases.peek(plain);
    if (known) return inside(known);
    const documents = await this.#holders(plain, inside(this.candidates(phrase)));
    if (!within && !this.#budget.hasCut) phrases.put(plain, documents.length, documents);
    return documents;
  }

  /** Those of the candidates whose text holds this one. */
  async #holders(text: string, candidates: DocumentList): Promise<DocumentList> {
    // A document in which the segmenter found the phrase as a word, or in one, holds it; the others are looked into.
    const certain = new Uint8Array(candidates.length);
    let left = candidates.length;
    const settle = (word: string) =>
      eachShared(candidates, this.#wordDocuments(word), (i) => {
        if (certain[i] === 0) left--;
        certain[i] = 1;
      });
    settle(text);
    if (left > MANY_TEXTS) {
      for (const word of this.#snapshot.wordsHolding(text)) settle(word);
      await this.#budget.breathe();
    }
    const sought = new SoughtText(text);
    const { texts } = this.#snapshot;
    const budget = this.#budget;
    return this.#filtered(
      candidates,
      (document, i) => certain[i] === 1 || (!budget.isSpent && texts.includes(document, sought)),
    );
  }

  /** Documents that may hold the part: all that do, and for three characters or more perhaps others. */
  #partCandidates({ script, text }: PhrasePart): DocumentList {
    if (script === 'alnum') return this.#wordDocuments(text);
    const { grams } = this.#snapshot;
    const characters = [...text];
    if (characters.length === 1) return grams.character(text).documents;
    const pairs = new Set(characters.slice(1).map((c, i) => `${characters[i]}${c}`));
    return intersectionOf([...pairs].map((pair) => grams.pair(pair).documents));
  }

  #wordDocuments(word: string): DocumentList {
    return this.#snapshot.postings('word', word).documents;
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
  async withoutContext(list: DocumentList, keeps: (document: number) => boolean): Promise<DocumentList> {
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
}
