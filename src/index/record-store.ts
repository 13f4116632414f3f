/** The records as they were read: a line of JSON each, the text of an article by what folding changed in it. */
import { views } from '../analysis/analyzer.ts';
import type { FilteredText } from '../analysis/token.ts';
import type { Article } from '../contract/record.ts';
import { bodyPlace, decodeBody } from './body.ts';
import type { PackedBytes, PackedText } from './packed-text.ts';

/** A text as printed, and its views as the analyzer gives them. */
export interface Body {
  readonly text: string;
  readonly views: readonly FilteredText[];
}

export class RecordStore {
  readonly #records: PackedBytes;
  readonly #bodies: PackedBytes;
  readonly #texts: PackedText;

  /** `bodies`: as `encodeBody` gave them, empty where the record itself has its text; `texts`: the folded texts. */
  constructor(records: PackedBytes, bodies: PackedBytes, texts: PackedText) {
    this.#records = records;
    this.#bodies = bodies;
    this.#texts = texts;
  }

  record<T>(document: number): T {
    const head = this.head<T>(document);
    const body = this.#bodies.slice(document);
    return body.length === 0 ? head : { ...head, text: this.#printed(document, body) };
  }

  /** The record, of an article perhaps without its text. */
  head<T>(document: number): T {
    const { bytes } = this.#records;
    return JSON.parse(
      bytes.toString('utf8', this.#records.start(document), this.#records.end(document)),
    ) as T;
  }

  /** The text of an article and the views in which it is searched. `head`: what `head(document)` gave. */
  body(document: number, head: Article): Body {
    const body = this.#bodies.slice(document);
    if (body.length === 0) return { text: head.text, views: views(head.text) };
    const text = this.#printed(document, body);
    const { start, length, single } = bodyPlace(body);
    return { text, views: single ? [{ text: this.#texts.part(document, start, length) }] : views(text) };
  }

  #printed(document: number, body: Uint8Array): string {
    return decodeBody(body, this.#texts.bytes, this.#texts.start(document));
  }
}
