/** The keys on disk as the running server knows them: read anew when their file changes. */
import { stat } from 'node:fs/promises';
import { type AuditEntry, audit } from '../../keys/audit.ts';
import { KeyBook } from '../../keys/key-book.ts';
import { keyFile, readKeys } from '../../keys/key-file.ts';
import type { Log } from '../log.ts';

export class KeyRing {
  readonly #folder: string | undefined;
  readonly #log: Log;
  #book = new KeyBook([]);
  /** Tells one state of the file from another; what cannot be read is tried once. */
  #seen = '';

  /** Without a folder nobody has a key. */
  constructor(folder: string | undefined, log: Log) {
    this.#folder = folder;
    this.#log = log;
  }

  get book(): KeyBook {
    return this.#book;
  }

  /** Throws `keys_damaged` or `file_unreadable`: nobody is let in on keys that cannot be read. */
  async start(): Promise<void> {
    if (this.#folder === undefined) return;
    this.#seen = await stateOf(this.#folder);
    this.#book = new KeyBook(await readKeys(this.#folder));
  }

  /** Never throws: where the new file is unfit, the keys that were good stay good, and the log says why. */
  async refresh(): Promise<void> {
    if (this.#folder === undefined) return;
    const state = await stateOf(this.#folder);
    if (state === this.#seen) return;
    this.#seen = state;
    try {
      // A file that went away does not open the doors; a server that is started without one does.
      if (state === '') throw new Error('keys.json is gone');
      this.#book = new KeyBook(await readKeys(this.#folder));
      this.#log.info({ event: 'keys_read' });
    } catch (error) {
      this.#log.error({
        event: 'keys_rejected',
        reason: error instanceof Error ? error.message : String(error),
      });
    }
  }

  async audit(entry: AuditEntry): Promise<void> {
    if (this.#folder !== undefined) await audit(this.#folder, entry, new Date());
  }
}

async function stateOf(folder: string): Promise<string> {
  try {
    const { mtimeNs, size, ino } = await stat(keyFile(folder), { bigint: true });
    return `${ino} ${size} ${mtimeNs}`;
  } catch {
    return '';
  }
}
