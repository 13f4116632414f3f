/** What a server keeps of a generation in memory, made from the files of the generation on the indexer's disk. */
import { createHash } from 'node:crypto';
import { RECORD_TYPES } from '../contract/record.ts';
import { type CatalogueParts, loadCatalogue } from '../index/catalogue.ts';
import { gramCounts, wordCounts } from '../index/counts.ts';
import { gramFiles, readGramFiles } from '../index/gram-files.ts';
import { bytesToSteps, stepsToBytes } from '../index/number-steps.ts';
import { bytesToNumbers, numbersToBytes } from '../index/posting-codec.ts';
import { WORD_KINDS } from '../index/posting-run.ts';
import { TimeSlice } from '../pace/time-slice.ts';
import type { AnyRecord } from './cluster-documents.ts';

/** Files that are taken as they are. */
const WHOLE =
  /^(?:concepts\.json|columns\.deflated|averages\.json|lexicon\..+|.+\.(?:word|concept)\.terms\..+)$/;
const SERIALS = 'serials';
const DIGESTS = 'digests';
const OTHER_NAMES = 'other-names.json';
const DIGEST_BYTES = 8;

export interface DocumentTables {
  /** By document number. */
  readonly serials: Uint32Array;
  /** A digest of each record, one after the other. */
  readonly digests: Uint8Array;
  readonly otherNames: ReadonlyMap<number, readonly string[]>;
}

type Read = (name: string) => Promise<Buffer>;

export async function* tableFiles(
  names: readonly string[],
  read: Read,
  { serials, digests, otherNames }: DocumentTables,
): AsyncGenerator<[name: string, bytes: Uint8Array]> {
  for (const name of names) if (WHOLE.test(name)) yield [name, await read(name)];
  for (const { name, data } of gramFiles(gramCounts(await readGramFiles(read)))) yield [name, data];
  for (const type of RECORD_TYPES) {
    for (const kind of WORD_KINDS) {
      const index = `${type}.${kind}`;
      const offsets = bytesToSteps(await read(`${index}.offsets`));
      const counts = wordCounts({ offsets, bytes: await read(`${index}.postings`) });
      yield [`${index}.offsets`, stepsToBytes(counts.offsets)];
      yield [`${index}.postings`, counts.bytes];
    }
  }
  yield [SERIALS, numbersToBytes(serials)];
  yield [DIGESTS, digests];
  yield [OTHER_NAMES, Buffer.from(JSON.stringify([...otherNames]))];
}

export interface LoadedTables {
  readonly parts: CatalogueParts;
  readonly serials: Uint32Array;
  /** Document number of each serial number, −1 for none. */
  readonly documents: Int32Array;
  readonly otherNames: DocumentTables['otherNames'];
}

export async function loadTables(names: readonly string[], read: Read): Promise<LoadedTables> {
  const [parts, serials, otherNames] = await Promise.all([
    loadCatalogue({ names, read }, new TimeSlice()),
    readSerials(read),
    read(OTHER_NAMES),
  ]);
  const documents = new Int32Array(serials.reduce((most, serial) => Math.max(most, serial + 1), 0)).fill(-1);
  for (const [document, serial] of serials.entries()) documents[serial] = document;
  return {
    parts,
    serials,
    documents,
    otherNames: new Map(JSON.parse(otherNames.toString('utf8')) as [number, string[]][]),
  };
}

/** What the next build needs of this one. */
export async function loadEarlier(read: Read): Promise<Pick<DocumentTables, 'serials' | 'digests'>> {
  return { serials: await readSerials(read), digests: await read(DIGESTS) };
}

async function readSerials(read: Read): Promise<Uint32Array> {
  return bytesToNumbers(await read(SERIALS));
}

/** Of the whole record, as it is handed out. */
export class RecordDigests {
  readonly bytes: Uint8Array;

  constructor(size: number) {
    this.bytes = new Uint8Array(size * DIGEST_BYTES);
  }

  set(document: number, digest: Uint8Array): void {
    this.bytes.set(digest, document * DIGEST_BYTES);
  }
}

export function digestOf(record: AnyRecord): Uint8Array {
  return createHash('sha256').update(JSON.stringify(record)).digest().subarray(0, DIGEST_BYTES);
}

export function isDigest(digests: Uint8Array, document: number, digest: Uint8Array): boolean {
  const at = document * DIGEST_BYTES;
  return Buffer.from(digests.buffer, digests.byteOffset + at, DIGEST_BYTES).equals(digest);
}
