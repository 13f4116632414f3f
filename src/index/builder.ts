/**
 * Records → the files of a generation. Deterministic: the same records in the same order give the same
 * bytes. Two passes: field lengths first (without segmentation), then tokens and their impacts.
 */
import { views } from '../analysis/analyzer.ts';
import { useDictionary } from '../analysis/segmenter.ts';
import { TOKEN_KINDS, type TokenKind } from '../analysis/token.ts';
import { RECORD_TYPES, type RecordType, type SynonymSet } from '../contract/record.ts';
import {
  type Concept,
  ConceptDictionary,
  companyConcept,
  nameKey,
  synonymConcept,
} from '../entities/concept.ts';
import { linkRecords, type Records } from '../entities/links.ts';
import { impact, normalisedFrequency, slotOf } from './bm25f.ts';
import { buildColumns } from './column.ts';
import {
  articleTexts,
  companyTexts,
  countTerms,
  type FieldTexts,
  fieldLength,
  projectTexts,
} from './document.ts';
import { BOOSTS, FIELDS, type FieldName, TEXT_BREAK } from './field.ts';
import { ImpactIndex } from './flex-index.ts';
import { numbersToBytes, TextPacker } from './packed-text.ts';

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

  const documents: { type: RecordType; texts: FieldTexts; record: object }[] = [
    ...input.articles.map((record, i) => ({
      type: 'article' as const,
      texts: articleTexts(record, companyNames(links.articleCompanies[i])),
      record,
    })),
    ...input.projects.map((record, i) => ({
      type: 'project' as const,
      texts: projectTexts(record, companyNames(links.projectCompanies[i])),
      record,
    })),
    ...input.companies.map((record) => ({ type: 'company' as const, texts: companyTexts(record), record })),
  ];

  const averages = averageLengths(documents);
  const indexes = new Map<string, ImpactIndex>();
  const indexOf = (type: RecordType, kind: TokenKind) => {
    const name = `${type}.${kind}`;
    const found = indexes.get(name) ?? new ImpactIndex();
    indexes.set(name, found);
    return found;
  };
  for (const type of RECORD_TYPES) for (const kind of TOKEN_KINDS) indexOf(type, kind);

  const texts = new TextPacker('utf16le');
  const records = new TextPacker('utf8');
  for (const [number, document] of documents.entries()) {
    const { impacts, folded } = analyse(document.texts, averages[document.type], dictionary);
    for (const kind of TOKEN_KINDS) indexOf(document.type, kind).add(number, impacts[kind]);
    texts.add(folded);
    records.add(`${JSON.stringify(document.record)}\n`);
    if (number % 256 === 255 || number === documents.length - 1) {
      onProgress({ done: number + 1, total: documents.length });
      await new Promise(setImmediate);
    }
  }

  yield { name: 'concepts.json', data: JSON.stringify(concepts) };
  yield { name: 'columns.json', data: JSON.stringify(buildColumns(input, links)) };
  yield { name: 'averages.json', data: JSON.stringify(averages) };
  yield { name: 'records.jsonl', data: records.bytes() };
  yield { name: 'records.ends', data: numbersToBytes(records.ends()) };
  yield { name: 'texts.utf16', data: texts.bytes() };
  yield { name: 'texts.ends', data: numbersToBytes(texts.ends()) };
  for (const [name, index] of indexes) {
    for await (const part of index.parts()) yield { name: `${name}.${part.key}.json`, data: part.data };
  }
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

/** The slot of every term of a document, and its folded text in all views. */
function analyse(
  texts: FieldTexts,
  averages: Readonly<Record<FieldName, number>>,
  dictionary: ConceptDictionary,
): { impacts: Record<TokenKind, Map<string, number>>; folded: string } {
  const frequencies = { word: new Map(), gram: new Map(), char: new Map(), concept: new Map() } as Record<
    TokenKind,
    Map<string, number>
  >;
  const folded: string[] = [];
  for (const field of FIELDS) {
    const length = fieldLength(texts[field]);
    if (length === 0) continue;
    for (const text of texts[field]) {
      const filtered = views(text);
      folded.push(...filtered.map((view) => view.text));
      const counts = countTerms(filtered, dictionary);
      for (const kind of TOKEN_KINDS) {
        const sums = frequencies[kind];
        for (const [term, tf] of counts[kind]) {
          sums.set(
            term,
            (sums.get(term) ?? 0) + normalisedFrequency(tf, BOOSTS[field], length, averages[field]),
          );
        }
      }
    }
  }
  const slots = (sums: Map<string, number>) => {
    const out = new Map<string, number>();
    for (const [term, frequency] of sums) out.set(term, slotOf(impact(frequency)));
    return out;
  };
  return {
    impacts: {
      word: slots(frequencies.word),
      gram: slots(frequencies.gram),
      char: slots(frequencies.char),
      concept: slots(frequencies.concept),
    },
    folded: folded.join(TEXT_BREAK),
  };
}
