/**
 * Records → the files of a generation. Deterministic: the same records in the same order give the same
 * bytes. Two passes: field lengths first (without segmentation), then tokens and their impacts.
 */
import { views } from '../analysis/analyzer.ts';
import { useDictionary } from '../analysis/segmenter.ts';
import {
  type Article,
  type Project,
  RECORD_TYPES,
  type RecordType,
  type SynonymSet,
} from '../contract/record.ts';
import {
  type Concept,
  ConceptDictionary,
  companyConcept,
  nameKey,
  synonymConcept,
} from '../entities/concept.ts';
import { linkRecords, type Records } from '../entities/links.ts';
import { regionStem } from '../entities/region.ts';
import { findReprints } from '../reprints/reprints.ts';
import { impact, normalisedFrequency, slotOf } from './bm25f.ts';
import { encodeBody } from './body.ts';
import { buildColumns } from './column.ts';
import { projectContext } from './context.ts';
import { deflated } from './deflated.ts';
import {
  articleTexts,
  companyTexts,
  countTerms,
  type FieldTexts,
  fieldLength,
  pairOf,
  projectTexts,
} from './document.ts';
import { BOOSTS, CONTEXT_BREAK, FIELDS, type FieldName, TEXT_BREAK } from './field.ts';
import { ImpactIndex } from './flex-index.ts';
import { GramIndexBuilder } from './gram-builder.ts';
import { gramFiles } from './gram-files.ts';
import { BytesPacker, endsToBytes, textBytes } from './packed-text.ts';
import { pinyinEntries } from './pinyin-lexicon.ts';
import { wordFiles } from './word-files.ts';
import { wordArrays, wordTableFiles } from './word-table.ts';

const NO_BYTES = new Uint8Array(0);

/** Kinds of token that FlexSearch keeps; characters and pairs are in the `GramIndex`. */
export const WORD_KINDS = ['word', 'concept'] as const;
export type WordKind = (typeof WORD_KINDS)[number];

export interface IndexFile {
  readonly name: string;
  readonly data: string | Uint8Array;
}

/** Average length of each field of each record type; fields that no record has count as 1. */
export type AverageLengths = Readonly<Record<RecordType, Readonly<Record<FieldName, number>>>>;

export interface BuildInput extends Records {
  readonly synonyms: readonly SynonymSet[];
}

export interface BuildProgress {
  readonly done: number;
  readonly total: number;
}

/** Names that nodejieba must keep whole: every name of two to twenty Hanzi. */
export function dictionaryNames(concepts: readonly Concept[]): string[] {
  return concepts.flatMap(({ terms }) => terms.map(nameKey));
}

/** What is typed by initials and unfinished: names of companies and projects, and places. */
function* namesOf(input: BuildInput, concepts: readonly Concept[]): Generator<string> {
  for (const { terms } of concepts) for (const term of terms) yield nameKey(term);
  for (const { name } of input.projects) yield* nameKey(name).match(/\p{Script=Han}{2,20}/gu) ?? [];
  for (const { regions = [] } of [...input.articles, ...input.projects, ...input.companies]) {
    for (const region of regions) {
      yield nameKey(region);
      yield regionStem(region);
    }
  }
}

/** Yields the files one by one; each holds its data only until the next is asked for. */
export async function* buildIndex(
  input: BuildInput,
  onProgress: (progress: BuildProgress) => void = () => {},
): AsyncGenerator<IndexFile> {
  const concepts = [...input.companies.map(companyConcept), ...input.synonyms.map(synonymConcept)];
  const dictionary = new ConceptDictionary(concepts);
  useDictionary(dictionaryNames(concepts));
  const links = linkRecords(input, dictionary);
  const companyNames = (positions: readonly number[] | undefined) =>
    (positions ?? []).flatMap((position) => input.companies[position]?.name ?? []);

  const contextOf = (project: number) => {
    const positions = links.projectArticles[project] ?? [];
    return projectContext(
      input.projects[project] as Project,
      companyNames(links.projectCompanies[project]),
      positions.map((position) => input.articles[position] as Article),
      positions.map((position) => links.articleProjects[position]?.length ?? 0),
    );
  };

  const documents: { type: RecordType; texts: FieldTexts; record: object }[] = [
    ...input.articles.map((record, i) => ({
      type: 'article' as const,
      texts: articleTexts(record, companyNames(links.articleCompanies[i])),
      record,
    })),
    ...input.projects.map((record, i) => ({
      type: 'project' as const,
      texts: projectTexts(record, companyNames(links.projectCompanies[i]), contextOf(i)),
      record,
    })),
    ...input.companies.map((record) => ({ type: 'company' as const, texts: companyTexts(record), record })),
  ];

  const averages = averageLengths(documents);
  const indexes = new Map(
    RECORD_TYPES.flatMap((type) => WORD_KINDS.map((kind) => [`${type}.${kind}`, new ImpactIndex()] as const)),
  );
  const grams = new GramIndexBuilder();
  const texts = new BytesPacker();
  const bodies = new BytesPacker();
  const records = new BytesPacker();
  for (const [number, document] of documents.entries()) {
    const { frequencies, folded, body } = analyse(document.texts, averages[document.type], dictionary);
    for (const kind of WORD_KINDS) {
      indexes.get(`${document.type}.${kind}`)?.add(number, slotsOf(frequencies[kind]));
    }
    for (const [character, frequency] of frequencies.char) {
      grams.addCharacter(number, character, slotOf(impact(frequency)));
    }
    for (const [key, frequency] of frequencies.gram) {
      grams.addPair(number, ...pairOf(key), slotOf(impact(frequency)));
    }
    texts.add(textBytes(folded));
    bodies.add(body ?? NO_BYTES);
    const record = body ? { ...document.record, text: '' } : document.record;
    records.add(Buffer.from(`${JSON.stringify(record)}\n`));
    if (number % 256 === 255 || number === documents.length - 1) {
      onProgress({ done: number + 1, total: documents.length });
      await new Promise(setImmediate);
    }
  }

  yield { name: 'concepts.json', data: JSON.stringify(concepts) };
  const originals = await findReprints(input.articles, links.articleCompanies);
  const columns = Buffer.from(JSON.stringify(buildColumns(input, links, originals)));
  yield { name: 'columns.json.deflated', data: await deflated(columns) };
  yield { name: 'averages.json', data: JSON.stringify(averages) };
  yield { name: 'records.utf8.deflated', data: await deflated(records.bytes()) };
  yield { name: 'records.ends', data: endsToBytes(records.ends()) };
  yield { name: 'bodies.deflated', data: await deflated(bodies.bytes()) };
  yield { name: 'bodies.ends', data: endsToBytes(bodies.ends()) };
  yield { name: 'texts.utf16.deflated', data: await deflated(texts.bytes()) };
  yield { name: 'texts.ends', data: endsToBytes(texts.ends()) };
  yield* gramFiles(grams.build());
  const words = new Set<string>();
  for (const [name, index] of indexes) {
    const packed = index.pack();
    if (name.endsWith('.word')) for (const term of packed.terms) words.add(term);
    yield* wordFiles(name, packed);
  }
  yield* wordTableFiles(wordArrays(pinyinEntries(words, namesOf(input, concepts))));
}

function averageLengths(documents: readonly { type: RecordType; texts: FieldTexts }[]): AverageLengths {
  const sums = new Map<string, { length: number; count: number }>();
  for (const { type, texts } of documents) {
    for (const field of FIELDS) {
      const length = fieldLength(texts[field]);
      if (length === 0) continue;
      const sum = sums.get(`${type}.${field}`) ?? { length: 0, count: 0 };
      sums.set(`${type}.${field}`, { length: sum.length + length, count: sum.count + 1 });
    }
  }
  const average = (type: RecordType, field: FieldName) => {
    const sum = sums.get(`${type}.${field}`);
    return sum ? sum.length / sum.count : 1;
  };
  const row = (type: RecordType) =>
    Object.fromEntries(FIELDS.map((field) => [field, average(type, field)])) as Record<FieldName, number>;
  return { article: row('article'), project: row('project'), company: row('company') };
}

/** Summed, field-normalised frequencies of a document's terms. */
interface Frequencies {
  readonly word: Map<string, number>;
  readonly concept: Map<string, number>;
  readonly char: Map<number, number>;
  readonly gram: Map<number, number>;
}

/** Who is named in articles about a project is mostly somebody else. */
function withoutCompanies(concepts: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  return new Map([...concepts].filter(([key]) => !key.startsWith('company:')));
}

function slotsOf(frequencies: ReadonlyMap<string, number>): Map<string, number> {
  const slots = new Map<string, number>();
  for (const [term, frequency] of frequencies) slots.set(term, slotOf(impact(frequency)));
  return slots;
}

/** The frequencies of every term of a document, its folded text in all views, and its body where folding left it in place. */
function analyse(
  texts: FieldTexts,
  averages: Readonly<Record<FieldName, number>>,
  dictionary: ConceptDictionary,
): { frequencies: Frequencies; folded: string; body: Uint8Array | undefined } {
  let body: Uint8Array | undefined;
  const frequencies: Frequencies = { word: new Map(), concept: new Map(), char: new Map(), gram: new Map() };
  const own: string[] = [];
  const context: string[] = [];
  for (const field of FIELDS) {
    const length = fieldLength(texts[field]);
    if (length === 0) continue;
    const one = normalisedFrequency(1, BOOSTS[field], length, averages[field]);
    const add = <K>(sums: Map<K, number>, counts: ReadonlyMap<K, number>) => {
      for (const [term, tf] of counts) sums.set(term, (sums.get(term) ?? 0) + tf * one);
    };
    for (const text of texts[field]) {
      const filtered = views(text);
      const texts = filtered.map((view) => view.text.replaceAll(CONTEXT_BREAK, ' '));
      if (field === 'body' && filtered[0]) {
        const start = own.reduce((sum, other) => sum + other.length + TEXT_BREAK.length, 0);
        body = encodeBody(text, { ...filtered[0], text: texts[0] as string }, start, filtered.length === 1);
      }
      (field === 'context' ? context : own).push(...texts);
      const counts = countTerms(filtered, dictionary);
      add(frequencies.word, counts.words);
      add(frequencies.concept, field === 'context' ? withoutCompanies(counts.concepts) : counts.concepts);
      add(frequencies.char, counts.characters);
      add(frequencies.gram, counts.pairs);
    }
  }
  const folded = [own, context].filter((part) => part.length > 0).map((part) => part.join(TEXT_BREAK));
  return { frequencies, folded: folded.join(CONTEXT_BREAK), body };
}
