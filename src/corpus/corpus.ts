/** Here is a folder, give me validated records with their file and line. */
import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { AppError } from '../contract/error.ts';
import {
  type Article,
  articleSchema,
  type Company,
  companySchema,
  type Project,
  projectSchema,
  type SynonymSet,
  synonymSchema,
} from '../contract/record.ts';
import { CHANGED_KINDS, Changes, changeSchema, withoutRemoved } from './changes.ts';
import { type CorpusFile, type HashedFile, listCorpusFiles, type RecordKind } from './corpus-files.ts';
import { decodeLine, readRawLines } from './line-reader.ts';
import { type LineStore, PlainLines, UnpackedLines } from './line-store.ts';
import { type CorpusProblem, type Fault, formatProblem, type Place } from './problem.ts';
import { RecordIds } from './record-ids.ts';
import { parseRecord } from './record-parser.ts';
import { type ArticleHead, type StoredLine, storedArticle } from './stored-article.ts';

const MAX_LISTED = 100;

export interface Corpus {
  readonly articles: readonly Article[];
  readonly companies: readonly Company[];
  readonly projects: readonly Project[];
  readonly synonyms: readonly SynonymSet[];
  /** Empty unless bad lines were skipped; one line may have several. */
  readonly problems: readonly CorpusProblem[];
  /** Number of lines left out. */
  readonly skippedLines: number;
  readonly files: readonly HashedFile[];
  /** Where texts were left in their files: from now on they cannot be read. */
  close(): void;
}

export interface CorpusProgress {
  readonly file: string;
  /** Of all corpus files together, as they lie on the disk. */
  readonly bytesRead: number;
  readonly bytesTotal: number;
}

export interface ReadCorpusOptions {
  /** Leave bad lines out and report them, instead of refusing the corpus. */
  readonly skipBad: boolean;
  readonly onProgress?: (progress: CorpusProgress) => void;
  /** Leave the texts of articles in their files, to be read when they are asked for, until the corpus is closed. */
  readonly storing?: TextStoring;
}

export interface TextStoring {
  /** Holds the lines of compressed files meanwhile. */
  readonly folder: string;
  /** The head of a good line of articles that was met before, by its digest: it is not checked again. */
  readonly known: (digest: string) => ArticleHead | undefined;
}

const SCHEMAS: Readonly<Record<RecordKind, z.ZodType<object>>> = {
  articles: articleSchema,
  companies: companySchema,
  projects: projectSchema,
  synonyms: synonymSchema,
};

class CorpusReader {
  readonly records: Record<RecordKind, object[]> = {
    articles: [],
    companies: [],
    projects: [],
    synonyms: [],
  };
  readonly problems: CorpusProblem[] = [];
  readonly files: HashedFile[] = [];
  skippedLines = 0;
  private readonly ids: RecordIds;
  private readonly changes = new Changes();
  private readonly storing: TextStoring | undefined;
  private readonly stores: LineStore[] = [];

  constructor({ skipBad, storing }: ReadCorpusOptions) {
    this.ids = new RecordIds(skipBad);
    this.storing = storing;
  }

  /** Closes the stores, and holds on to nothing else. */
  readonly close = closing(this.stores);

  private reject(place: Place, faults: readonly Fault[]): void {
    this.skippedLines += 1;
    for (const fault of faults) this.problems.push({ ...place, ...fault });
  }

  private readLine(kind: RecordKind, place: Place, text: string, line?: StoredLine): void {
    const parsed = parseRecord(text, SCHEMAS[kind]);
    if ('faults' in parsed) {
      if (parsed.id !== undefined) this.ids.addBad(kind, parsed.id, place);
      this.reject(place, parsed.faults);
      return;
    }
    this.addRead(kind, place, line ? withoutText(parsed.record as Article, line) : parsed.record);
  }

  private addRead(kind: RecordKind, place: Place, record: object): void {
    const { id } = record as { id?: string };
    if (id !== undefined && this.changes.replaces(kind, id)) return;
    this.addRecord(kind, place, record);
  }

  private addRecord(kind: RecordKind, place: Place, read: object): void {
    const record = kind === 'projects' ? withoutRemoved(read, this.changes) : read;
    const faults = this.ids.add(kind, record, place);
    if (faults.length > 0) {
      this.reject(place, faults);
      return;
    }
    this.records[kind].push(record);
  }

  private readChange(place: Place, text: string, line?: StoredLine): void {
    const parsed = parseRecord(text, changeSchema);
    if ('faults' in parsed) {
      this.reject(place, parsed.faults);
      return;
    }
    const change = parsed.record;
    const isLeft = line && change.op === 'put' && change.kind === 'articles';
    this.changes.add(isLeft ? { ...change, record: withoutText(change.record, line) } : change, place);
  }

  /** What was put in by changes; projects once the articles are there that they tell of. */
  addPut(kinds: readonly (typeof CHANGED_KINDS)[number][]): void {
    for (const kind of kinds) {
      for (const { record, place } of this.changes.put(kind)) this.addRecord(kind, place, record);
    }
  }

  /** How a line of the file is kept to be read again; undefined where texts are not left in their files. */
  private storeOf(
    file: CorpusFile,
  ): ((raw: { readonly offset: number; readonly bytes: Uint8Array }) => StoredLine) | undefined {
    if (!this.storing || (file.kind !== 'articles' && file.kind !== 'changes')) return undefined;
    const isSqueezed = file.path.endsWith('.gz');
    const store = isSqueezed ? new UnpackedLines(this.storing.folder) : new PlainLines(file.path);
    this.stores.push(store);
    const isChange = file.kind === 'changes';
    return ({ offset, bytes }) => ({ ...store.keep(bytes, offset), store, isChange });
  }

  async readFile(file: CorpusFile, onBytes: (count: number) => void): Promise<void> {
    const hash = createHash('sha256');
    let bytes = 0;
    const lines = readRawLines(file.path, (chunk) => {
      hash.update(chunk);
      bytes += chunk.length;
      onBytes(chunk.length);
    });
    const storedLine = this.storeOf(file);
    for await (const raw of lines) {
      const place = { file: file.name, line: raw.line };
      const stored = 'bytes' in raw && raw.bytes.length > 0 ? storedLine?.(raw) : undefined;
      const head = stored && file.kind === 'articles' ? this.storing?.known(stored.digest) : undefined;
      if (head && stored) {
        this.addRead('articles', place, storedArticle(head, stored));
        continue;
      }
      const line = decodeLine(raw);
      if (line === undefined) continue;
      if ('problem' in line) this.reject(place, [{ reason: line.problem }]);
      else if (file.kind === 'changes') this.readChange(place, line.text, stored);
      else this.readLine(file.kind, place, line.text, stored);
    }
    this.files.push({ name: file.name, bytes, sha256: hash.digest('hex') });
  }
}

function closing(stores: LineStore[]): () => void {
  return () => {
    for (const store of stores.splice(0)) store.close();
  };
}

/** The article without its text, which is in the line. */
function withoutText({ text, ...head }: Article, line: StoredLine): Article {
  return storedArticle(head, line);
}

function refusal(dir: string, problems: readonly CorpusProblem[]): AppError {
  const more = problems.length - MAX_LISTED;
  const lines = problems.slice(0, MAX_LISTED).map((problem) => `  ${formatProblem(problem)}`);
  if (more > 0) lines.push(`  …另有 ${more} 处 (and ${more} more)`);
  const head = `${dir} 有 ${problems.length} 处错误。改正后重试，或加 --skip-bad 略过坏行 (${problems.length} problems; mend them, or pass --skip-bad)`;
  return new AppError('invalid_corpus', [head, ...lines].join('\n'));
}

/**
 * Reads and validates every corpus file of `dir`, in the order of their names.
 * Throws `invalid_corpus` listing every bad line (the first hundred problems) unless they are to be
 * skipped, and `file_unreadable` for a missing folder, an unreadable file or a broken gzip in either case.
 */
export async function readCorpus(dir: string, options: ReadCorpusOptions): Promise<Corpus> {
  const reader = new CorpusReader(options);
  try {
    return await readWith(reader, dir, options);
  } catch (error) {
    reader.close();
    throw error;
  }
}

async function readWith(reader: CorpusReader, dir: string, options: ReadCorpusOptions): Promise<Corpus> {
  const files = await listCorpusFiles(dir);
  const bytesTotal = files.reduce((sum, file) => sum + file.bytes, 0);
  let bytesRead = 0;
  // Changes first: they say which lines of the other files still hold.
  const order = (file: CorpusFile) => (file.kind === 'changes' ? 0 : 1);
  let isPut = false;
  for (const file of files.toSorted((a, b) => order(a) - order(b))) {
    if (file.kind !== 'changes' && !isPut) {
      reader.addPut(['articles']);
      isPut = true;
    }
    await reader.readFile(file, (count) => {
      bytesRead += count;
      options.onProgress?.({ file: file.name, bytesRead, bytesTotal });
    });
  }
  reader.addPut(isPut ? ['projects', 'companies'] : CHANGED_KINDS);
  const { records, problems, skippedLines } = reader;
  if (problems.length > 0 && !options.skipBad) throw refusal(dir, problems);
  return {
    articles: records.articles as Article[],
    companies: records.companies as Company[],
    projects: records.projects as Project[],
    synonyms: records.synonyms as SynonymSet[],
    problems,
    skippedLines,
    files: files.flatMap(({ name }) => reader.files.filter((hashed) => hashed.name === name)),
    close: reader.close,
  };
}
