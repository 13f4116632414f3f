/** `audit.jsonl`: who did what with a key that may change something. Lines are added, never changed. */
import { appendFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { writing } from '../generation/durable-file.ts';

const AUDIT_FILE = 'audit.jsonl';

export interface AuditEntry {
  /** `cli` for the command line, else the id of the key; absent where none was held. */
  readonly actor?: string;
  /** `key.add`, `POST /api/v1/admin/refresh`. */
  readonly action: string;
  /** What it was done to. */
  readonly target?: string;
  /** `done`, or the code of the refusal. */
  readonly result: string;
  readonly requestId?: string;
}

/** Resolves once the line is with the system; throws `file_unwritable`, and what was asked for is then not done. */
export async function audit(folder: string, entry: AuditEntry, now: Date): Promise<void> {
  const path = join(folder, AUDIT_FILE);
  await writing(path, async () => {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await appendFile(path, `${JSON.stringify({ time: now.toISOString(), ...entry })}\n`, { mode: 0o600 });
  });
}
