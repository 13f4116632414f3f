import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lockHolder, processLine, withSetupLock } from '../../src/setup/setup-lock.mjs';

const MODULE = new URL('../../src/setup/setup-lock.mjs', import.meta.url).href;

let folder: string;
let lock: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xiangxun-lock-'));
  lock = join(folder, 'new/setup.lock');
});
afterEach(() => rm(folder, { recursive: true }));

const deadPid = () => spawnSync(process.execPath, ['-e', '']).pid;

test('is held during the work, names the holder, and is gone after it', async () => {
  const seen = await withSetupLock(lock, async () => lockHolder(lock));
  expect(seen).toEqual({ state: 'held', pid: String(process.pid) });
  expect(existsSync(lock)).toBe(false);
});

test('is gone after work that fails, and the error is the work’s own', async () => {
  const failing = withSetupLock(lock, async () => {
    throw new Error('no disk');
  });
  await expect(failing).rejects.toThrow('no disk');
  expect(existsSync(lock)).toBe(false);
});

test('a second one waits, says so once, and works after the first', async () => {
  const order: string[] = [];
  let release = () => {};
  const first = withSetupLock(lock, async () => {
    await new Promise<void>((resolve) => {
      release = resolve;
    });
    order.push('first');
  });
  const second = withSetupLock(
    lock,
    async () => {
      order.push('second');
    },
    (pid) => {
      order.push(`waiting for ${pid}`);
      release();
    },
  );
  await Promise.all([first, second]);
  expect(order).toEqual([`waiting for ${process.pid}`, 'first', 'second']);
});

test.each([
  ['a dead process', () => `${deadPid()} \n`],
  ['a later process with the number of a dead one', () => `${process.pid} 1\n`],
  ['nobody readable', () => 'garbage\n'],
])('a lock of %s is taken over', async (_, line) => {
  await withSetupLock(lock, async () => {});
  await writeFile(lock, line());
  expect(lockHolder(lock).state).toBe('stale');
  expect(await withSetupLock(lock, async () => readFileSync(lock, 'utf8'))).toBe(processLine(process.pid));
});

test('a dead holder’s running child still holds it', async () => {
  await withSetupLock(lock, async () => {});
  await writeFile(lock, `${deadPid()} \n`);
  const child = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60_000)']);
  await once(child, 'spawn');
  await appendFile(lock, processLine(child.pid ?? 0));
  expect(lockHolder(lock)).toEqual({ state: 'held', pid: String(child.pid) });
  child.kill('SIGKILL');
  await once(child, 'close');
  expect(lockHolder(lock).state).toBe('stale');
});

test('eight processes that start on a stale lock work one at a time', async () => {
  await withSetupLock(lock, async () => {});
  await writeFile(lock, `${deadPid()} \n`);
  const journal = join(folder, 'journal');
  const script = `
    import { appendFileSync } from 'node:fs';
    import { setTimeout } from 'node:timers/promises';
    import { withSetupLock } from ${JSON.stringify(MODULE)};
    await withSetupLock(${JSON.stringify(lock)}, async () => {
      appendFileSync(${JSON.stringify(journal)}, '(');
      await setTimeout(20);
      appendFileSync(${JSON.stringify(journal)}, ')');
    });`;
  const children = Array.from({ length: 8 }, () =>
    spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: 'inherit' }),
  );
  await Promise.all(children.map((child) => once(child, 'close')));
  expect(await readFile(journal, 'utf8')).toBe('()'.repeat(8));
});
