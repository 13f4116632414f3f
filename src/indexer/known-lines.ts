/** Lines of articles that were found good before: what they hold but their texts. */
import type { Article } from '../contract/record.ts';
import type { KnownBeginning, KnownLine, WholeFile } from '../corpus/file-beginning.ts';
import { type ArticleHead, headOfLine } from '../corpus/stored-article.ts';
import { ByteWriter } from '../index/posting-codec.ts';

/** Plain data. Heads lie as JSON one behind the other with commas between them; one that is empty is not known. */
export interface LineMemo {
  readonly digests: readonly string[];
  readonly heads: Uint8Array;
  /** Where each of the heads ends. */
  readonly ends: Float64Array;
  /** Where each of the lines is in its file. */
  readonly offsets: Float64Array;
  readonly lengths: Uint32Array;
  readonly files: readonly WholeFile[];
}

/** `keys`: of each article; that of one which is a line of its own is the digest of the line. */
export function lineMemo(
  articles: readonly Article[],
  keys: readonly string[],
  files: readonly WholeFile[],
): LineMemo {
  const offsets = new Float64Array(articles.length);
  const lengths = new Uint32Array(articles.length);
  const ends = new Float64Array(articles.length);
  const heads = new ByteWriter();
  for (const [i, article] of articles.entries()) {
    const line = headOfLine(article);
    const json = Buffer.from(`${i > 0 ? ',' : ''}${line ? JSON.stringify(line.head) : ''}`);
    heads.copy(json, 0, json.length);
    ends[i] = heads.length;
    offsets[i] = line?.place.offset ?? 0;
    lengths[i] = line?.place.length ?? 0;
  }
  return { digests: keys, heads: heads.bytes(), ends, offsets, lengths, files };
}

/** Heads that are parsed at once. */
const AT_ONCE = 4_096;

export class KnownLines {
  readonly #memo: LineMemo;
  readonly #heads: Buffer;
  #places: ReadonlyMap<string, number> | undefined;

  constructor(memo: LineMemo) {
    this.#memo = memo;
    this.#heads = Buffer.from(memo.heads.buffer, memo.heads.byteOffset, memo.heads.byteLength);
  }

  /** A new object each time. */
  head(digest: string): ArticleHead | undefined {
    this.#places ??= new Map(this.#memo.digests.map((one, place) => [one, place]));
    const place = this.#places.get(digest);
    const head = place === undefined ? '' : this.#json(place, place + 1);
    return head === '' ? undefined : (JSON.parse(head) as ArticleHead);
  }

  /** What is known of the file of that name. */
  beginning(name: string): KnownBeginning | undefined {
    const file = this.#memo.files.find((one) => one.name === name);
    return file && { ...file, lines: () => this.#lines(file) };
  }

  *#lines({ first, count }: WholeFile): Generator<KnownLine> {
    const { digests, offsets, lengths } = this.#memo;
    for (let from = first; from < first + count; from += AT_ONCE) {
      const end = Math.min(from + AT_ONCE, first + count);
      const heads = JSON.parse(`[${this.#json(from, end)}]`) as ArticleHead[];
      for (const [i, head] of heads.entries()) {
        const at = from + i;
        const [offset, length] = [offsets[at] as number, lengths[at] as number];
        yield { head, digest: digests[at] as string, offset, length };
      }
    }
  }

  /** Of the heads `[from, end)`. */
  #json(from: number, end: number): string {
    const { ends } = this.#memo;
    return this.#heads.toString('utf8', from === 0 ? 0 : (ends[from - 1] as number) + 1, ends[end - 1]);
  }
}
