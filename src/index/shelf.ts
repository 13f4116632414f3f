/** A catalogue with the records that one request reads: all of them at hand, or those that were fetched for it. */
import type { Article } from '../contract/record.ts';
import { Catalogue } from './catalogue.ts';
import { CONTEXT_BREAK } from './field.ts';
import type { Body } from './record-store.ts';

/** head: the record without the text of an article. body: that text. folded: what is searched, folded. */
export type ShelfPart = 'head' | 'body' | 'folded';

export abstract class Shelf extends Catalogue {
  /** Makes these parts of the documents readable; what was not loaded must not be read. */
  abstract load(documents: Iterable<number>, parts: readonly ShelfPart[]): Promise<void>;

  /** The folded texts of the document in all views, `TEXT_BREAK` between them. Needs `folded`. */
  abstract text(document: number): string;

  /** The whole record. Needs `head` and `body`. */
  abstract record<T>(document: number): T;

  /** The record, of an article perhaps without its text. Needs `head`. */
  abstract head<T>(document: number): T;

  /** The text of an article and the views in which it is searched; `head`: what `head` gave. Needs all parts. */
  abstract body(document: number, head: Article): Body;

  /** The folded texts of the record itself, without what articles say of it. Needs `folded`. */
  ownText(document: number): string {
    const text = this.text(document);
    const end = text.indexOf(CONTEXT_BREAK);
    return end < 0 ? text : text.slice(0, end);
  }

  /** What else a project or company is called. Needs nothing. */
  abstract otherNames(document: number): readonly string[];
}
