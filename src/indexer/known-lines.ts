/** Lines of articles that were found good before: what they hold but their texts. */
import type { Article } from '../contract/record.ts';
import { type ArticleHead, headOfLine } from '../corpus/stored-article.ts';

/** Plain data. Heads lie as JSON one behind the other; one that is empty is not known. */
export interface LineMemo {
  readonly digests: readonly string[];
  readonly heads: Uint8Array;
  /** Where each of the heads ends. */
  readonly ends: Float64Array;
}

/** `keys`: of each article; that of one which is a line of its own is the digest of the line. */
export function lineMemo(articles: readonly Article[], keys: readonly string[]): LineMemo {
  const heads = articles.map((article) => {
    const line = headOfLine(article);
    return Buffer.from(line ? JSON.stringify(line.head) : '');
  });
  let end = 0;
  const ends = Float64Array.from(heads, (head) => {
    end += head.length;
    return end;
  });
  return { digests: keys, heads: Buffer.concat(heads), ends };
}

export class KnownLines {
  readonly #heads: Buffer;
  readonly #ends: Float64Array;
  readonly #places: ReadonlyMap<string, number>;

  constructor({ digests, heads, ends }: LineMemo) {
    this.#heads = Buffer.from(heads.buffer, heads.byteOffset, heads.byteLength);
    this.#ends = ends;
    this.#places = new Map(digests.map((digest, place) => [digest, place]));
  }

  /** A new object each time. */
  head(digest: string): ArticleHead | undefined {
    const place = this.#places.get(digest);
    if (place === undefined) return undefined;
    const head = this.#heads.toString(
      'utf8',
      place === 0 ? 0 : this.#ends[place - 1],
      this.#ends[place] as number,
    );
    return head === '' ? undefined : (JSON.parse(head) as ArticleHead);
  }
}
