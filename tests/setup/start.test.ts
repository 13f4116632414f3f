import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';

const SETUP = fileURLToPath(new URL('../../src/setup', import.meta.url));

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'xiangxun-start-'));
  await cp(SETUP, join(root, 'src/setup'), { recursive: true });
  await writeFile(join(root, 'package.json'), '{ "type": "module" }');
  await writeFile(join(root, 'package-lock.json'), '{}');
});
afterEach(() => rm(root, { recursive: true }));

/** Runs a command of set-up in a clone with nothing installed. */
function run(script: string, path: string) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'src/setup', script)], {
    env: { PATH: path },
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

test('start without the build tools stops at once, in one line that names them', async () => {
  await mkdir(join(root, 'empty'));
  const { status, stdout, stderr } = run('start.mjs', join(root, 'empty'));
  expect(status).toBe(1);
  expect(stdout).toBe('');
  expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  expect(stderr).toMatch(/缺少 python3、make、g\+\+.*\(missing build tools: python3, make, g\+\+\)/);
});

test('test without the build tools ends on its result line', async () => {
  await mkdir(join(root, 'empty'));
  const { status, stdout, stderr } = run('test.mjs', join(root, 'empty'));
  expect(status).toBe(1);
  expect(stdout).toBe('0 passed, 1 failed\n');
  expect(stderr).toContain('缺少');
});

/** A folder of commands that stand for the build tools, and for npm the script given. */
async function fakePath(npm: string): Promise<string> {
  await mkdir(join(root, 'bin'));
  for (const [name, script] of Object.entries({ npm, python3: '', make: '', 'g++': '' })) {
    await writeFile(join(root, 'bin', name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  }
  return `${join(root, 'bin')}:/usr/bin:/bin`;
}

test('an install that fails shows the end of npm’s output and where the whole is', async () => {
  const path = await fakePath('seq 1 40; echo the reason >&2; exit 7');
  const { status, stdout, stderr } = run('start.mjs', path);
  expect(status).toBe(1);
  expect(stdout).toMatch(/^安装依赖 \(npm ci\) … \d+ 秒 失败 \(failed\)\n$/);
  const lines = stderr.trimEnd().split('\n');
  expect(lines).toHaveLength(31);
  expect(lines[0]).toBe('12');
  expect(lines[29]).toBe('the reason');
  expect(lines[30]).toContain(join(root, '.tmp/setup-install.log'));
});

test('a signal during the install ends the installer too, and leaves no lock', async () => {
  const path = await fakePath('echo $$ > npm.pid; exec sleep 60');
  const child = spawn(process.execPath, [join(root, 'src/setup/start.mjs')], { env: { PATH: path } });
  let pid = '';
  while (pid === '') {
    await new Promise((resolve) => setTimeout(resolve, 20));
    pid = await readFile(join(root, 'npm.pid'), 'utf8').catch(() => '');
  }
  child.kill('SIGTERM');
  expect(await once(child, 'close')).toEqual([1, null]);
  expect(() => process.kill(Number(pid), 0)).toThrow('ESRCH');
  expect(existsSync(join(root, '.tmp/setup.lock'))).toBe(false);
});
