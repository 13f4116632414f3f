/** A run of analysed documents, term by term → the documents of the cluster, one by one. */
import type { Article, Company, Project, RecordType } from '../contract/record.ts';
import { CONTEXT_BREAK, TEXT_BREAK } from '../index/field.ts';
import { ByteReader } from '../index/posting-codec.ts';
import { slotsAt } from '../index/posting-map.ts';
import type { PostingRun } from '../index/posting-run.ts';
import { sortedTexts } from '../index/sorted-texts.ts';
import { frequencyOf, type SCORED_FIELDS } from './mapping.ts';
import { BAR, encodeTerm } from './term-code.ts';
import { tokenStream } from './token-stream.ts';

type ScoredField = (typeof SCORED_FIELDS)[number];

export interface ClusterDocument extends Readonly<Record<ScoredField, string>> {
  /** Its serial number. */
  readonly n: number;
  readonly type: RecordType;
  /** Streams of its texts, one a view. */
  readonly own: readonly string[];
  readonly context: readonly string[];
  /** The record as JSON, of an article without the text that `body` gives back. */
  readonly head: string;
  /** What folding took from the text (`index/body.ts`), in base64; empty where the record has its text. */
  readonly body: string;
  /** What is searched, folded. */
  readonly folded: string;
}

export type AnyRecord = Article | Project | Company;

/** `recordOf` and the others: by place in the run. */
export function* clusterDocuments(
  run: PostingRun,
  recordOf: (place: number) => AnyRecord,
  typeAt: (place: number) => RecordType,
  serialOf: (place: number) => number,
): Generator<ClusterDocument> {
  const size = run.textEnds.length;
  const terms: Readonly<Record<ScoredField, string[][]>> = {
    word: lists(size),
    gram: lists(size),
    char: lists(size),
    concept: lists(size),
  };
  addWords(run, terms);
  addGrams(run, terms);
  const texts = Buffer.from(run.texts.buffer, run.texts.byteOffset, run.texts.byteLength);
  for (let place = 0; place < size; place++) {
    const from = place === 0 ? 0 : (run.textEnds[place - 1] as number);
    const folded = texts.toString('utf16le', from, run.textEnds[place]);
    const [own = '', context = ''] = folded.split(CONTEXT_BREAK);
    const joined = (field: ScoredField) => (terms[field][place] as string[]).join(' ');
    const body = run.bodies.subarray(place === 0 ? 0 : run.bodyEnds[place - 1], run.bodyEnds[place]);
    const type = typeAt(place);
    const record = wholeRecord(recordOf(place), type);
    yield {
      n: serialOf(place),
      type,
      word: joined('word'),
      gram: joined('gram'),
      char: joined('char'),
      concept: joined('concept'),
      own: streams(own),
      context: streams(context),
      head: JSON.stringify(body.length > 0 ? { ...record, text: '' } : record),
      body: Buffer.from(body).toString('base64'),
      folded,
    };
  }
}

/** A text that is in its file until it is asked for is no field of its own. */
export function wholeRecord(record: AnyRecord, type: RecordType): AnyRecord {
  return type === 'article' ? { ...record, text: (record as Article).text } : record;
}

function lists(size: number): string[][] {
  return Array.from({ length: size }, () => []);
}

function streams(texts: string): string[] {
  return texts.split(TEXT_BREAK).flatMap((text) => tokenStream(text) || []);
}

function addWords(run: PostingRun, { word, concept }: Record<'word' | 'concept', string[][]>): void {
  for (const [name, { terms, offsets, bytes }] of Object.entries(run.words)) {
    const kind = name.endsWith('.concept') ? 'concept' : 'word';
    const lists = kind === 'concept' ? concept : word;
    for (const [t, term] of [...sortedTexts(terms)].entries()) {
      const encoded = encodeTerm(kind, term);
      for (const [slot, documents] of slotsAt(bytes, offsets[t] as number).entries()) {
        if (!documents) continue;
        const token = `${encoded}${BAR}${frequencyOf(slot)}`;
        for (let i = 0; i < documents.length; i++) lists[documents[i] as number]?.push(token);
      }
    }
  }
}

function addGrams({ grams }: PostingRun, { char, gram }: Record<'char' | 'gram', string[][]>): void {
  const { characters, characterOffsets, characterPostings, pairStart, second, pairOffsets, pairPostings } =
    grams;
  const add = (lists: string[][], term: string, bytes: Uint8Array, offset: number) => {
    const reader = new ByteReader(bytes, offset);
    const count = reader.number();
    const documents = reader.gaps(count);
    const slots = reader.nibbles(count);
    for (let i = 0; i < count; i++)
      lists[documents[i] as number]?.push(`${term}${BAR}${frequencyOf(slots[i] as number)}`);
  };
  for (const [c, code] of characters.entries()) {
    const character = String.fromCodePoint(code);
    add(char, character, characterPostings, characterOffsets[c] as number);
    for (let p = pairStart[c] as number; p < (pairStart[c + 1] as number); p++) {
      const other = String.fromCodePoint(characters[second[p] as number] as number);
      add(gram, character + other, pairPostings, pairOffsets[p] as number);
    }
  }
}
