/** The files of a generation, read back as what the next build takes over. */
import { RECORD_TYPES } from '../contract/record.ts';
import { DeflatedPieces } from './deflated-pieces.ts';
import type { EarlierIndex, IndexMemo } from './earlier-index.ts';
import type { PackedPostings } from './flex-index.ts';
import { readGramFiles } from './gram-files.ts';
import { bytesToLongSteps, bytesToSteps } from './number-steps.ts';
import { type EarlierRun, WORD_KINDS } from './posting-run.ts';
import { readTextTable } from './sorted-texts.ts';
import { STORED_FILES } from './stored-parts.ts';
import { readWordTable } from './word-table.ts';

async function readWords(name: string, read: (name: string) => Promise<Buffer>): Promise<PackedPostings> {
  const [terms, offsets, bytes] = await Promise.all([
    readTextTable(`${name}.terms`, read),
    read(`${name}.offsets`),
    read(`${name}.postings`),
  ]);
  return { terms, offsets: bytesToSteps(offsets), bytes };
}

export async function readEarlierIndex(
  read: (name: string) => Promise<Buffer>,
  memo: IndexMemo,
): Promise<EarlierIndex> {
  const stored = async (name: string) => new DeflatedPieces(await read(name));
  const [records, bodies, texts] = await Promise.all([
    stored(STORED_FILES.records),
    stored(STORED_FILES.bodies),
    stored(STORED_FILES.texts),
  ]);
  return {
    memo,
    stored: { records, bodies, texts },
    recordEnds: bytesToLongSteps(await read('records.ends')),
    run: await readRun(read),
    words: await readWordTable(read),
  };
}

async function readRun(read: (name: string) => Promise<Buffer>): Promise<EarlierRun> {
  const ends = async (name: string) => bytesToLongSteps(await read(`${name}.ends`));
  const names = RECORD_TYPES.flatMap((type) => WORD_KINDS.map((kind) => `${type}.${kind}` as const));
  const [textEnds, bodyEnds, grams, words] = await Promise.all([
    ends('texts'),
    ends('bodies'),
    readGramFiles(read),
    Promise.all(names.map(async (name) => [name, await readWords(name, read)] as const)),
  ]);
  return {
    words: Object.fromEntries(words) as EarlierRun['words'],
    grams,
    textEnds,
    bodyEnds,
  };
}
