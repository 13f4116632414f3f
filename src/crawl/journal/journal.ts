/** What a crawl has seen, written down page by page so that a killed run goes on where it was. */
import { join } from 'node:path';
import { AppError } from '../../contract/error.ts';
import { LineFile, replaceLines, wholeLines } from './line-file.ts';
import { type JournalLine, lineSchema, type PageState } from './page-state.ts';

const FILE = 'journal.jsonl';

export class Journal {
  /** By address. */
  readonly pages = new Map<string, PageState>();
  private readonly path: string;
  private file: LineFile;
  private currentRun = 0;
  private open = false;

  private constructor(path: string, file: LineFile) {
    this.path = path;
    this.file = file;
  }

  /** Throws `crawl_state_damaged` naming file and line. */
  static async open(folder: string): Promise<Journal> {
    const path = join(folder, FILE);
    const file = await LineFile.open(path);
    const journal = new Journal(path, file);
    try {
      for (const [index, line] of (await wholeLines(path)).entries())
        journal.apply(parsed(line, path, index + 1));
    } catch (error) {
      await file.close();
      throw error;
    }
    return journal;
  }

  get run(): number {
    return this.currentRun;
  }

  /** True where the last run did not come to its end. */
  get unfinished(): boolean {
    return this.open;
  }

  /** Goes on with the unfinished run, or begins a new one. */
  async begin(at: Date): Promise<void> {
    if (this.open) return;
    await this.write({ run: this.currentRun + 1, event: 'begin', at: at.toISOString() });
  }

  /** Addresses that nobody has found before, to be visited. */
  unknown(found: readonly (readonly [url: string, depth: number])[]): [string, number][] {
    return found.filter(([url]) => !this.pages.has(url)).map(([url, depth]) => [url, depth]);
  }

  /** A page is seen to, and these addresses were found on it: both at once. */
  async record(page: PageState, found: [string, number][]): Promise<void> {
    await this.write({ page, ...(found.length > 0 ? { found } : {}) });
  }

  /** Ends the run, and writes the journal anew with one line a page. */
  async end(at: Date): Promise<void> {
    await this.write({ run: this.currentRun, event: 'end', at: at.toISOString() });
    const lines: JournalLine[] = [...this.pages.values()].map((page) => ({ page }));
    await this.file.close();
    await replaceLines(
      this.path,
      [...lines, { run: this.currentRun, event: 'end', at: at.toISOString() }].map((line) =>
        JSON.stringify(line),
      ),
    );
    this.file = await LineFile.open(this.path);
  }

  close(): Promise<void> {
    return this.file.close();
  }

  private async write(line: JournalLine): Promise<void> {
    await this.file.append(JSON.stringify(line));
    this.apply(line);
  }

  private apply(line: JournalLine): void {
    if ('event' in line) {
      this.currentRun = line.run;
      this.open = line.event === 'begin';
      return;
    }
    this.pages.set(line.page.url, line.page);
    for (const [url, depth] of line.found ?? [])
      if (!this.pages.has(url)) this.pages.set(url, { url, depth, run: 0 });
  }
}

function parsed(line: string, path: string, number: number): JournalLine {
  const fail = (): never => {
    throw new AppError(
      'crawl_state_damaged',
      `${path}:${number} 读不懂。删去这一行, 或删去整个文件从头采集 (cannot be read; delete the line, or the file to start anew)`,
    );
  };
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return fail();
  }
  const read = lineSchema.safeParse(value);
  return read.success ? read.data : fail();
}
