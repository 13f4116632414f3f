/** The records of a cluster that one request reads, fetched by their serial numbers. */
import type { Article } from '../contract/record.ts';
import type { ListCache } from '../index/list-cache.ts';
import type { Body } from '../index/record-store.ts';
import { Shelf, type ShelfPart } from '../index/shelf.ts';
import { chunks } from './chunks.ts';
import { ClusterFault } from './client/fault.ts';
import { wholeAnswer } from './client/whole-answer.ts';
import type { ClusterIndex } from './cluster-index.ts';
import { STORED_FIELDS } from './mapping.ts';
import {
  partOf,
  type StoredAnswer,
  type StoredFields,
  storedBody,
  storedDocuments,
  storedHead,
  storedRecord,
} from './stored-document.ts';

/** Documents of one request. */
const AT_ONCE = 200;

/** Whole documents that were read lately, by document number. */
export type DocumentCache = ListCache<StoredFields>;

export class ClusterShelf extends Shelf {
  readonly #cluster: ClusterIndex;
  readonly #cache: DocumentCache;
  readonly #whole = new Map<number, StoredFields>();
  readonly #heads = new Map<number, StoredFields>();

  constructor(cluster: ClusterIndex, cache: DocumentCache) {
    super(cluster.catalogue);
    this.#cluster = cluster;
    this.#cache = cache;
  }

  /**
   * Heads alone, or whole documents: what is looked into is shown a moment later, as a rule, and another request costs
   * more than its bytes. Throws ClusterFault where one of them cannot be had.
   */
  async load(documents: Iterable<number>, parts: readonly ShelfPart[]): Promise<void> {
    const isHeadEnough = parts.every((part) => part === 'head');
    const wanted: number[] = [];
    for (const document of new Set(documents)) {
      if (this.#whole.has(document) || (isHeadEnough && this.#heads.has(document))) continue;
      const known = this.#cache.peek(document);
      if (known) this.#whole.set(document, known);
      else wanted.push(document);
    }
    await Promise.all(chunks(wanted, AT_ONCE).map((some) => this.#read(some, isHeadEnough)));
  }

  async #read(documents: readonly number[], isHeadEnough: boolean): Promise<void> {
    const { client, index } = this.#cluster;
    const serials = documents.map((document) => this.#cluster.serials[document] as number);
    const parts = isHeadEnough ? (['head'] as const) : STORED_FIELDS;
    const { answer } = await wholeAnswer<StoredAnswer>(client, storedDocuments(index, serials, parts));
    for (const [i, document] of documents.entries()) {
      const fields = answer.docs[i]?.fields;
      if (!fields) throw new ClusterFault('unavailable', `${index}/${serials[i]}`, 'not found');
      if (isHeadEnough) {
        this.#heads.set(document, fields);
        continue;
      }
      this.#whole.set(document, fields);
      const units = STORED_FIELDS.reduce((sum, part) => sum + partOf(fields, part).length, 0);
      if (this.#cache.peek(document) === undefined) this.#cache.put(document, units, fields);
    }
  }

  text(document: number): string {
    return partOf(this.#fetched(document), 'folded');
  }

  record<T>(document: number): T {
    return storedRecord(this.#fetched(document)) as T;
  }

  head<T>(document: number): T {
    return storedHead(this.#heads.get(document) ?? this.#fetched(document));
  }

  body(document: number, head: Article): Body {
    return storedBody(this.#fetched(document), head);
  }

  otherNames(document: number): readonly string[] {
    return this.#cluster.otherNames.get(document) ?? [];
  }

  #fetched(document: number): StoredFields {
    const found = this.#whole.get(document);
    if (!found) throw new Error(`document ${document} was not fetched`);
    return found;
  }
}
