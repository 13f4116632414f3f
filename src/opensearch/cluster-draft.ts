/** A generation that is being written into the cluster, until it is served. */
import { AppError } from '../contract/error.ts';
import type { Company } from '../contract/record.ts';
import type { Documents } from '../index/documents.ts';
import { GONE, type PostingRun, type Renumbering } from '../index/posting-run.ts';
import { otherNamesOf } from '../index/snapshot.ts';
import type { BuiltGeneration, IndexDraft } from '../indexer/index-target.ts';
import { type BulkOperation, bulk } from './client/bulk.ts';
import { type ClusterClient, WRITING } from './client/client.ts';
import { ClusterFault } from './client/fault.ts';
import { wholeAnswer } from './client/whole-answer.ts';
import { type AnyRecord, clusterDocuments, wholeRecord } from './cluster-documents.ts';
import { type DocumentTables, digestOf, isDigest, RecordDigests, tableFiles } from './cluster-tables.ts';
import { compact } from './compaction.ts';
import { dropGeneration, dropOld, serveGeneration } from './generation-list.ts';
import { indexNames } from './generation-name.ts';
import { clusterFingerprint, STORED_FIELDS, tablesBody } from './mapping.ts';
import { type StoredAnswer, storedDocuments, storedRecord } from './stored-document.ts';
import { writeTables } from './table-store.ts';

/** The generation that a draft is made on top of. */
export interface EarlierGeneration {
  readonly generation: string;
  readonly nextSerial: number;
  /** By document number of that generation. */
  readonly serials: Uint32Array;
  readonly digests: Uint8Array;
}

/** Documents from which on an index is packed: smaller ones are not worth the half minute. */
const WORTH_PACKING = 5_000;
/** Documents that are looked at for each type before the generation is served. */
const CANARIES = 3;

export class ClusterDraft implements IndexDraft {
  readonly isOnTop: boolean;
  readonly #client: ClusterClient;
  readonly #name: string;
  readonly #generation: string;
  readonly #replicas: number;
  readonly #earlier: EarlierGeneration | undefined;
  readonly #index: { readonly records: string; readonly tables: string };
  #documents: Documents | undefined;
  /** By document number of this generation. */
  #serials = new Uint32Array(0);
  #nextSerial: number;
  /** Serial numbers whose documents are in the cluster and no longer in the index. */
  readonly #gone: number[] = [];
  #sent = 0;
  #isServed = false;

  constructor(
    client: ClusterClient,
    name: string,
    generation: string,
    replicas: number,
    earlier: EarlierGeneration | undefined,
  ) {
    this.#client = client;
    this.#name = name;
    this.#generation = generation;
    this.#replicas = replicas;
    this.#earlier = earlier;
    this.#index = indexNames(name, generation);
    this.#nextSerial = earlier?.nextSerial ?? 0;
    this.isOnTop = earlier !== undefined;
  }

  begin(documents: Documents): void {
    this.#documents = documents;
    this.#serials = new Uint32Array(documents.size);
  }

  isSame(old: number, number: number): boolean {
    const digests = this.#earlier?.digests;
    return digests !== undefined && isDigest(digests, old, digestOf(this.#recordOf(number)));
  }

  takeOver(numbers: Renumbering): void {
    for (const [old, serial] of (this.#earlier?.serials ?? []).entries()) {
      const number = numbers[old] ?? GONE;
      if (number === GONE) this.#gone.push(serial);
      else this.#serials[number] = serial;
    }
  }

  async add(run: PostingRun, numbers: Renumbering): Promise<void> {
    for (const number of numbers) this.#serials[number] = this.#nextSerial++;
    const at = (place: number) => numbers[place] as number;
    const made = clusterDocuments(
      run,
      (place) => this.#recordOf(at(place)),
      (place) => this.#all.typeOf(at(place)),
      (place) => this.#serials[at(place)] as number,
    );
    const { records: index } = this.#index;
    // The serial number is the key: what is sent twice is there once, and nothing is ever overwritten.
    function* operations(): Generator<BulkOperation> {
      for (const document of made) yield { index, id: String(document.n), document };
    }
    this.#sent += await this.#bulk(operations());
  }

  async publish({ manifest, digest, read }: BuiltGeneration): Promise<{ generation: string; sent: number }> {
    const { records, tables } = this.#index;
    const index = records;
    await this.#bulk(this.#gone.map((serial) => ({ index, id: String(serial), delete: true as const })));
    await this.#client.request({ method: 'POST', path: `/${records}/_refresh` }, WRITING);
    await this.#check();
    await this.#client.request(
      { method: 'PUT', path: `/${tables}`, body: tablesBody(this.#replicas) },
      WRITING,
    );
    const files = new Map<string, Uint8Array>();
    for await (const [name, bytes] of tableFiles(Object.keys(manifest.files), read, this.#tables()))
      files.set(name, bytes);
    await writeTables(this.#client, tables, files, {
      generation: this.#generation,
      source: digest,
      fingerprint: { ...manifest.fingerprint, ...clusterFingerprint() },
      counts: manifest.counts,
      nextSerial: this.#nextSerial,
    });
    await this.#client.request({ method: 'POST', path: `/${tables}/_refresh` }, WRITING);
    // What is published never changes; and only an index that is not written to can be built upon.
    const blocked = { index: { blocks: { write: true } } };
    await this.#client.request({ method: 'PUT', path: `/${records}/_settings`, body: blocked }, WRITING);
    await serveGeneration(this.#client, this.#name, this.#generation);
    this.#isServed = true;
    // What is left over costs room, and goes the next time.
    await dropOld(this.#client, this.#name, this.#generation).catch(() => undefined);
    return { generation: this.#generation, sent: this.#sent };
  }

  async pack(): Promise<void> {
    if (this.isOnTop || this.#sent < WORTH_PACKING) return;
    // As good as it is where the cluster has no time for it.
    await compact(this.#client, this.#index.records).catch(() => undefined);
  }

  async discard(): Promise<void> {
    if (this.#isServed) return;
    await dropGeneration(this.#client, this.#name, this.#generation).catch(() => undefined);
  }

  get #all(): Documents {
    if (!this.#documents) throw new Error('begin was not called');
    return this.#documents;
  }

  #recordOf(number: number): AnyRecord {
    return this.#all.recordOf(number);
  }

  #tables(): DocumentTables {
    const { size } = this.#all;
    const digests = new RecordDigests(size);
    const otherNames = new Map<number, readonly string[]>();
    for (let number = 0; number < size; number++) {
      const record = this.#recordOf(number);
      digests.set(number, digestOf(record));
      const others = this.#all.typeOf(number) === 'article' ? [] : otherNamesOf(record as Company);
      if (others.length > 0) otherNames.set(number, others);
    }
    return { serials: this.#serials, digests: digests.bytes, otherNames };
  }

  async #bulk(operations: Iterable<BulkOperation>): Promise<number> {
    const { done, failures } = await bulk(this.#client, operations);
    const [first] = failures;
    if (first) throw new ClusterFault('rejected', this.#index.records, `${first.id}: ${first.reason}`);
    return done;
  }

  /** As many documents as there are records, and some of each type are what was sent. */
  async #check(): Promise<void> {
    const { records } = this.#index;
    const { size } = this.#all;
    const counted = await wholeAnswer<{ count: number }>(
      this.#client,
      { method: 'GET', path: `/${records}/_count` },
      WRITING,
    );
    if (counted.answer.count !== size || counted.partial)
      throw unfit(records, `${counted.answer.count} ≠ ${size} 篇 (documents)`);
    for (const number of this.#canaries()) {
      const record = wholeRecord(this.#recordOf(number), this.#all.typeOf(number));
      const stored = await this.#stored(this.#serials[number] as number);
      if (JSON.stringify(stored) !== JSON.stringify(record))
        throw unfit(records, `${record.id} 读回来不对 (reads back wrong)`);
    }
  }

  /** The record as a server will hand it out. */
  async #stored(serial: number): Promise<AnyRecord> {
    const sent = storedDocuments(this.#index.records, [serial], STORED_FIELDS);
    const { answer } = await wholeAnswer<StoredAnswer>(this.#client, sent, WRITING);
    const [document] = answer.docs;
    if (!document?.fields) throw unfit(this.#index.records, `${serial} 没有 (missing)`);
    return storedRecord(document.fields);
  }

  *#canaries(): Generator<number> {
    const { size } = this.#all;
    const seen = new Map<string, number[]>();
    for (let number = 0; number < size; number++) {
      const type = this.#all.typeOf(number);
      const same = seen.get(type);
      if (same) same.push(number);
      else seen.set(type, [number]);
    }
    for (const numbers of seen.values()) {
      const step = (numbers.length - 1) / (CANARIES - 1);
      const places = Array.from({ length: CANARIES }, (_, i) => Math.round(i * step));
      for (const place of new Set(places)) yield numbers[place] as number;
    }
  }
}

function unfit(index: string, reason: string): AppError {
  return new AppError(
    'index_damaged',
    `刚写入集群的 ${index} 不能用: ${reason} (just written, yet not usable)`,
  );
}
