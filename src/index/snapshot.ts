/** The files of a generation, read back: everything a search needs, immutable. */
import { views } from '../analysis/analyzer.ts';
import { fold } from '../analysis/char-filter.ts';
import { useDictionary } from '../analysis/segmenter.ts';
import type { FilteredText, TokenKind } from '../analysis/token.ts';
import { RECORD_TYPES, type RecordType } from '../contract/record.ts';
import { type Concept, ConceptDictionary } from '../entities/concept.ts';
import { parseInSlices } from '../pace/json-pieces.ts';
import { TimeSlice } from '../pace/time-slice.ts';
import { dictionaryNames } from './analyst.ts';
import type { AverageLengths } from './average.ts';
import { type Columns, sharingEmptyRows } from './column.ts';
import { inflated } from './deflated.ts';
import { CONTEXT_BREAK } from './field.ts';
import { ImpactIndex } from './flex-index.ts';
import { readGramFiles } from './gram-files.ts';
import { GramIndex } from './gram-index.ts';
import { bytesToEnds, PackedBytes, PackedText } from './packed-text.ts';
import { PinyinLexicon } from './pinyin-lexicon.ts';
import type { Slots } from './posting-map.ts';
import { WORD_KINDS, type WordKind } from './posting-run.ts';
import { RecordStore } from './record-store.ts';
import { type SnapshotTables, tablesOf } from './snapshot-tables.ts';
import { Spelling } from './spelling.ts';
import { readWordFiles } from './word-files.ts';
import { readWordTable, type WordTable } from './word-table.ts';

/** Gives the verified bytes of a file of the generation, and the names of all of them. */
export interface FileSource {
  readonly names: readonly string[];
  read(name: string): Promise<Buffer>;
}

export class Snapshot {
  readonly columns: Columns;
  readonly concepts: ConceptDictionary;
  readonly averages: AverageLengths;
  /** Folded texts of each document in all views, `TEXT_BREAK` between them. */
  readonly texts: PackedText;
  /** Hanzi of this index by how they are typed in pinyin. */
  readonly pinyin: PinyinLexicon;
  /** Words and names of this index that a slip may stand for. */
  readonly spelling: Spelling;
  /** Characters and pairs of all documents. */
  readonly grams: GramIndex;
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
  readonly #indexes: ReadonlyMap<string, ImpactIndex>;
  readonly store: RecordStore;
  readonly #titles: (string | undefined)[] = [];
  readonly #titleViews: (readonly FilteredText[] | undefined)[] = [];
  readonly #numbers: Readonly<Record<RecordType, ReadonlyMap<string, number>>>;

  constructor(parts: {
    columns: Columns;
    concepts: ConceptDictionary;
    averages: AverageLengths;
    texts: PackedText;
    records: PackedBytes;
    bodies: PackedBytes;
    grams: GramIndex;
    words: WordTable;
    pinyin: PinyinLexicon;
    tables: SnapshotTables;
    indexes: ReadonlyMap<string, ImpactIndex>;
  }) {
    this.columns = parts.columns;
    this.concepts = parts.concepts;
    this.averages = parts.averages;
    this.texts = parts.texts;
    this.store = new RecordStore(parts.records, parts.bodies, parts.texts);
    this.grams = parts.grams;
    this.pinyin = parts.pinyin;
    this.spelling = new Spelling(parts.words, this.concepts.names());
    this.lastDays = parts.tables.lastDays;
    this.publishedMonths = parts.tables.publishedMonths;
    this.eventMonths = parts.tables.eventMonths;
    this.months = parts.tables.months;
    this.originals = parts.tables.originals;
    this.reprints = parts.tables.reprints;
    this.#numbers = parts.tables.numbers;
    this.#indexes = parts.indexes;
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
    return this.#numbers[type].get(id);
  }

  /** The title of a document, folded. */
  foldedTitle(document: number): string {
    let title = this.#titles[document];
    if (title === undefined) {
      title = fold(this.columns.titles[document] as string).text;
      this.#titles[document] = title;
    }
    return title;
  }

  /** The views in which the title of a document is searched. */
  titleViews(document: number): readonly FilteredText[] {
    let found = this.#titleViews[document];
    if (!found) {
      found = views(this.columns.titles[document] as string);
      this.#titleViews[document] = found;
    }
    return found;
  }

  slots(type: RecordType, kind: WordKind, term: string): Slots {
    return this.#indexes.get(`${type}.${kind}`)?.slots(term) ?? [];
  }

  /** How many documents of all types hold the term. */
  frequency(kind: TokenKind, term: string): number {
    if (kind === 'gram') return this.grams.pairFrequency(term);
    if (kind === 'char') return this.grams.characterFrequency(term);
    return RECORD_TYPES.reduce(
      (sum, type) => sum + (this.#indexes.get(`${type}.${kind}`)?.frequency(term) ?? 0),
      0,
    );
  }

  /** The folded texts of the record itself, without what articles say of it. */
  ownText(document: number): string {
    const text = this.texts.get(document);
    const end = text.indexOf(CONTEXT_BREAK);
    return end < 0 ? text : text.slice(0, end);
  }

  record<T>(document: number): T {
    return this.store.record<T>(document);
  }

  /** The record, of an article perhaps without its text (see `RecordStore.body`). */
  head<T>(document: number): T {
    return this.store.head<T>(document);
  }
}

/**
 * Opened in pieces, between which others have the thread: a server answers from another snapshot meanwhile.
 * `asks`: false for who asks it nothing that has to be cut into words.
 */
export async function loadSnapshot(files: FileSource, { asks = true } = {}): Promise<Snapshot> {
  const slice = new TimeSlice();
  const json = async <T>(name: string) => JSON.parse((await files.read(name)).toString('utf8')) as T;
  const ends = async (name: string) => bytesToEnds(await files.read(`${name}.ends`));
  const whole = async (name: string) => inflated(await files.read(`${name}.deflated`));
  const concepts = (await parseInSlices(await files.read('concepts.json'), slice)) as Concept[];
  const names = RECORD_TYPES.flatMap((type) => WORD_KINDS.map((kind) => `${type}.${kind}`));
  const reading = Promise.all([
    whole('columns.json'),
    json<AverageLengths>('averages.json'),
    Promise.all([whole('texts.utf16'), ends('texts')]),
    Promise.all([whole('records.utf8'), ends('records')]),
    Promise.all([whole('bodies'), ends('bodies')]),
    readWordTable(files.read),
    readGramFiles(files.read),
    Promise.all(names.map((name) => readWordFiles(name, files.read))),
  ]);
  // It takes a second of this thread, in which the others inflate.
  if (asks) useDictionary(dictionaryNames(concepts));
  const [columnBytes, averages, texts, records, bodies, words, gramArrays, postings] = await reading;
  const columns = sharingEmptyRows((await parseInSlices(columnBytes, slice)) as Columns);
  const grams = new GramIndex(gramArrays, columns.ids.length);
  await slice.next();
  const dictionary = new ConceptDictionary(concepts);
  await slice.next();
  return new Snapshot({
    columns,
    concepts: dictionary,
    averages,
    texts: new PackedText(...texts),
    records: new PackedBytes(...records),
    bodies: new PackedBytes(...bodies),
    words,
    pinyin: await PinyinLexicon.of(words, grams, slice),
    tables: await tablesOf(columns, slice),
    grams,
    indexes: new Map(postings.map((packed, i) => [names[i] as string, new ImpactIndex(packed)])),
  });
}
