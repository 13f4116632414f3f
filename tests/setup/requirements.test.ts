import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  compilerChoice,
  linuxFamily,
  missingTools,
  nodeProblem,
  toolMessage,
} from '../../src/setup/requirements.mjs';

describe('nodeProblem', () => {
  test.each(['20.18.0', '20.20.2', '22.0.0', '100.1.0'])('%s will do', (version) => {
    expect(nodeProblem(version)).toBeUndefined();
  });

  test.each(['20.17.9', '18.20.4', '9.9.9', '2.99.0'])('%s is too old, and is told so', (version) => {
    expect(nodeProblem(version)).toContain(version);
    expect(nodeProblem(version)).toContain('20.18');
  });
});

describe('the tools on the PATH', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'xiangxun-path-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const put = async (command: string, mode = 0o755) => {
    await writeFile(join(folder, command), '#!/bin/sh\n');
    await chmod(join(folder, command), mode);
  };

  test.each([
    [[], ['python3', 'make', 'g++']],
    [['python3', 'make', 'g++'], []],
    [['python', 'gmake', 'clang++'], []],
    [['python3', 'g++'], ['make']],
    [['python3', 'make', 'gcc'], ['g++']],
  ])('with %j there, %j is missing', async (there, missing) => {
    for (const command of there) await put(command);
    expect(missingTools({ PATH: `${folder}:/nowhere` })).toEqual(missing);
  });

  test('a file that may not be run is no tool', async () => {
    for (const command of ['python3', 'make']) await put(command);
    await put('g++', 0o644);
    expect(missingTools({ PATH: folder })).toEqual(['g++']);
  });

  test('a tool named by its variable counts as there', () => {
    expect(missingTools({ PATH: folder, PYTHON: '/opt/python', CXX: 'icpx' })).toEqual(['make']);
  });

  test.each([
    [['g++', 'clang++'], {}, undefined],
    [['clang++'], {}, { CXX: 'clang++' }],
    [['c++', 'clang++'], {}, { CXX: 'c++' }],
    [['clang++'], { CXX: 'icpx' }, undefined],
    [[], {}, undefined],
  ])('with %j and %j the compiler to name is %j', async (there, env, choice) => {
    for (const command of there) await put(command);
    expect(compilerChoice({ PATH: folder, ...env })).toEqual(choice);
  });
});

test.each([
  ['ID=debian\n', 'debian'],
  ['NAME="Ubuntu"\nID=ubuntu\nID_LIKE=debian\n', 'debian'],
  ['ID=linuxmint\nID_LIKE="ubuntu debian"\n', 'debian'],
  ['ID=alpine\n', 'alpine'],
  ['ID="rocky"\nID_LIKE="rhel centos fedora"\n', 'fedora'],
  ['ID="opensuse-leap"\nID_LIKE="suse opensuse"\n', 'suse'],
  ['ID=arch\n', 'arch'],
  ['ID=nixos\n', ''],
  ['', ''],
])('linuxFamily(%j) is %j', (text, family) => {
  expect(linuxFamily(text)).toBe(family);
});

describe('toolMessage', () => {
  test.each([
    ['linux', 'debian', false, 'sudo apt-get install -y make g++'],
    ['linux', 'debian', true, ': apt-get install -y make g++'],
    ['linux', 'alpine', true, ': apk add make g++'],
    ['linux', 'fedora', false, 'sudo dnf install -y make gcc-c++'],
    ['linux', 'arch', false, 'sudo pacman -S --needed make gcc'],
    ['linux', '', false, '包管理器安装 make、g++'],
    ['darwin', '', false, 'xcode-select --install'],
  ] as const)('on %s (%s, root %s) it says %s', (platform, family, root, expected) => {
    const message = toolMessage(['make', 'g++'], { platform, family, root });
    expect(message).toContain('缺少 make、g++');
    expect(message).toContain(expected);
    expect(message).not.toContain('\n');
  });
});
