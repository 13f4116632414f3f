/** Reads the files of a corpus one after the other, and keeps what is good of them. */
import { createHash } from 'node:crypto';
import type { z } from 'zod';
import {
  type Article,
  articleSchema,
  companySchema,
  projectSchema,
  synonymSchema,
} from '../contract/record.ts';
import { type CHANGED_KINDS, Changes, changeSchema, withoutRemoved } from './changes.ts';
import type { CorpusFile, HashedFile, RecordKind } from './corpus-files.ts';
import { hashOfBeginning, type KnownBeginning, type WholeFile } from './file-beginning.ts';
import { decodeLine, type RawLine, readRawLines } from './line-reader.ts';
import { type LineStore, PlainLines, UnpackedLines } from './line-store.ts';
import type { CorpusProblem, Fault, Place } from './problem.ts';
import { RecordIds } from './record-ids.ts';
import { parseRecord } from './record-parser.ts';
import { type ArticleHead, type StoredLine, storedArticle } from './stored-article.ts';

export interface TextStoring {
  /** Holds the lines of compressed files meanwhile. */
  readonly folder: string;
  /** The head of a good line of articles that was met before, by its digest: it is not checked again. */
  readonly known: (digest: string) => ArticleHead | undefined;
  /** What is known of the file of that name as it was before. */
  readonly beginning?: (name: string) => KnownBeginning | undefined;
}

const SCHEMAS: Readonly<Record<RecordKind, z.ZodType<object>>> = {
  articles: articleSchema,
  companies: companySchema,
  projects: projectSchema,
  synonyms: synonymSchema,
};

export class CorpusReader {
  readonly records: Record<RecordKind, object[]> = {
    articles: [],
    companies: [],
    projects: [],
    synonyms: [],
  };
  readonly problems: CorpusProblem[] = [];
  readonly files: HashedFile[] = [];
  readonly wholeFiles: WholeFile[] = [];
  skippedLines = 0;
  private readonly ids: RecordIds;
  private readonly changes = new Changes();
  private readonly storing: TextStoring | undefined;
  private readonly stores: LineStore[] = [];

  constructor({ skipBad, storing }: { readonly skipBad: boolean; readonly storing?: TextStoring }) {
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

  /** Where lines of the file are read again; undefined where texts are not left in their files. */
  private storeOf(file: CorpusFile): LineStore | undefined {
    if (!this.storing || (file.kind !== 'articles' && file.kind !== 'changes')) return undefined;
    const store = isSqueezed(file) ? new UnpackedLines(this.storing.folder) : new PlainLines(file.path);
    this.stores.push(store);
    return store;
  }

  /** Takes the lines with which the file begins as it did; gives its hash so far, undefined where nothing is known. */
  private async readBeginning(file: CorpusFile, store: LineStore | undefined) {
    const known = store && isPlainArticles(file) ? this.storing?.beginning?.(file.name) : undefined;
    const hash = known && (await hashOfBeginning(file, known));
    if (!store || !known || !hash) return undefined;
    let line = 0;
    for (const { head, ...place } of known.lines())
      this.addRead(
        'articles',
        { file: file.name, line: ++line },
        storedArticle(head, { ...place, store, isChange: false }),
      );
    return { hash, bytes: known.bytes, lines: known.count };
  }

  async readFile(file: CorpusFile, onBytes: (count: number) => void): Promise<void> {
    const store = this.storeOf(file);
    const [first, skipped] = [this.records.articles.length, this.skippedLines];
    const begun = await this.readBeginning(file, store);
    const hash = begun?.hash ?? createHash('sha256');
    let bytes = begun?.bytes ?? 0;
    if (begun) onBytes(begun.bytes);
    const lines = readRawLines(
      file.path,
      (chunk) => {
        hash.update(chunk);
        bytes += chunk.length;
        onBytes(chunk.length);
      },
      begun,
    );
    let last: RawLine | undefined;
    for await (const raw of lines) {
      last = raw;
      this.readRaw(file, raw, store);
    }
    const sha256 = hash.digest('hex');
    this.files.push({ name: file.name, bytes, sha256 });
    const count = this.records.articles.length - first;
    const isEnded = last && 'bytes' in last && last.bytes.length === 0 && last.line === count + 1;
    const isWhole = store && isPlainArticles(file) && this.skippedLines === skipped;
    if (isWhole && isEnded) this.wholeFiles.push({ name: file.name, bytes, sha256, first, count });
  }

  private readRaw(file: CorpusFile, raw: RawLine, store: LineStore | undefined): void {
    const place = { file: file.name, line: raw.line };
    const isKept = store && 'bytes' in raw && raw.bytes.length > 0;
    const stored = isKept
      ? { ...store.keep(raw.bytes, raw.offset), store, isChange: file.kind === 'changes' }
      : undefined;
    const head = stored && file.kind === 'articles' ? this.storing?.known(stored.digest) : undefined;
    if (head && stored) {
      this.addRead('articles', place, storedArticle(head, stored));
      return;
    }
    const line = decodeLine(raw);
    if (line === undefined) return;
    if ('problem' in line) this.reject(place, [{ reason: line.problem }]);
    else if (file.kind === 'changes') this.readChange(place, line.text, stored);
    else this.readLine(file.kind, place, line.text, stored);
  }
}

const isSqueezed = ({ path }: CorpusFile) => path.endsWith('.gz');
/** Its lines can be read again where they are, and those it begins with may be known. */
const isPlainArticles = (file: CorpusFile) => file.kind === 'articles' && !isSqueezed(file);

function closing(stores: LineStore[]): () => void {
  return () => {
    for (const store of stores.splice(0)) store.close();
  };
}

/** The article without its text, which is in the line. */
function withoutText({ text, ...head }: Article, line: StoredLine): Article {
  return storedArticle(head, line);
}
