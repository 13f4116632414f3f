import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isInstalled } from '../../src/setup/install.mjs';
import { npmCommand, npmEnvironment } from '../../src/setup/npm.mjs';

const LINUX = { platform: 'linux', arch: 'x64' };
const A = { version: '1.0.0', integrity: 'sha512-a' };
const NATIVE = { version: '2.0.0', integrity: 'sha512-n', optional: true, os: ['linux'], cpu: ['x64'] };
const FOREIGN = { version: '2.0.0', optional: true, os: ['darwin'], cpu: ['arm64'] };
const LOCK = {
  packages: {
    '': { version: '0.1.0' },
    'node_modules/a': A,
    'node_modules/native': NATIVE,
    'node_modules/foreign': FOREIGN,
  },
};

describe('isInstalled', () => {
  test.each([
    ['what this platform needs is there', { 'node_modules/a': A, 'node_modules/native': NATIVE }, true],
    ['nothing is there', {}, false],
    ['one is missing', { 'node_modules/native': NATIVE }, false],
    ['the native one is for elsewhere', { 'node_modules/a': A, 'node_modules/foreign': FOREIGN }, false],
    [
      'one has another version',
      { 'node_modules/a': { ...A, version: '1.0.1' }, 'node_modules/native': NATIVE },
      false,
    ],
    [
      'one has other content',
      { 'node_modules/a': { ...A, integrity: 'sha512-b' }, 'node_modules/native': NATIVE },
      false,
    ],
    [
      'one is there that the lock file does not name',
      { 'node_modules/a': A, 'node_modules/native': NATIVE, 'node_modules/b': A },
      false,
    ],
  ])('%s', (_, packages, expected) => {
    expect(isInstalled(LOCK, { packages }, LINUX)).toBe(expected);
  });

  test('without npm’s own list it is not installed', () => {
    expect(isInstalled(LOCK, {}, LINUX)).toBe(false);
    expect(isInstalled({}, {}, LINUX)).toBe(false);
  });
});

test.each([
  [{ npm_execpath: '/usr/lib/npm/bin/npm-cli.js' }, [process.execPath, '/usr/lib/npm/bin/npm-cli.js']],
  [{ npm_execpath: '/opt/yarn/bin/yarn.js' }, ['npm']],
  [{}, ['npm']],
])('with %j npm is %j', (env, command) => {
  expect(npmCommand(env)).toEqual(command);
});

test('headers are taken from beside the running Node where they are, and from nowhere else', async () => {
  const prefix = await mkdtemp(join(tmpdir(), 'xiangxun-node-'));
  try {
    const node = join(prefix, 'bin/node');
    expect(npmEnvironment({ PATH: '' }, node)).toEqual({ PATH: '', npm_config_yes: 'true' });
    await mkdir(join(prefix, 'include/node'), { recursive: true });
    await writeFile(join(prefix, 'include/node/node.h'), '');
    expect(npmEnvironment({ PATH: '', npm_config_yes: 'false' }, node)).toEqual({
      PATH: '',
      npm_config_yes: 'true',
      npm_config_nodedir: prefix,
    });
  } finally {
    await rm(prefix, { recursive: true });
  }
});
