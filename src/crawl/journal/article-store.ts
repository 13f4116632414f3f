/** The corpus as a crawl writes it: files of its own, a line an article, each id once. */
import { createHash } from 'node:crypto';
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../contract/error.ts';
import type { Article } from '../../contract/record.ts';
import { listCorpusFiles } from '../../corpus/corpus-files.ts';
import { readLines } from '../../corpus/line-reader.ts';
import { errorCode, writing } from '../../generation/durable-file.ts';
import { withWriterLock } from '../../generation/writer-lock.ts';
import { appendLines, replaceLines, wholeLines } from './line-file.ts';

const OWN = /^articles-web-.+\.jsonl$/u;

interface Entry {
  readonly file: string;
  readonly digest: string;
  readonly titleKey: string;
  readonly partial: boolean;
}

export type StoreChange = 'added' | 'changed' | 'same' | 'foreign';

const titleKey = (title: string) => title.replace(/[\s\p{P}\p{S}]/gu, '').toLowerCase();

/** When it was taken does not make a record another. */
function digestOf(record: Article): string {
  const { crawled: _, ...rest } = record;
  const sorted = Object.fromEntries(Object.entries(rest).sort(([a], [b]) => (a < b ? -1 : 1)));
  return createHash('sha256').update(JSON.stringify(sorted)).digest('hex');
}

function entryOf(file: string, record: Article): Entry {
  return {
    file,
    digest: digestOf(record),
    titleKey: titleKey(record.title),
    partial: record['partial'] === true,
  };
}

/** Runs `work` as the only one that writes articles of the web into this corpus. */
export async function withCorpus<T>(dir: string, work: (store: ArticleStore) => Promise<T>): Promise<T> {
  await writing(dir, () => mkdir(dir, { recursive: true }));
  return withWriterLock(dir, async () => work(await ArticleStore.open(dir))).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'index_locked')
      throw new AppError(
        'crawl_locked',
        `另一个进程正在往 ${dir} 里采集, 等它结束再试 (another process is crawling into ${dir})`,
        { cause: error },
      );
    throw error;
  });
}

export class ArticleStore {
  private readonly dir: string;
  private readonly own = new Map<string, Entry>();
  /** Ids of articles that somebody else put there; they are left alone. */
  private readonly foreign = new Set<string>();
  /** Title → ids, to find the excerpt of an article and the article of an excerpt. */
  private readonly byTitle = new Map<string, Set<string>>();

  private constructor(dir: string) {
    this.dir = dir;
  }

  static async open(dir: string): Promise<ArticleStore> {
    const store = new ArticleStore(dir);
    for (const name of (await readdir(dir)).filter((file) => OWN.test(file)).sort()) {
      // Mends the tail of a file whose writer died.
      await appendLines(join(dir, name), []);
      for (const line of await wholeLines(join(dir, name))) store.read(name, line);
    }
    const others = await listCorpusFiles(dir).catch((error: unknown) => {
      if (error instanceof AppError && error.code === 'invalid_corpus') return [];
      throw error;
    });
    for (const file of others) {
      if (file.kind !== 'articles' || OWN.test(file.name)) continue;
      for await (const line of readLines(file.path)) {
        const id = 'text' in line ? /"id"\s*:\s*"((?:[^"\\]|\\.)*)"/u.exec(line.text)?.[1] : undefined;
        if (id !== undefined) store.foreign.add(id);
      }
    }
    return store;
  }

  has(id: string): boolean {
    return this.own.has(id) || this.foreign.has(id);
  }

  isPartial(id: string): boolean {
    return this.own.get(id)?.partial === true;
  }

  /** Ids of excerpts with this title, or of whole articles. */
  withTitle(title: string, partial: boolean): string[] {
    return [...(this.byTitle.get(titleKey(title)) ?? [])].filter((id) => this.isPartial(id) === partial);
  }

  /** `file` is where a new article goes, as `articles-web-<site>-2026-11.jsonl`; a known one stays where it is. */
  async put(record: Article, file: string): Promise<StoreChange> {
    const { id } = record;
    if (this.foreign.has(id)) return 'foreign';
    const old = this.own.get(id);
    const entry = entryOf(old?.file ?? file, record);
    if (old?.digest === entry.digest) return 'same';
    if (old === undefined) await appendLines(join(this.dir, file), [JSON.stringify(record)]);
    else await this.rewrite(old.file, id, JSON.stringify(record));
    this.forget(id);
    this.remember(id, entry);
    return old === undefined ? 'added' : 'changed';
  }

  /** False where there is no such article of the web. */
  async remove(id: string): Promise<boolean> {
    const old = this.own.get(id);
    if (old === undefined) return false;
    await this.rewrite(old.file, id, undefined);
    this.forget(id);
    return true;
  }

  private async rewrite(file: string, id: string, line: string | undefined): Promise<void> {
    const path = join(this.dir, file);
    const lines = (await wholeLines(path)).flatMap((old) => (idOf(old) === id ? (line ?? []) : old));
    await replaceLines(path, lines);
  }

  private read(file: string, line: string): void {
    let record: Article;
    try {
      record = JSON.parse(line) as Article;
    } catch (error) {
      throw new AppError(
        'crawl_state_damaged',
        `${join(this.dir, file)}: 有一行不是 JSON (${errorCode(error)})。改正或删去它 (a line is not JSON; mend or delete it)`,
      );
    }
    this.remember(record.id, entryOf(file, record));
  }

  private remember(id: string, entry: Entry): void {
    this.own.set(id, entry);
    const ids = this.byTitle.get(entry.titleKey) ?? new Set();
    this.byTitle.set(entry.titleKey, ids.add(id));
  }

  private forget(id: string): void {
    const old = this.own.get(id);
    if (old !== undefined) this.byTitle.get(old.titleKey)?.delete(id);
    this.own.delete(id);
  }
}

/** Our own lines begin with the id. */
function idOf(line: string): string {
  return /^\{"id":"([^"\\]+)"/u.exec(line)?.[1] ?? (JSON.parse(line) as { id: string }).id;
}
