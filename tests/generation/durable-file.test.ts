import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  errorCode,
  renamePath,
  syncFolder,
  writeDurably,
  writing,
} from '../../src/generation/durable-file.ts';
import { appError, temporaryFolder } from './fixture.ts';

describe('writing', () => {
  test.each([
    ['ENOSPC', /磁盘已满/],
    ['EDQUOT', /配额/],
    ['EACCES', /权限/],
    ['EPERM', /权限/],
    ['EROFS', /只读/],
    ['EIO', /磁盘读写出错/],
    ['EMFILE', /检查路径/],
  ])('%s becomes an error with the path and a remedy', async (code, remedy) => {
    const failure = Object.assign(new Error('failed'), { code });
    const error = await appError(
      writing('some/path', () => Promise.reject(failure)),
      'file_unwritable',
    );
    expect(error.message).toContain('some/path');
    expect(error.message).toContain(code);
    expect(error.message).toMatch(remedy);
    expect(error.cause).toBe(failure);
  });

  test('an error that is no system error passes through', async () => {
    const failure = new TypeError('bug');
    await expect(writing('p', () => Promise.reject(failure))).rejects.toBe(failure);
  });
});

test('real failures name the path', async () => {
  const root = await temporaryFolder();
  await writeFile(join(root, 'file'), '');
  await mkdir(join(root, 'full'));
  await writeFile(join(root, 'full', 'x'), '');
  const missing = join(root, 'missing', 'x');
  const cases: [string, Promise<void>][] = [
    [missing, writeDurably(missing, 'x', 'w')],
    [join(root, 'file'), writeDurably(join(root, 'file'), 'x', 'wx')],
    [missing, syncFolder(missing)],
    [join(root, 'full'), renamePath(join(root, 'file'), join(root, 'full'))],
  ];
  for (const [path, promise] of cases) {
    expect((await appError(promise, 'file_unwritable')).message).toContain(path);
  }
});

test('a file is written in full', async () => {
  const path = join(await temporaryFolder(), 'x');
  await writeDurably(path, '中文', 'wx');
  expect(await readFile(path, 'utf8')).toBe('中文');
  await writeDurably(path, Buffer.from('ab'), 'w');
  expect(await readFile(path, 'utf8')).toBe('ab');
});

test.each([
  [Object.assign(new Error('x'), { code: 'ENOENT' }), 'ENOENT'],
  [Object.assign(new Error('x'), { code: 5 }), 'unknown'],
  [new Error('x'), 'unknown'],
  ['x', 'unknown'],
])('errorCode %#', (error, code) => expect(errorCode(error)).toBe(code));
