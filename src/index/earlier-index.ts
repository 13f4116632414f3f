/**
 * What a build takes over from the index that was published before: the postings and texts of every document whose
 * texts, weights and names are still the same. Files are those of a build of everything, byte for byte.
 */
import { TRADITIONAL_ONLY } from '../analysis/variant.ts';
import { RECORD_TYPES, type RecordType } from '../contract/record.ts';
import type { ConceptDictionary } from '../entities/concept.ts';
import type { Verdicts } from '../reprints/verdicts.ts';
import type { AverageLengths } from './average.ts';
import type { KnownContents } from './content.ts';
import type { Documents } from './documents.ts';
import { EarlierTexts } from './earlier-texts.ts';
import { FIELDS } from './field.ts';
import { type EarlierRun, GONE, type Renumbering } from './posting-run.ts';
import { risingPart } from './rising.ts';
import type { EarlierStored } from './stored-parts.ts';
import type { WordTable } from './word-table.ts';

/** What a build is held against that takes over from an earlier one. */
export interface BuildGrounds extends KnownContents {
  /** What its documents were weighed with. */
  readonly averages: AverageLengths;
  /** Its names, each with the concepts that it stands for. */
  readonly names: ReadonlyMap<string, string>;
}

/** What is kept of a build beside its files. */
export interface IndexMemo extends BuildGrounds {
  readonly verdicts: Verdicts;
}

export interface EarlierIndex {
  readonly memo: IndexMemo;
  readonly run: EarlierRun;
  readonly stored: EarlierStored;
  /** Where the records end in what is stored. */
  readonly recordEnds: Float64Array;
  /** How words and names of it are read. */
  readonly words: WordTable;
}

/** Each name with the concepts that it stands for, in their order. */
export function namesIn(dictionary: ConceptDictionary): Map<string, string> {
  return new Map(
    Array.from(dictionary.names(), (name) => [
      name,
      dictionary
        .named(name)
        .map(({ key }) => key)
        .join('\n'),
    ]),
  );
}

/** What stands for something else in the two tables, or in one of them only. */
export function changedNames(
  before: ReadonlyMap<string, string>,
  now: ReadonlyMap<string, string>,
): string[] {
  const changed = [...now].filter(([name, meaning]) => before.get(name) !== meaning).map(([name]) => name);
  return [...changed, ...[...before.keys()].filter((name) => !now.has(name))];
}

/** With these a text is searched in a view that is put right (see `restore`). */
const ALTERED = ['头部', 'diyi', 'zui'];

export interface Takeover {
  /** New number of each document of the earlier index, or `GONE`. */
  readonly numbers: Renumbering;
  /** Documents that are to be analysed. */
  readonly rest: readonly number[];
}

/**
 * `twins`: of each document now the one of the earlier index with the same texts, or `GONE`; `isSame`: whether what
 * else is kept of a document (its number then and now) still holds.
 */
export function takeOver(
  { memo, run, stored }: EarlierIndex,
  documents: Documents,
  twins: Int32Array,
  { lengths, averages, names }: BuildGrounds,
  isSame: (old: number, number: number) => boolean = () => true,
): Takeover {
  const changed = changedNames(memo.names, names);
  const texts = new EarlierTexts(run, stored.texts);
  const isChanged = changed.length > 0 ? texts.holds(changed) : () => false;
  // Words that were put right and are then those of another region are cut in a text that is not stored.
  const isAltered = changed.length > 0 ? texts.mayHold(ALTERED) : () => false;
  const isTouched = (old: number, number: number) =>
    isChanged(old) || (isAltered(old) && holdsTraditional(documents, number));
  /** By record type and field: whether its words weigh as they did. */
  const alike = Object.fromEntries(
    RECORD_TYPES.map((type) => [
      type,
      FIELDS.map((field) => averages[type][field] === memo.averages[type][field]),
    ]),
  ) as Record<RecordType, boolean[]>;
  const isWeighedAlike = (number: number) =>
    alike[documents.typeOf(number)].every(
      (same, field) => same || lengths[number * FIELDS.length + field] === 0,
    );
  const known = new Int32Array(documents.size).fill(GONE);
  for (const [number, old] of twins.entries()) {
    if (old === GONE) continue;
    if (isWeighedAlike(number) && !isTouched(old, number) && isSame(old, number)) known[number] = old;
  }
  const kept = risingPart(known);
  const numbers = new Int32Array(memo.keys.length).fill(GONE);
  const rest: number[] = [];
  for (let number = 0; number < documents.size; number++) {
    if (kept[number] === 1) numbers[known[number] as number] = number;
    else rest.push(number);
  }
  return { numbers, rest };
}

function holdsTraditional(documents: Documents, number: number): boolean {
  const texts = documents.textsOf(number);
  return FIELDS.some((field) => texts[field].some((text) => [...text].some((c) => TRADITIONAL_ONLY.has(c))));
}
