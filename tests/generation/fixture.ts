import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { AppError, type ErrorCode } from '../../src/contract/error.ts';
import { type PublishedGeneration, publishGeneration } from '../../src/generation/publish.ts';
import { contentsOf, filesOf, HEAD } from './marked-files.ts';

export { contentsOf, filesOf, HEAD };

/** A new folder that is gone when the test is over. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'xiangxun-generation-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

export async function publishMarked(root: string, mark: string): Promise<PublishedGeneration> {
  return publishGeneration(root, HEAD, filesOf(contentsOf(mark)), async () => {});
}

/** What is in the folder apart from generations and `CURRENT`. */
export async function leftovers(root: string): Promise<string[]> {
  return (await readdir(root)).filter((name) => !name.startsWith('gen-') && name !== 'CURRENT');
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
