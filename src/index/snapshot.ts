/** The files of a generation, read back: everything a search needs, immutable. */
import { useDictionary } from '../analysis/segmenter.ts';
import { TOKEN_KINDS, type TokenKind } from '../analysis/token.ts';
import { RECORD_TYPES, type RecordType } from '../contract/record.ts';
import { type Concept, ConceptDictionary } from '../entities/concept.ts';
import { type AverageLengths, dictionaryNames } from './builder.ts';
import type { Columns } from './column.ts';
import { ImpactIndex, type Slots } from './flex-index.ts';
import { bytesToNumbers, PackedText } from './packed-text.ts';

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
  /** Each record as a line of JSON. */
  readonly records: PackedText;
  readonly #indexes: ReadonlyMap<string, ImpactIndex>;
  readonly #numbers: Readonly<Record<RecordType, ReadonlyMap<string, number>>>;

  constructor(parts: {
    columns: Columns;
    concepts: ConceptDictionary;
    averages: AverageLengths;
    texts: PackedText;
    records: PackedText;
    indexes: ReadonlyMap<string, ImpactIndex>;
  }) {
    this.columns = parts.columns;
    this.concepts = parts.concepts;
    this.averages = parts.averages;
    this.texts = parts.texts;
    this.records = parts.records;
    this.#indexes = parts.indexes;
    const byType = (type: RecordType) => {
      const [first, end] = this.range(type);
      return new Map(this.columns.ids.slice(first, end).map((id, i) => [id, first + i]));
    };
    this.#numbers = { article: byType('article'), project: byType('project'), company: byType('company') };
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

  slots(type: RecordType, kind: TokenKind, term: string): Slots {
    return this.#indexes.get(`${type}.${kind}`)?.slots(term) ?? [];
  }

  record<T>(document: number): T {
    return JSON.parse(this.records.get(document)) as T;
  }
}

export async function loadSnapshot(files: FileSource): Promise<Snapshot> {
  const json = async <T>(name: string) => JSON.parse((await files.read(name)).toString('utf8')) as T;
  const packed = async (name: string, ends: string, encoding: 'utf8' | 'utf16le') =>
    new PackedText(await files.read(name), bytesToNumbers(await files.read(ends)), encoding);
  const concepts = await json<Concept[]>('concepts.json');
  const indexes = new Map<string, ImpactIndex>();
  for (const type of RECORD_TYPES) {
    for (const kind of TOKEN_KINDS) {
      const prefix = `${type}.${kind}.`;
      const index = new ImpactIndex();
      for (const name of files.names.filter((n) => n.startsWith(prefix))) {
        const key = name.slice(prefix.length, -'.json'.length);
        index.load(key, (await files.read(name)).toString('utf8'));
      }
      indexes.set(`${type}.${kind}`, index);
    }
  }
  useDictionary(dictionaryNames(concepts));
  return new Snapshot({
    columns: await json<Columns>('columns.json'),
    concepts: new ConceptDictionary(concepts),
    averages: await json<AverageLengths>('averages.json'),
    texts: await packed('texts.utf16', 'texts.ends', 'utf16le'),
    records: await packed('records.jsonl', 'records.ends', 'utf8'),
    indexes,
  });
}
