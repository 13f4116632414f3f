import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { AppError } from '../../src/contract/error.ts';
import { openGeneration } from '../../src/generation/open.ts';
import {
  type GenerationFile,
  publishGeneration,
  publishLocked,
  type Verify,
} from '../../src/generation/publish.ts';
import { withWriterLock } from '../../src/generation/writer-lock.ts';
import { appError, contentsOf, filesOf, HEAD, leftovers, publishMarked, temporaryFolder } from './fixture.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const accept: Verify = async () => {};

/** Name → content of every file of a folder. */
async function snapshot(dir: string): Promise<Record<string, string>> {
  const names = (await readdir(dir)).sort();
  return Object.fromEntries(
    await Promise.all(names.map(async (n) => [n, await readFile(join(dir, n), 'utf8')])),
  );
}

test('the first generation', async () => {
  const root = join(await temporaryFolder(), 'index-data');
  const published = await publishMarked(root, 'a');
  expect(published.name).toBe('gen-000001');
  expect(published.dir).toBe(join(root, 'gen-000001'));
  expect((await readdir(root)).sort()).toEqual(['CURRENT', 'gen-000001']);
  expect(await readFile(join(root, 'CURRENT'), 'utf8')).toMatch(/^gen-000001 [0-9a-f]{12}\n$/);
  const names = await readdir(published.dir);
  const sizes = await Promise.all(names.map(async (name) => (await stat(join(published.dir, name))).size));
  expect(published.bytes).toBe(sizes.reduce((a, b) => a + b, 0));
  const opened = await openGeneration(root);
  expect(opened.manifest).toMatchObject(HEAD);
  for (const [name, text] of Object.entries(contentsOf('a'))) {
    expect((await opened.read(name)).toString()).toBe(text);
  }
});

test('the same input gives byte-identical files, manifest included', async () => {
  const [first, second] = [await temporaryFolder(), await temporaryFolder()];
  await publishMarked(second, 'other');
  const a = await publishMarked(first, 'same');
  const b = await publishMarked(second, 'same');
  expect(await snapshot(b.dir)).toEqual(await snapshot(a.dir));
});

test('strings and bytes, and an empty file', async () => {
  const root = await temporaryFolder();
  async function* files(): AsyncGenerator<GenerationFile> {
    yield { name: 'text', data: '中文' };
    yield { name: 'bytes.bin', data: Uint8Array.of(0, 255, 10) };
    yield { name: 'empty.json', data: '' };
  }
  await publishGeneration(root, HEAD, files(), accept);
  const opened = await openGeneration(root);
  expect((await opened.read('text')).toString()).toBe('中文');
  expect([...(await opened.read('bytes.bin'))]).toEqual([0, 255, 10]);
  expect((await opened.read('empty.json')).length).toBe(0);
});

test('the newest three stay, and those before go', async () => {
  const root = await temporaryFolder();
  for (const mark of ['a', 'b', 'c', 'd', 'e']) await publishMarked(root, mark);
  expect((await readdir(root)).sort()).toEqual(['CURRENT', 'gen-000003', 'gen-000004', 'gen-000005']);
});

test('what a killed writer left is swept, and its number not used twice', async () => {
  const root = await temporaryFolder();
  await publishMarked(root, 'a');
  await mkdir(join(root, '.tmp-000002-99999'));
  await writeFile(join(root, '.tmp-000002-99999', 'x.json'), 'half');
  await writeFile(join(root, 'CURRENT.tmp'), 'gen-0');
  await writeFile(join(root, 'CURRENT'), 'gen-000007\n');
  expect((await publishMarked(root, 'b')).name).toBe('gen-000008');
  expect(await leftovers(root)).toEqual([]);
});

test('the callback sees the finished folder before it is published', async () => {
  const root = await temporaryFolder();
  await publishMarked(root, 'a');
  let seen: string[] = [];
  await publishGeneration(root, HEAD, filesOf({ 'x.json': '1' }), async (dir, manifest) => {
    seen = await readdir(dir);
    expect(Object.keys(manifest.files)).toEqual(['x.json']);
    expect((await openGeneration(root)).name).toBe('gen-000001');
  });
  expect(seen).toContain('manifest.json');
});

describe('a failure leaves the published generation as it was, and nothing else', () => {
  async function* breaking(): AsyncGenerator<GenerationFile> {
    yield { name: 'x.json', data: '1' };
    throw new Error('source failed');
  }
  async function* twice(): AsyncGenerator<GenerationFile> {
    yield { name: 'x.json', data: '1' };
    yield { name: 'x.json', data: '2' };
  }
  const refuse: Verify = async () => {
    throw new AppError('index_mismatch', 'canary failed');
  };
  const damage: Verify = async (dir) => {
    await writeFile(join(dir, '..', 'gen-000002'), 'in the way');
  };
  const tooLong = 'x'.repeat(400);
  test.each<[string, () => AsyncIterable<GenerationFile>, Verify, RegExp]>([
    ['of the source', breaking, accept, /source failed/],
    ['of the verification', () => filesOf({ 'x.json': '1' }), refuse, /canary failed/],
    ['a name given twice', twice, accept, /x\.json/],
    ['a name with a path', () => filesOf({ '../x.json': '1' }), accept, /\.\.\/x\.json/],
    [
      'a name beyond what the disk takes',
      () => filesOf({ [tooLong]: '1' }),
      accept,
      /无法写入 .*ENAMETOOLONG/,
    ],
    ['of the rename', () => filesOf({ 'x.json': '1' }), damage, /无法写入 .*gen-000002/],
  ])('%s', async (_what, files, verify, message) => {
    const root = await temporaryFolder();
    const { dir } = await publishMarked(root, 'a');
    const before = await snapshot(dir);
    await expect(publishGeneration(root, HEAD, files(), verify)).rejects.toThrow(message);
    expect(await leftovers(root)).toEqual([]);
    expect(await snapshot(dir)).toEqual(before);
    expect((await openGeneration(root)).name).toBe('gen-000001');
  });

  test('of the pointer: the new folder is withdrawn', async () => {
    const root = await temporaryFolder();
    await mkdir(join(root, 'CURRENT', 'x'), { recursive: true });
    const error = await appError(publishMarked(root, 'a'), 'file_unwritable');
    expect(error.message).toContain(join(root, 'CURRENT'));
    expect(await readdir(root)).toEqual(['CURRENT']);
  });
});

test('a writer that holds the lock shuts others out until it is done', async () => {
  const root = await temporaryFolder();
  const published = await withWriterLock(root, async (lock) => {
    await appError(publishMarked(root, 'other'), 'index_locked');
    return publishLocked(lock, HEAD, filesOf({ 'x.json': '1' }), async () => {});
  });
  expect(published.name).toBe('gen-000001');
  expect((await publishMarked(root, 'other')).name).toBe('gen-000002');
});

test('of two writers at once one publishes and the other is told so', async () => {
  const root = await temporaryFolder();
  const outcomes = await Promise.allSettled([publishMarked(root, 'a'), publishMarked(root, 'b')]);
  expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(await readdir(root)).toHaveLength(2);
});
