import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  generationName,
  generationNumber,
  listGenerations,
  readCurrent,
} from '../../src/generation/layout.ts';
import { appError, temporaryFolder } from './fixture.ts';

test.each([
  [1, 'gen-000001'],
  [999_999, 'gen-999999'],
  [1_000_000, 'gen-1000000'],
])('generation %i is %s', (number, name) => {
  expect(generationName(number)).toBe(name);
  expect(generationNumber(name)).toBe(number);
});

test.each(['gen-1', 'gen-0000001', 'gen-000001x', '.tmp-000001-5', 'gen-', '', '../gen-000001'])(
  '%j names no generation',
  (name) => expect(generationNumber(name)).toBeUndefined(),
);

test('generations are listed by number, newest first', async () => {
  const root = await temporaryFolder();
  const names = ['gen-000009', 'gen-1000000', 'gen-000010', '.tmp-000011-1', 'LOCK', 'other'];
  for (const name of names) await mkdir(join(root, name));
  expect(await listGenerations(root)).toEqual(['gen-1000000', 'gen-000010', 'gen-000009']);
  expect(await listGenerations(join(root, 'none'))).toEqual([]);
});

test('a file where the folder should be is an error that names it', async () => {
  const path = join(await temporaryFolder(), 'file');
  await writeFile(path, '');
  expect((await appError(listGenerations(path), 'file_unreadable')).message).toContain(path);
});

test.each([
  ['gen-000007\n', { kind: 'named', name: 'gen-000007' }],
  ['gen-000007', { kind: 'damaged' }],
  ['gen-000007\n\n', { kind: 'damaged' }],
  ['gen-000007\r\n', { kind: 'damaged' }],
  ['', { kind: 'damaged' }],
  ['\0\0\0\0', { kind: 'damaged' }],
  ['../../etc\n', { kind: 'damaged' }],
])('CURRENT holding %j', async (text, current) => {
  const root = await temporaryFolder();
  await writeFile(join(root, 'CURRENT'), text);
  expect(await readCurrent(root)).toMatchObject(current);
});

test('no CURRENT', async () => {
  expect(await readCurrent(await temporaryFolder())).toEqual({ kind: 'absent' });
});
