import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { AppError, type ErrorCode } from '../../src/contract/error.ts';

/** A new folder with these files, gone when the test is over. */
export async function folderOf(files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'xiangxun-corpus-'));
  onTestFinished(() => rm(dir, { recursive: true, force: true }));
  for (const [name, data] of Object.entries(files)) await writeFile(join(dir, name), data);
  return dir;
}

/** One line of `articles.jsonl`. */
export function articleLine(id: string, fields: object = {}): string {
  return `${JSON.stringify({ id, title: '标题', text: '正文', ...fields })}\n`;
}

/** The AppError that a promise ends in, with the code it must have. */
export async function appError(promise: Promise<unknown>, code: ErrorCode): Promise<AppError> {
  const outcome = await promise.then(
    () => new Error('did not fail'),
    (error: unknown) => error,
  );
  if (outcome instanceof AppError && outcome.code === code) return outcome;
  throw outcome;
}
