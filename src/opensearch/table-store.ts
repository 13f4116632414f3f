/** The tables of a generation as documents of an index: each file in pieces, with a manifest of their checksums. */
import { createHash } from 'node:crypto';
import { AppError } from '../contract/error.ts';
import { type BulkOperation, bulk } from './client/bulk.ts';
import { type ClusterClient, OPENING } from './client/client.ts';
import { ClusterFault } from './client/fault.ts';

/** Bytes of a piece; as text it is a third more. */
const PIECE = 1 << 20;
const MANIFEST = 'manifest';

export interface TableManifest {
  readonly generation: string;
  /** Of the manifest of the generation on the indexer's disk that it was made from. */
  readonly source: string;
  readonly fingerprint: Readonly<Record<string, string>>;
  readonly counts: Readonly<Record<string, number>>;
  /** Serial numbers below are taken. */
  readonly nextSerial: number;
  readonly files: Readonly<
    Record<string, { readonly bytes: number; readonly sha256: string; readonly pieces: number }>
  >;
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** Writes all files, the manifest last. Throws `cluster_refused` where one of them was not taken. */
export async function writeTables(
  client: ClusterClient,
  index: string,
  files: ReadonlyMap<string, Uint8Array>,
  head: Omit<TableManifest, 'files'>,
): Promise<void> {
  const listed = Object.fromEntries(
    Array.from(files, ([name, bytes]) => [
      name,
      { bytes: bytes.length, sha256: sha256(bytes), pieces: Math.ceil(bytes.length / PIECE) },
    ]),
  );
  function* operations(): Generator<BulkOperation> {
    for (const [name, bytes] of files) {
      for (let from = 0, piece = 0; from < bytes.length; from += PIECE, piece++) {
        const data = Buffer.from(bytes.subarray(from, from + PIECE)).toString('base64');
        yield { index, id: `${name}.${piece}`, document: { data } };
      }
    }
  }
  const manifest: TableManifest = { ...head, files: listed };
  for (const some of [operations(), [{ index, id: MANIFEST, document: { data: manifest } }]]) {
    const { failures } = await bulk(client, some);
    const [first] = failures;
    if (first) throw new ClusterFault('rejected', index, `${first.id}: ${first.reason}`);
  }
}

async function documentData<T>(client: ClusterClient, index: string, id: string): Promise<T> {
  const path = `/${index}/_doc/${encodeURIComponent(id)}`;
  const { _source } = await client.request<{ _source: { data: T } }>({ method: 'GET', path }, OPENING);
  return _source.data;
}

/** Undefined where the index has none: it was not finished. */
export async function readManifest(client: ClusterClient, index: string): Promise<TableManifest | undefined> {
  try {
    return await documentData<TableManifest>(client, index, MANIFEST);
  } catch (error) {
    if (error instanceof ClusterFault && error.status === 404) return undefined;
    throw error;
  }
}

/** The bytes of one file. Throws `index_damaged` where they are not those that were written. */
export async function readTable(
  client: ClusterClient,
  index: string,
  manifest: TableManifest,
  name: string,
): Promise<Buffer> {
  const file = manifest.files[name];
  if (!file) throw damaged(index, name, '没有 (missing)');
  const pieces: Buffer[] = [];
  for (let piece = 0; piece < file.pieces; piece++)
    pieces.push(Buffer.from(await documentData<string>(client, index, `${name}.${piece}`), 'base64'));
  const bytes = Buffer.concat(pieces);
  if (bytes.length !== file.bytes || sha256(bytes) !== file.sha256)
    throw damaged(index, name, '与校验和不符 (checksum differs)');
  return bytes;
}

function damaged(index: string, name: string, reason: string): AppError {
  return new AppError(
    'index_damaged',
    `集群中 ${index} 的 ${name} ${reason}。重建: npx xiangxun index --engine opensearch (rebuild it)`,
  );
}
