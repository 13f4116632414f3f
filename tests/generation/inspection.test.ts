import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
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

describe.each([true, false])('what is found good is handed over (by this thread alone: %s)', (isAlone) => {
  test('of a whole generation all', async () => {
    const { dir } = await publishMarked(await temporaryFolder(), 'a');
    const kept = new Map<string, Buffer>();
    const { manifest, problems } = await inspectGeneration(
      dir,
      (path, bytes) => kept.set(path, bytes),
      isAlone,
    );
    expect(problems).toEqual([]);
    expect([...kept.keys()].sort()).toEqual(
      Object.values(manifest?.files ?? {})
        .map(({ path }) => path)
        .sort(),
    );
  });

  test('but not what was changed', async () => {
    const { dir } = await publishMarked(await temporaryFolder(), 'a');
    const names = (await readdir(dir)).filter((name) => name !== 'manifest.json');
    const [changed = ''] = names;
    const bytes = await readFile(join(dir, changed));
    bytes[0] = (bytes[0] ?? 0) ^ 1;
    await writeFile(join(dir, changed), bytes);
    const kept: string[] = [];
    const { problems } = await inspectGeneration(dir, (path) => kept.push(path), isAlone);
    expect(problems).toEqual([expect.stringContaining(changed)]);
    expect(kept.sort()).toEqual(names.filter((name) => name !== changed).sort());
  });
});
