/** The records of a cluster that one request reads, fetched by their serial numbers. */
import { views } from '../analysis/analyzer.ts';
import type { Article } from '../contract/record.ts';
import type { ListCache } from '../index/list-cache.ts';
import type { Body } from '../index/record-store.ts';
import { Shelf, type ShelfPart } from '../index/shelf.ts';
import { ClusterFault } from './client/fault.ts';
import { wholeAnswer } from './client/whole-answer.ts';
import type { ClusterIndex } from './cluster-index.ts';

/** Documents of one request. */
const AT_ONCE = 200;

type Source = Readonly<Record<ShelfPart, string>>;

interface Answer {
  readonly docs: readonly {
    readonly _id: string;
    readonly found?: boolean;
    readonly _source?: Source;
  }[];
}

/** Parts that were read lately, by part and document. */
export type PartCache = ListCache<string, string>;

export class ClusterShelf extends Shelf {
  readonly #cluster: ClusterIndex;
  readonly #cache: PartCache;
  readonly #parts: Readonly<Record<ShelfPart, Map<number, string>>> = {
    head: new Map(),
    body: new Map(),
    folded: new Map(),
  };

  constructor(cluster: ClusterIndex, cache: PartCache) {
    super(cluster.catalogue);
    this.#cluster = cluster;
    this.#cache = cache;
  }

  /** Throws ClusterFault where one of them cannot be had. */
  async load(documents: Iterable<number>, parts: readonly ShelfPart[]): Promise<void> {
    const wanted: number[] = [];
    for (const document of new Set(documents)) {
      let isWhole = true;
      for (const part of parts) {
        const known =
          this.#parts[part].get(document) ??
          (part === 'head' ? undefined : this.#cache.peek(keyOf(part, document)));
        if (known === undefined) isWhole = false;
        else this.#parts[part].set(document, known);
      }
      if (!isWhole) wanted.push(document);
    }
    const pieces = Array.from({ length: Math.ceil(wanted.length / AT_ONCE) }, (_, i) =>
      wanted.slice(i * AT_ONCE, (i + 1) * AT_ONCE),
    );
    await Promise.all(pieces.map((piece) => this.#read(piece, parts)));
  }

  async #read(documents: readonly number[], parts: readonly ShelfPart[]): Promise<void> {
    const { client, index } = this.#cluster;
    const ids = documents.map((document) => String(this.#cluster.serials[document]));
    const { answer } = await wholeAnswer<Answer>(client, {
      method: 'POST',
      path: `/${index}/_mget?realtime=false&_source_includes=${parts.join(',')}`,
      body: { ids },
    });
    for (const [i, document] of documents.entries()) {
      const source = answer.docs[i]?._source;
      if (!source) throw new ClusterFault('unavailable', `${index}/${ids[i]}`, 'not found');
      for (const part of parts) {
        this.#parts[part].set(document, source[part]);
        const key = keyOf(part, document);
        if (part !== 'head' && this.#cache.peek(key) === undefined)
          this.#cache.put(key, source[part].length, source[part]);
      }
    }
  }

  text(document: number): string {
    return this.#part('folded', document);
  }

  record<T>(document: number): T {
    const head = this.head<T>(document);
    return document < this.columns.counts.article ? { ...head, text: this.#part('body', document) } : head;
  }

  head<T>(document: number): T {
    return JSON.parse(this.#part('head', document)) as T;
  }

  body(document: number, _head: Article): Body {
    const text = this.#part('body', document);
    return { text, views: views(text) };
  }

  otherNames(document: number): readonly string[] {
    return this.#cluster.otherNames.get(document) ?? [];
  }

  #part(part: ShelfPart, document: number): string {
    const found = this.#parts[part].get(document);
    if (found === undefined) throw new Error(`${part} of document ${document} was not fetched`);
    return found;
  }
}

function keyOf(part: ShelfPart, document: number): string {
  return `${part} ${document}`;
}
