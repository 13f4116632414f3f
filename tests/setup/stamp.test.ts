import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  buildStamp,
  filesUnder,
  installStamp,
  readStamp,
  stampOf,
  writeStamp,
} from '../../src/setup/stamp.mjs';

describe('stampOf', () => {
  test('is equal for equal parts and for no others', () => {
    const parts = fc.array(fc.tuple(fc.string(), fc.string()), { maxLength: 4 });
    fc.assert(
      fc.property(parts, parts, (a, b) => {
        expect(stampOf(a) === stampOf(b)).toBe(JSON.stringify(a) === JSON.stringify(b));
      }),
    );
  });

  test.each([
    [[['a', 'bc']], [['ab', 'c']]],
    [
      [
        ['a', ''],
        ['b', ''],
      ],
      [['a', 'b']],
    ],
    [[['a', '1']], [['a', '2']]],
  ] as [string, string][][][])('%j and %j differ', (a, b) => {
    expect(stampOf(a ?? [])).not.toBe(stampOf(b ?? []));
  });
});

test.each([
  ['the lock file', '{ }', { modules: '115', platform: 'linux', arch: 'x64' }],
  ['the ABI of Node', '{}', { modules: '127', platform: 'linux', arch: 'x64' }],
  ['the platform', '{}', { modules: '115', platform: 'darwin', arch: 'x64' }],
  ['the processor', '{}', { modules: '115', platform: 'linux', arch: 'arm64' }],
])('an install is stale once %s is another', (_, lock, runtime) => {
  expect(installStamp(lock, runtime)).not.toBe(
    installStamp('{}', { modules: '115', platform: 'linux', arch: 'x64' }),
  );
});

describe('in a project folder', () => {
  let root: string;
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'xiangxun-stamp-'));
    await mkdir(join(root, 'src/a'), { recursive: true });
    await mkdir(join(root, 'src/setup'));
    for (const name of [
      'tsconfig.json',
      'package-lock.json',
      'src/a/b.ts',
      'src/a/c.css',
      'src/setup/d.mjs',
    ]) {
      await writeFile(join(root, name), name);
    }
  });
  afterEach(() => rm(root, { recursive: true }));

  test('filesUnder lists files by relative path, sorted', () => {
    expect(filesUnder(join(root, 'src'))).toEqual(['a/b.ts', 'a/c.css', 'setup/d.mjs']);
  });

  test.each(['tsconfig.json', 'package-lock.json', 'src/a/b.ts', 'src/a/c.css', 'src/a/new.ts'])(
    'a build is stale after a change to %s',
    async (name) => {
      const before = buildStamp(root);
      await writeFile(join(root, name), 'changed');
      expect(buildStamp(root)).not.toBe(before);
    },
  );

  test('a build is not stale for a change to set-up, a touch, or in another folder', async () => {
    const before = buildStamp(root);
    await writeFile(join(root, 'src/setup/d.mjs'), 'changed');
    await writeFile(join(root, 'src/a/b.ts'), 'src/a/b.ts');
    expect(buildStamp(root)).toBe(before);
    await cp(root, `${root}-copy`, { recursive: true });
    try {
      expect(buildStamp(`${root}-copy`)).toBe(before);
    } finally {
      await rm(`${root}-copy`, { recursive: true });
    }
  });

  test('a stamp that is not there is empty, and one that is reads as written', () => {
    const file = join(root, '.stamp');
    expect(readStamp(file)).toBe('');
    writeStamp(file, 'abc');
    expect(readStamp(file)).toBe('abc');
  });
});
