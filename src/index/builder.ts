/**
 * Records → the files of a generation. Deterministic: the same records in the same order give the same bytes, however
 * many threads analyse them. Two passes: field lengths first (without segmentation), then tokens and their impacts.
 */
import { RECORD_TYPES, type SynonymSet } from '../contract/record.ts';
import type { ScratchFile } from '../corpus/scratch-file.ts';
import {
  type Concept,
  ConceptDictionary,
  companyConcept,
  nameKey,
  synonymConcept,
} from '../entities/concept.ts';
import { linkRecords, type Records } from '../entities/links.ts';
import { regionStem } from '../entities/region.ts';
import type { Print } from '../reprints/print.ts';
import { findReprints } from '../reprints/reprints.ts';
import { type AnalyseBatches, analyseHere, type DocumentTexts } from './analyst.ts';
import { AverageCounter, type AverageLengths, averagedArticles } from './average.ts';
import { buildColumns } from './column.ts';
import { columnsToBytes } from './column-file.ts';
import { contentKeys, type FieldLengths, fieldLengths, twinsOf } from './content.ts';
import { deflated } from './deflated.ts';
import { Documents } from './documents.ts';
import { type EarlierIndex, type IndexMemo, namesIn, takeOver } from './earlier-index.ts';
import { FIELDS } from './field.ts';
import { gramFiles } from './gram-files.ts';
import { type HeldRun, heldBefore, heldInMemory, heldOnDisk } from './held-run.ts';
import { pinyinEntries } from './pinyin-lexicon.ts';
import { type PostingRun, type Renumbering, WORD_KINDS } from './posting-run.ts';
import { RunJoin, type SpliceGrams, spliceHere } from './run-join.ts';
import { sortedTexts, type TextTable } from './sorted-texts.ts';
import { type StoredPart, StoredParts } from './stored-parts.ts';
import { wordFiles } from './word-files.ts';
import { wordArrays, wordTableFiles } from './word-table.ts';
import { splicedWords } from './word-table-splice.ts';

export interface IndexFile {
  readonly name: string;
  readonly data: string | Uint8Array;
}

export interface BuildInput extends Records {
  readonly synonyms: readonly SynonymSet[];
}

export interface BuildProgress {
  readonly done: number;
  readonly total: number;
}

/** Whoever takes the documents one by one, beside the files. */
export interface DocumentSink {
  /** Called first, with all documents of the index. */
  begin(documents: Documents): void;
  /** Whether what it keeps of a document of the index before is what it would keep now. */
  isSame(old: number, number: number): boolean;
  /** Documents that are taken over: new number of each of the index before, or `GONE`. */
  takeOver(numbers: Renumbering): void;
  /** Documents that were analysed; `numbers`: theirs, by place in the run. */
  add(run: PostingRun, numbers: Renumbering): Promise<void>;
}

export interface BuildOptions {
  readonly onProgress?: (progress: BuildProgress) => void;
  /** Told, where there is an earlier index, of each piece of a stored file that is not one of its. */
  readonly onFresh?: (part: StoredPart, piece: number) => void;
  /** Called when a part of the work is done. */
  readonly onPhase?: (name: string) => void;
  /** Reads what was published before, once; without it everything is analysed. Nothing but the builder is to hold it. */
  readonly earlier?: () => Promise<EarlierIndex | undefined>;
  /** Takes what the next build needs to take over from this one; only with `articleKey`. */
  readonly onMemo?: (memo: IndexMemo) => void;
  /** The print of the article at a position, where that is known. */
  readonly print?: (position: number) => Print;
  /** A digest of the article at a position: another where anything of it is another. */
  readonly articleKey?: (position: number) => string;
  /** Holds what was analysed until all is; memory does unless told otherwise. */
  readonly scratch?: ScratchFile;
  /** Called once, after `earlier`. */
  readonly sink?: () => DocumentSink | undefined;
  /** Who analyses; this thread unless told otherwise. */
  readonly analyse?: AnalyseBatches;
  /** Who splices characters and pairs; this thread unless told otherwise. */
  readonly splice?: SpliceGrams;
}

/** Documents of a batch, and UTF-16 units of their texts from which on it is full. */
const BATCH_DOCUMENTS = 2_048;
const BATCH_UNITS = 4 << 20;

/** What is typed by initials and unfinished: names of companies and projects, and places. */
function* namesOf(input: BuildInput, concepts: readonly Concept[]): Generator<string> {
  for (const { terms } of concepts) for (const term of terms) yield nameKey(term);
  for (const { name } of input.projects) yield* nameKey(name).match(/\p{Script=Han}{2,20}/gu) ?? [];
  const all = [...input.articles, ...input.projects, ...input.companies];
  for (const region of new Set(all.flatMap(({ regions = [] }) => regions))) {
    yield nameKey(region);
    yield regionStem(region);
  }
}

/** Yields the files one by one; each holds its data only until the next is asked for. */
export async function* buildIndex(input: BuildInput, options: BuildOptions = {}): AsyncGenerator<IndexFile> {
  const { analyse = analyseHere, onProgress = () => {} } = options;
  const { onPhase = () => {}, onMemo, articleKey, scratch } = options;
  let earlier = await options.earlier?.();
  const sink = options.sink?.();
  onPhase('earlier index');
  const concepts = [...input.companies.map(companyConcept), ...input.synonyms.map(synonymConcept)];
  const dictionary = new ConceptDictionary(concepts);
  const links = linkRecords(input, dictionary);
  const documents = new Documents(input, links, articleKey);
  sink?.begin(documents);
  onPhase('links');
  const keys = contentKeys(documents);
  const twins = earlier && twinsOf(keys, earlier.memo.keys);
  const lengths = fieldLengths(documents, earlier && twins && { twins, lengths: earlier.memo.lengths });
  const averages = averagesOf(documents, lengths);
  onPhase('lengths');

  const runs: HeldRun[] = [];
  const memo = { keys, lengths, averages, names: namesIn(dictionary) };
  const { numbers, rest } =
    earlier && twins
      ? takeOver(earlier, documents, twins, memo, (old, number) => sink?.isSame(old, number) ?? true)
      : { numbers: undefined, rest: Array.from({ length: documents.size }, (_, number) => number) };
  if (earlier && numbers) {
    runs.push(heldBefore(earlier.run, numbers));
    sink?.takeOver(numbers);
  }
  onPhase('taken over');
  // Both are made here while the threads analyse. What goes wrong is told where it is waited for.
  const originals = findReprints(
    input.articles,
    links.articleCompanies,
    options.print,
    articleKey && {
      articleKey,
      companyId: (company) => input.companies[company]?.id ?? '',
      known: earlier?.memo.verdicts,
      keep: (verdicts) => onMemo?.({ ...memo, verdicts }),
    },
  );
  const columns = originals.then((found) => deflated([columnsToBytes(buildColumns(input, links, found))]));
  columns.catch(() => undefined);
  let done = 0;
  if (earlier) onProgress({ done: documents.size - rest.length, total: documents.size });
  for await (const run of analyse({ concepts, averages }, batches(documents, rest), rest.length)) {
    const first = done;
    done += run.textEnds.length;
    const own = Int32Array.from(rest.slice(first, done));
    await sink?.add(run, own);
    runs.push(scratch ? heldOnDisk(run, own, scratch) : heldInMemory(run, own));
    onProgress({ done: documents.size - rest.length + done, total: documents.size });
  }
  onPhase('analysis');
  const join = new RunJoin(runs, numbers, documents.size);
  const grams = join.grams(options.splice ?? spliceHere);
  yield { name: 'concepts.json', data: JSON.stringify(concepts) };
  yield { name: 'columns.deflated', data: await columns };
  yield { name: 'averages.json', data: JSON.stringify(averages) };
  onPhase('columns');
  const before = earlier &&
    twins && { ...earlier.run, stored: earlier.stored, recordEnds: earlier.recordEnds, twins };
  yield* new StoredParts(documents, runs, before, earlier && options.onFresh).files();
  onPhase('texts');

  const words: TextTable[] = [];
  for (const type of RECORD_TYPES) {
    for (const kind of WORD_KINDS) {
      const packed = join.words(`${type}.${kind}`);
      if (kind === 'word') words.push(packed.terms);
      yield* wordFiles(`${type}.${kind}`, packed);
    }
  }
  onPhase('words');
  yield* wordTableFiles(
    earlier
      ? splicedWords(earlier.words, words, namesOf(input, concepts))
      : wordArrays(pinyinEntries(textsOf(words), namesOf(input, concepts))),
  );
  onPhase('lexicon');
  yield* gramFiles(await grams());
  // What comes next, loading what was written, needs the room.
  earlier = undefined;
  runs.length = 0;
  onPhase('grams');
}

function* textsOf(tables: readonly TextTable[]): Generator<string> {
  for (const table of tables) yield* sortedTexts(table);
}

function averagesOf(documents: Documents, lengths: FieldLengths): AverageLengths {
  const counter = new AverageCounter();
  const { articles } = documents;
  const averaged = averagedArticles(articles);
  for (let number = 0; number < documents.size; number++) {
    if (number >= averaged && number < articles) continue;
    const from = number * FIELDS.length;
    counter.add(documents.typeOf(number), lengths.subarray(from, from + FIELDS.length));
  }
  return counter.averages();
}

function* batches(documents: Documents, numbers: readonly number[]): Generator<readonly DocumentTexts[]> {
  let batch: DocumentTexts[] = [];
  let units = 0;
  for (const number of numbers) {
    const texts = documents.textsOf(number);
    batch.push({ type: documents.typeOf(number), texts });
    for (const field of FIELDS) for (const text of texts[field]) units += text.length;
    if (batch.length < BATCH_DOCUMENTS && units < BATCH_UNITS) continue;
    yield batch;
    batch = [];
    units = 0;
  }
  if (batch.length > 0) yield batch;
}
