/**
 * What the next build takes over from this one, in a file beside the generations. It only saves time: where it is
 * missing, damaged, of another program or of another generation than is served, all is done anew.
 */
import { createHash, hash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { deserialize, serialize } from 'node:v8';
import { deflateRaw, inflateRaw, type ZlibOptions } from 'node:zlib';
import type { Looks } from '../extraction/article-looks.ts';
import { chunkOf } from '../index/deflated-pieces.ts';
import type { IndexMemo } from '../index/earlier-index.ts';
import type { NamesMemo } from './earlier-names.ts';
import type { LineMemo } from './known-lines.ts';
import type { PackedReadings } from './readings.ts';

/** Not named as a generation is, and swept away like any draft where a run was cut short. */
const MEMO_FILE = 'MEMO';

const deflate = promisify<Uint8Array, ZlibOptions, Buffer>(deflateRaw);
const inflate = promisify<Uint8Array, ZlibOptions, Buffer>(inflateRaw);
/** Level of deflation: it leaves three fifths of the bytes; the usual one leaves a thirtieth less in 1.7 times the time. */
const QUICK = 1;
/** Bytes that zlib hands over at a time of what it deflates. */
const ROOM = 1 << 18;

export interface ReadingMemo {
  readonly readings: PackedReadings;
  /** What a reader knew: each name and place with what it stands for. */
  readonly words: ReadonlyMap<string, string>;
  readonly names: NamesMemo;
  /** What was seen of articles when records were derived, by their positions. */
  readonly looks: ReadonlyMap<number, Looks>;
}

export interface Memo {
  /** SHA-256 of the manifest of the generation that it belongs to. */
  readonly generation: string;
  /** `programDigest` of who made it. */
  readonly program: string;
  readonly lines: LineMemo;
  readonly reading: ReadingMemo;
  readonly index: IndexMemo;
}

/** Rooms whose code decides what is made of a record. */
const ROOMS = ['contract', 'corpus', 'analysis', 'entities', 'extraction', 'reprints', 'index', 'indexer'];
const DIGEST_LENGTH = 64;
/** The digest of all that follows, how many bytes of it are deflated, and how many were. */
const HEAD_LENGTH = DIGEST_LENGTH + 8;

/** Of the program itself and what it runs on: what another one made is not taken over. */
export function programDigest(tools: Readonly<Record<string, string>>): string {
  const hash = createHash('sha256').update(JSON.stringify([tools, process.versions]));
  const source = fileURLToPath(new URL('..', import.meta.url));
  for (const room of ROOMS) {
    for (const name of readdirSync(join(source, room)).sort()) {
      if (/\.[jt]s$/.test(name))
        hash.update(`${room}/${name}\u0000`).update(readFileSync(join(source, room, name)));
    }
  }
  return hash.digest('hex');
}

/** The bands are hashes, of which deflating leaves all: they stand behind the rest as they are. */
function withBands(memo: Memo, bands: Int32Array): Memo {
  const { reading } = memo;
  return { ...memo, reading: { ...reading, readings: { ...reading.readings, bands } } };
}

/** Whether there is one in the folder, of whatever program and index. */
export function hasMemo(root: string): boolean {
  return existsSync(join(root, MEMO_FILE));
}

/** The memo in the folder, if it is whole and of this program. Never throws. */
export async function readMemo(root: string, program: string): Promise<Memo | undefined> {
  try {
    const bytes = await readFile(join(root, MEMO_FILE));
    if (bytes.toString('latin1', 0, DIGEST_LENGTH) !== hash('sha256', bytes.subarray(DIGEST_LENGTH)))
      return undefined;
    const end = HEAD_LENGTH + bytes.readUInt32LE(DIGEST_LENGTH);
    const length = bytes.readUInt32LE(DIGEST_LENGTH + 4);
    // All at once: pieces would be copied once more.
    const inside = await inflate(bytes.subarray(HEAD_LENGTH, end), { chunkSize: chunkOf(length) });
    const memo = withBands(
      deserialize(inside) as Memo,
      new Int32Array(new Uint8Array(bytes.subarray(end)).buffer),
    );
    return memo.program === program ? memo : undefined;
  } catch {
    return undefined;
  }
}

/** As it is written, in parts. Undefined where it cannot be. */
export async function packMemo(memo: Memo): Promise<readonly Uint8Array[] | undefined> {
  try {
    const { bands } = memo.reading.readings;
    const inside = serialize(withBands(memo, new Int32Array(0)));
    const deflated = await deflate(inside, { level: QUICK, chunkSize: ROOM });
    const lengths = Buffer.alloc(HEAD_LENGTH - DIGEST_LENGTH);
    lengths.writeUInt32LE(deflated.length);
    lengths.writeUInt32LE(inside.length, 4);
    const parts = [lengths, deflated, new Uint8Array(bands.buffer, bands.byteOffset, bands.byteLength)];
    const digest = createHash('sha256');
    for (const part of parts) digest.update(part);
    return [Buffer.from(digest.digest('hex'), 'latin1'), ...parts];
  } catch {
    return undefined;
  }
}

/** `packed`: as `packMemo` gave it. Never throws: an index without a memo is as good, and so is one with that of an older generation. */
export async function writeMemo(root: string, packed: readonly Uint8Array[]): Promise<void> {
  const path = join(root, MEMO_FILE);
  const draft = join(root, `.tmp-${MEMO_FILE}`);
  try {
    await writeFile(draft, packed);
    await rename(draft, path);
  } catch {
    await rm(draft, { force: true }).catch(() => undefined);
  }
}
