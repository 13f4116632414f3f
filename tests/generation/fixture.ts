import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { AppError, type ErrorCode } from '../../src/contract/error.ts';
import {
  type GenerationFile,
  type PublishedGeneration,
  publishGeneration,
} from '../../src/generation/publish.ts';

/** A new folder that is gone when the test is over. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'xiangxun-generation-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

export async function* filesOf(contents: Readonly<Record<string, string>>): AsyncGenerator<GenerationFile> {
  for (const [name, data] of Object.entries(contents)) yield { name, data };
}

/** Five files of different sizes, none alike, all carrying the mark. */
export function contentsOf(mark: string): Record<string, string> {
  const names = ['store.json', 'index.1.map', 'index.1.reg', 'names.json', 'blob.bin'];
  return Object.fromEntries(names.map((name, i) => [name, `${mark}/${name} `.repeat(1 + i * 40)]));
}

export const HEAD = { fingerprint: { corpus: 'c1', analyzer: 'z1' }, counts: { article: 3 } };

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
