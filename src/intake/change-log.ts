/** `changes.jsonl` of a corpus folder as its only writer holds it: lines are added, and taken back if they do no good. */
import { mkdir, open, readFile, stat, truncate } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { CHANGES_FILE, type Change } from '../corpus/changes.ts';
import { errorCode, syncFolder, writing } from '../generation/durable-file.ts';

const NEWLINE = 0x0a;

export class ChangeLog {
  readonly #path: string;

  constructor(corpus: string) {
    this.#path = join(corpus, CHANGES_FILE);
  }

  /** Bytes; 0 where there is none. */
  async size(): Promise<number> {
    try {
      return (await stat(this.#path)).size;
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return 0;
      throw error;
    }
  }

  /** Resolves once the lines are on the disk. */
  async append(changes: readonly Change[]): Promise<void> {
    await writing(this.#path, async () => {
      await mkdir(dirname(this.#path), { recursive: true });
      const file = await open(this.#path, 'a');
      try {
        for (const change of changes) await file.appendFile(`${JSON.stringify(change)}\n`);
        await file.sync();
      } finally {
        await file.close();
      }
    });
    await syncFolder(dirname(this.#path));
  }

  /** Takes back what was added since the log had so many bytes. */
  async takeBack(bytes: number): Promise<void> {
    if ((await this.size()) <= bytes) return;
    await writing(this.#path, async () => {
      await truncate(this.#path, bytes);
      const file = await open(this.#path, 'r+');
      await file.sync().finally(() => file.close());
    });
  }

  /** Takes back a line that a crash cut short. */
  async mend(): Promise<void> {
    const size = await this.size();
    if (size === 0) return;
    const bytes = await readFile(this.#path);
    await this.takeBack(bytes.lastIndexOf(NEWLINE) + 1);
  }
}
