/** An article whose text stays in its file until it is asked for. */
import type { Article } from '../contract/record.ts';
import type { LinePlace, LineStore } from './line-store.ts';
import { toWellFormed } from './record-parser.ts';

/** All of an article but its text. */
export type ArticleHead = Omit<Article, 'text'>;

export interface StoredLine extends LinePlace {
  readonly store: LineStore;
  /** The line puts the article in: it is not the article itself. */
  readonly isChange: boolean;
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/**
 * Fields are its own but for `text`, which is read anew unless it was the last that was asked for. Users' fields may have
 * any name: it has no methods.
 */
class StoredArticle {
  /** Whoever looks into an article asks for its text several times. */
  static #last: { readonly line: StoredLine; readonly text: string } | undefined;
  readonly #line: StoredLine;

  constructor(head: ArticleHead, line: StoredLine) {
    Object.assign(this, head);
    this.#line = line;
  }

  get text(): string {
    const last = StoredArticle.#last;
    if (last?.line === this.#line) return last.text;
    const line: unknown = JSON.parse(decoder.decode(this.#line.store.read(this.#line)));
    const { text } = this.#line.isChange ? (line as { record: Article }).record : (line as Article);
    StoredArticle.#last = { line: this.#line, text: toWellFormed(text) };
    return StoredArticle.#last.text;
  }

  static lineOf(article: object): StoredLine | undefined {
    return #line in article ? article.#line : undefined;
  }
}

export function storedArticle(head: ArticleHead, line: StoredLine): Article {
  return new StoredArticle(head, line) as unknown as Article;
}

/** A digest of the line that holds the article; undefined for an article that is in memory. */
export function digestOfLine(article: Article): string | undefined {
  return StoredArticle.lineOf(article)?.digest;
}

/** All but the text of an article that is a line of its own, with the place of that line. */
export function headOfLine(
  article: Article,
): { readonly place: LinePlace; readonly head: ArticleHead } | undefined {
  const line = StoredArticle.lineOf(article);
  return line && !line.isChange ? { place: line, head: { ...article } } : undefined;
}

/** The article with these fields beside its own; its text is where it was. */
export function withFields(article: Article, fields: Readonly<Record<string, unknown>>): Article {
  const line = StoredArticle.lineOf(article);
  return line ? storedArticle({ ...article, ...fields }, line) : { ...article, ...fields };
}
