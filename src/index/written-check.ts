/**
 * Whether an index that was just written on top of another can be taken into use. Its files are known to be on the disk as
 * they were made; what was taken over from the index before has been in use, and is not unpacked again.
 */
import { RECORD_TYPES, type RecordType } from '../contract/record.ts';
import { TimeSlice } from '../pace/time-slice.ts';
import type { FileSource } from './catalogue.ts';
import { bytesToColumns } from './column-file.ts';
import { inflated } from './deflated.ts';
import { DeflatedPieces } from './deflated-pieces.ts';
import { readGramFiles } from './gram-files.ts';
import { GramIndex } from './gram-index.ts';
import { bytesToLongSteps } from './number-steps.ts';
import { PackedText } from './packed-text.ts';
import { WORD_KINDS } from './posting-run.ts';
import { STORED_FILES, type StoredPart } from './stored-parts.ts';
import { readWordFiles } from './word-files.ts';
import { readWordTable } from './word-table.ts';

/** Of each stored file the pieces that were made anew, by their numbers. */
export type FreshPieces = ReadonlyMap<StoredPart, ReadonlySet<number>>;

export type Counts = Readonly<Record<string, number>>;

/** What is wrong, in a few words; undefined where nothing is. Throws what reading a file throws. */
export async function writtenFault(
  files: FileSource,
  counts: Counts,
  fresh: FreshPieces,
): Promise<string | undefined> {
  const bytes = await inflated(await files.read('columns.deflated'));
  const columns = await bytesToColumns(bytes, new TimeSlice());
  const size = columns.ids.length;
  for (const type of RECORD_TYPES)
    if (columns.counts[type] !== counts[type]) return `${type}: ${columns.counts[type]} ≠ ${counts[type]}`;
  if (RECORD_TYPES.reduce((sum, type) => sum + columns.counts[type], 0) !== size) return `${size} ids`;
  for (const name of ['concepts.json', 'averages.json']) JSON.parse((await files.read(name)).toString());
  const [words, grams] = await Promise.all([readWordTable(files.read), readGramFiles(files.read)]);
  if (words.arrays.soundEnds.length !== words.arrays.texts.length) return 'lexicon';
  for (const type of RECORD_TYPES)
    for (const kind of WORD_KINDS) await readWordFiles(`${type}.${kind}`, files.read);
  const sampled = samplesOf(columns.counts);
  let text: TextOf | undefined;
  for (const part of Object.keys(STORED_FILES) as StoredPart[]) {
    const pieces = new DeflatedPieces(await files.read(STORED_FILES[part]));
    const ends = bytesToLongSteps(await files.read(`${part}.ends`));
    if (ends.length !== size || (ends.at(-1) ?? 0) !== pieces.length) return STORED_FILES[part];
    for (const piece of fresh.get(part) ?? []) pieces.inflate(piece);
    if (part === 'texts') text = textsOf(pieces, ends, sampled);
  }
  const index = new GramIndex(grams);
  for (const document of sampled) {
    const [character] = /\p{Script=Han}/u.exec(text?.(document) ?? '') ?? [];
    if (character !== undefined && !index.character(character).documents.includes(document))
      return `${columns.ids.get(document)} 检索不到自己`;
  }
  return undefined;
}

type TextOf = (document: number) => string;

/** Reads the texts of some documents, whose pieces alone are inflated. */
function textsOf(pieces: DeflatedPieces, ends: Float64Array, documents: readonly number[]): TextOf {
  const texts = new Map<number, string>();
  for (const document of documents) {
    const from = document === 0 ? 0 : (ends[document - 1] as number);
    const bytes = pieces.slice(from, ends[document] as number);
    texts.set(document, new PackedText(bytes, Float64Array.of(bytes.length)).get(0));
  }
  return (document) => texts.get(document) ?? '';
}

/** The first, the last and the middle document of each type. */
export function samplesOf(counts: Readonly<Record<RecordType, number>>): number[] {
  let first = 0;
  return RECORD_TYPES.flatMap((type) => {
    const [begin, end] = [first, first + counts[type]];
    first = end;
    return begin === end ? [] : [...new Set([begin, (begin + end) >> 1, end - 1])];
  });
}
