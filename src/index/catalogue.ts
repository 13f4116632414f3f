/**
 * What an index knows of its records without reading one: columns, names, words and how many records hold each.
 * Immutable. Texts, records and postings are elsewhere: in a `Snapshot` beside it, or on other machines.
 */
import { useDictionary } from '../analysis/segmenter.ts';
import type { FilteredText, TokenKind } from '../analysis/token.ts';
import { RECORD_TYPES, type RecordType } from '../contract/record.ts';
import { type Concept, ConceptDictionary } from '../entities/concept.ts';
import { parseInSlices } from '../pace/json-pieces.ts';
import type { TimeSlice } from '../pace/time-slice.ts';
import { dictionaryNames } from './analyst.ts';
import type { AverageLengths } from './average.ts';
import { type Columns, sharedRows } from './column.ts';
import { inflated } from './deflated.ts';
import { ImpactIndex } from './flex-index.ts';
import { readGramFiles } from './gram-files.ts';
import { GramIndex } from './gram-index.ts';
import { PinyinLexicon } from './pinyin-lexicon.ts';
import { WORD_KINDS } from './posting-run.ts';
import { type SnapshotTables, tablesOf } from './snapshot-tables.ts';
import { Spelling } from './spelling.ts';
import { Titles } from './titles.ts';
import { readWordFiles } from './word-files.ts';
import { readWordTable } from './word-table.ts';

/** Gives the verified bytes of a file of the generation, and the names of all of them. */
export interface FileSource {
  readonly names: readonly string[];
  read(name: string): Promise<Buffer>;
  /** What is in a deflated file, where somebody else inflates it. */
  inflated?(name: string): Promise<Buffer>;
}

/** What is in the file `name.deflated`. */
export async function inflatedFile(files: FileSource, name: string): Promise<Buffer> {
  const file = `${name}.deflated`;
  return files.inflated ? files.inflated(file) : inflated(await files.read(file));
}

export interface CatalogueParts {
  readonly columns: Columns;
  readonly concepts: ConceptDictionary;
  readonly averages: AverageLengths;
  /** Hanzi of this index by how they are typed in pinyin. */
  readonly pinyin: PinyinLexicon;
  /** Words and names of this index that a slip may stand for. */
  readonly spelling: Spelling;
  readonly titles: Titles;
  /** Characters and pairs of all documents. */
  readonly grams: GramIndex;
  /** Words and concepts by record type: `article.word` … */
  readonly indexes: ReadonlyMap<string, ImpactIndex>;
  readonly tables: SnapshotTables;
}

export class Catalogue implements CatalogueParts {
  readonly columns: Columns;
  readonly concepts: ConceptDictionary;
  readonly averages: AverageLengths;
  readonly pinyin: PinyinLexicon;
  readonly spelling: Spelling;
  readonly titles: Titles;
  readonly grams: GramIndex;
  readonly indexes: ReadonlyMap<string, ImpactIndex>;
  readonly tables: SnapshotTables;
  /** The newest day of publication of each document; −∞ where it has none. */
  readonly lastDays: Float64Array;
  /** The month in which each article was published, `NO_MONTH` where that is not known. */
  readonly publishedMonths: Int32Array;
  /** The months of each article's events, as far as they are known to the month. */
  readonly eventMonths: readonly (readonly number[])[];
  /** The earliest and the last of all those months; `last` is before `first` where there are none. */
  readonly months: { readonly first: number; readonly last: number };
  /** The original of each document that has reprints (its own number where it is that), `ALONE` for all others. */
  readonly originals: Int32Array;
  /** The documents of each original that has reprints, itself among them, rising. */
  readonly reprints: ReadonlyMap<number, readonly number[]>;

  constructor(parts: CatalogueParts) {
    this.columns = parts.columns;
    this.concepts = parts.concepts;
    this.averages = parts.averages;
    this.pinyin = parts.pinyin;
    this.spelling = parts.spelling;
    this.titles = parts.titles;
    this.grams = parts.grams;
    this.indexes = parts.indexes;
    this.tables = parts.tables;
    this.lastDays = parts.tables.lastDays;
    this.publishedMonths = parts.tables.publishedMonths;
    this.eventMonths = parts.tables.eventMonths;
    this.months = parts.tables.months;
    this.originals = parts.tables.originals;
    this.reprints = parts.tables.reprints;
  }

  /** How many documents there are, of all types. */
  get size(): number {
    return this.columns.ids.length;
  }

  /** The document numbers of a type: `[first, end)`. */
  range(type: RecordType): [first: number, end: number] {
    const { article, project } = this.columns.counts;
    if (type === 'article') return [0, article];
    if (type === 'project') return [article, article + project];
    return [article + project, this.size];
  }

  typeOf(document: number): RecordType {
    const { article, project } = this.columns.counts;
    return document < article ? 'article' : document < article + project ? 'project' : 'company';
  }

  numberOf(type: RecordType, id: string): number | undefined {
    return this.tables.numbers[type].get(id);
  }

  /** The title of a document, folded. */
  foldedTitle(document: number): string {
    return this.titles.folded(document);
  }

  /** The views in which the title of a document is searched. */
  titleViews(document: number): readonly FilteredText[] {
    return this.titles.views(document);
  }

  /** How many documents of all types hold the term. */
  frequency(kind: TokenKind, term: string): number {
    if (kind === 'gram') return this.grams.pairFrequency(term);
    if (kind === 'char') return this.grams.characterFrequency(term);
    return RECORD_TYPES.reduce(
      (sum, type) => sum + (this.indexes.get(`${type}.${kind}`)?.frequency(term) ?? 0),
      0,
    );
  }
}

/**
 * Opened in pieces, between which others have the thread: a server answers from another index meanwhile.
 * `asks`: false for who asks it nothing that has to be cut into words.
 */
export async function loadCatalogue(
  files: FileSource,
  slice: TimeSlice,
  asks = true,
): Promise<CatalogueParts> {
  const json = async <T>(name: string) => JSON.parse((await files.read(name)).toString('utf8')) as T;
  const concepts = (await parseInSlices(await files.read('concepts.json'), slice)) as Concept[];
  const names = RECORD_TYPES.flatMap((type) => WORD_KINDS.map((kind) => `${type}.${kind}`));
  const reading = Promise.all([
    inflatedFile(files, 'columns.json'),
    json<AverageLengths>('averages.json'),
    readWordTable(files.read),
    readGramFiles(files.read),
    Promise.all(names.map((name) => readWordFiles(name, files.read))),
  ]);
  // It takes a second of this thread, in which the others inflate.
  if (asks) useDictionary(dictionaryNames(concepts));
  const [columnBytes, averages, words, gramArrays, postings] = await reading;
  const columns = (await parseInSlices(columnBytes, slice, sharedRows())) as Columns;
  const grams = new GramIndex(gramArrays, columns.ids.length);
  await slice.next();
  const dictionary = new ConceptDictionary(concepts);
  await slice.next();
  return {
    columns,
    concepts: dictionary,
    averages,
    pinyin: await PinyinLexicon.of(words, grams, slice),
    spelling: new Spelling(words, dictionary.names()),
    titles: new Titles(columns.titles),
    grams,
    indexes: new Map(postings.map((packed, i) => [names[i] as string, new ImpactIndex(packed)])),
    tables: await tablesOf(columns, slice),
  };
}
