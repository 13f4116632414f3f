import { mkdir, readdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { inspectGeneration } from '../../src/generation/inspection.ts';
import { HEAD, publishMarked, temporaryFolder } from './fixture.ts';

test('a whole generation', async () => {
  const { dir, bytes } = await publishMarked(await temporaryFolder(), 'a');
  const inspection = await inspectGeneration(dir);
  expect(inspection).toMatchObject({ problems: [], bytes, files: 6 });
  expect(inspection.manifest).toMatchObject(HEAD);
});

test('a generation may be moved', async () => {
  const root = await temporaryFolder();
  const { dir } = await publishMarked(root, 'a');
  await rename(dir, join(root, 'moved'));
  expect((await inspectGeneration(join(root, 'moved'))).problems).toEqual([]);
});

test('all problems are found, not only the first', async () => {
  const { dir } = await publishMarked(await temporaryFolder(), 'a');
  for (const name of await readdir(dir)) if (name !== 'manifest.json') await writeFile(join(dir, name), '');
  await mkdir(join(dir, 'sub'));
  expect((await inspectGeneration(dir)).problems).toHaveLength(6);
});

test('no folder, and a file in its place', async () => {
  const root = await temporaryFolder();
  await writeFile(join(root, 'file'), '');
  for (const name of ['none', 'file']) {
    const inspection = await inspectGeneration(join(root, name));
    expect(inspection).toEqual({ problems: [expect.stringContaining('目录')], bytes: 0, files: 0 });
  }
});
