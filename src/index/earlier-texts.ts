/**
 * Which documents of the index before hold one of some names in their folded texts: told by its postings, so that few
 * texts are unpacked. Neighbouring Hanzi are a pair of the index, and letters and digits side by side stand in one word.
 */
import { RECORD_TYPES } from '../contract/record.ts';
import type { DeflatedPieces } from './deflated-pieces.ts';
import { type DocumentList, intersectionOf, unionOf } from './document-list.ts';
import type { PackedPostings } from './flex-index.ts';
import { GramIndex } from './gram-index.ts';
import { slotsAt } from './posting-map.ts';
import type { EarlierRun } from './posting-run.ts';
import { TextFinder } from './text-finder.ts';

const HAN = /\p{Script=Han}/u;
const ALNUM = /[a-z0-9]{2,}/gu;

/** Tells of a document whether it is one of those. */
export type HoldsName = (document: number) => boolean;

export class EarlierTexts {
  readonly #run: EarlierRun;
  readonly #texts: DeflatedPieces;
  readonly #grams: GramIndex;

  /** `texts`: the folded texts of the documents of the run, deflated. */
  constructor(run: EarlierRun, texts: DeflatedPieces) {
    this.#run = run;
    this.#texts = texts;
    this.#grams = new GramIndex(run.grams);
  }

  get #size(): number {
    return this.#run.textEnds.length;
  }

  /** True of every document that holds one of the names, and of some others. Names of less than two units are left out. */
  mayHold(names: Iterable<string>): HoldsName {
    const candidates = this.#candidates(names);
    if (candidates === undefined) return () => true;
    const isOne = new Uint8Array(this.#size);
    for (const document of candidates) isOne[document] = 1;
    return (document) => isOne[document] === 1;
  }

  /** As `mayHold`, but true of no others. */
  holds(names: readonly string[]): HoldsName {
    const finder = new TextFinder(names);
    const isOne = new Uint8Array(this.#size);
    const { textEnds } = this.#run;
    for (const document of this.#candidates(names) ?? isOne.keys()) {
      const from = document === 0 ? 0 : (textEnds[document - 1] as number);
      // A copy: units begin at even bytes of their buffer.
      const bytes = new Uint8Array(this.#texts.slice(from, textEnds[document] as number));
      if (!finder.isIn(new Uint16Array(bytes.buffer))) continue;
      isOne[document] = 1;
      // It will be analysed anew, and what comes of it be held against what there was.
      this.#texts.keep(from, textEnds[document] as number);
    }
    return (document) => isOne[document] === 1;
  }

  /** Rising; undefined where any document may hold one of the names. */
  #candidates(names: Iterable<string>): DocumentList | undefined {
    const lists: DocumentList[] = [];
    for (const name of names) {
      if (name.length < 2) continue;
      const parts = this.#partsOf(name);
      if (parts.length === 0) return undefined;
      lists.push(intersectionOf(parts));
    }
    return unionOf(lists, this.#size);
  }

  /** Documents by each part of the name that the index knows. */
  #partsOf(name: string): DocumentList[] {
    const characters = [...name];
    const parts: DocumentList[] = [];
    for (const [i, character] of characters.entries()) {
      if (!HAN.test(character)) continue;
      const next = characters[i + 1] ?? '';
      if (HAN.test(next)) parts.push(this.#grams.pair(character + next).documents);
      else if (!HAN.test(characters[i - 1] ?? '')) parts.push(this.#grams.character(character).documents);
    }
    for (const [run] of name.matchAll(ALNUM)) parts.push(this.#withWordsLike(run));
    return parts;
  }

  /** Documents with a word in which these letters and digits stand. */
  #withWordsLike(run: string): DocumentList {
    const lists = RECORD_TYPES.flatMap((type) => {
      const words = this.#run.words[`${type}.word`];
      return termsLike(words, run).flatMap((term) =>
        slotsAt(words.bytes, words.offsets[term] as number).flatMap((documents) =>
          documents ? [Uint32Array.from(documents)] : [],
        ),
      );
    });
    return unionOf(lists, this.#size);
  }
}

/** Places of the terms in which the text stands. */
function termsLike({ terms: { units, ends } }: PackedPostings, text: string): number[] {
  const bytes = Buffer.from(units.buffer, units.byteOffset, units.byteLength);
  const found: number[] = [];
  let term = 0;
  for (let at = bytes.indexOf(text, 0, 'utf16le'); at >= 0; ) {
    while ((ends[term] as number) * 2 <= at) term++;
    const isInside = at + text.length * 2 <= (ends[term] as number) * 2;
    if (isInside) found.push(term);
    at = bytes.indexOf(text, isInside ? (ends[term] as number) * 2 : at + 2, 'utf16le');
  }
  return found;
}
