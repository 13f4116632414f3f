import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { platform } from 'node:process';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { withWriterLock } from '../../src/generation/writer-lock.ts';
import { bundle, start } from './child.ts';
import { appError, temporaryFolder } from './fixture.ts';

/** `N=50 npx vitest run …` for a long run. */
const KILLED = Number(process.env['N'] ?? 5);
const WRITERS = 8;

vi.setConfig({ testTimeout: 60_000 + KILLED * 10_000, hookTimeout: 60_000 });

let script = '';
beforeAll(async () => {
  script = await bundle('child-lock.ts');
});

/** The pid of a process that is over and gone. */
async function deadPid(): Promise<number> {
  const child = start(script, [await temporaryFolder()]);
  child.process.stdin?.end();
  await child.over;
  return child.process.pid ?? 0;
}

async function expectFree(root: string): Promise<void> {
  expect(await withWriterLock(root, async () => 'done')).toBe('done');
  expect(await readdir(root)).toEqual([]);
}

/** Starts takers at once; returns how many won while all of them had had their turn. */
async function race(takers: number, root: string): Promise<{ winners: number; losers: unknown[] }> {
  let open = () => {};
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  let winners = 0;
  const losers: unknown[] = [];
  const settled = () => {
    if (winners + losers.length >= takers) open();
  };
  const one = async () => {
    try {
      await withWriterLock(root, async () => {
        winners += 1;
        settled();
        await gate;
      });
    } catch (error) {
      losers.push(error);
      settled();
    }
  };
  await Promise.all(Array.from({ length: takers }, one));
  return { winners, losers };
}

test('returns what the function returns, makes the folder, and leaves nothing behind', async () => {
  await expectFree(join(await temporaryFolder(), 'a', 'b'));
});

test('is released when the function fails', async () => {
  const root = await temporaryFolder();
  const failure = new Error('x');
  await expect(withWriterLock(root, () => Promise.reject(failure))).rejects.toBe(failure);
  await expectFree(root);
});

test('a living holder is named, and keeps the lock', async () => {
  const root = await temporaryFolder();
  const holder = start(script, [root]);
  await holder.printed(1);
  expect(holder.lines).toEqual(['won']);
  const error = await appError(
    withWriterLock(root, async () => {}),
    'index_locked',
  );
  expect(error.message).toContain(`进程 ${holder.process.pid} `);
  expect(error.message).toContain('--out');
  holder.process.stdin?.end();
  await holder.over;
  await expectFree(root);
});

test('a lock whose holder was killed is no obstacle', async () => {
  const root = await temporaryFolder();
  for (let round = 0; round < KILLED; round += 1) {
    const holder = start(script, [root]);
    await holder.printed(1);
    expect(holder.lines).toEqual(['won']);
    holder.process.kill('SIGKILL');
    await holder.over;
    expect(await readdir(root)).toContain('LOCK');
  }
  await expectFree(root);
});

describe('stale locks', () => {
  test.each(['', '\0\0\0', '{}', '{"pid":"x"}', '{"pid":-1}', '[]', 'null', '{"pid":1'])(
    'holding %j',
    async (text) => {
      const root = await temporaryFolder();
      await writeFile(join(root, 'LOCK'), text);
      await expectFree(root);
    },
  );

  test.runIf(platform === 'linux')('of a living process that started at another time', async () => {
    const root = await temporaryFolder();
    await writeFile(join(root, 'LOCK'), JSON.stringify({ pid: process.ppid, startTime: '1' }));
    await expectFree(root);
  });

  test('of a living process without a start time count as held', async () => {
    const root = await temporaryFolder();
    await writeFile(join(root, 'LOCK'), JSON.stringify({ pid: process.pid, startTime: null }));
    await appError(
      withWriterLock(root, async () => {}),
      'index_locked',
    );
  });

  test('with takers that died on the way', async () => {
    const root = await temporaryFolder();
    const pid = await deadPid();
    let name = 'LOCK';
    for (let depth = 0; depth < 3; depth += 1) {
      const text = JSON.stringify({ pid, startTime: '1', depth });
      await writeFile(join(root, name), text);
      await writeFile(join(root, `${name}.new-draft`), text);
      name = `LOCK.${createHash('sha256').update(text).digest('hex').slice(0, 32)}`;
    }
    await expectFree(root);
  });

  test('with a living taker at the end of the chain', async () => {
    const root = await temporaryFolder();
    const dead = JSON.stringify({ pid: await deadPid(), startTime: '1' });
    const claim = `LOCK.${createHash('sha256').update(dead).digest('hex').slice(0, 32)}`;
    await writeFile(join(root, 'LOCK'), dead);
    await writeFile(join(root, claim), JSON.stringify({ pid: process.pid, startTime: null }));
    const error = await appError(
      withWriterLock(root, async () => {}),
      'index_locked',
    );
    expect(error.message).toContain(String(process.pid));
  });
});

describe('of many takers exactly one wins', () => {
  test.each([
    ['no lock', 40],
    ['a dead lock', 30],
    ['a broken lock', 5],
  ])('%s, %i rounds of 6 in this process', async (before, rounds) => {
    const root = await temporaryFolder();
    const pid = await deadPid();
    for (let round = 0; round < rounds; round += 1) {
      const text = before === 'a dead lock' ? JSON.stringify({ pid, startTime: null, round }) : 'x';
      if (before !== 'no lock') await writeFile(join(root, 'LOCK'), text);
      const { winners, losers } = await race(6, root);
      expect(winners).toBe(1);
      for (const loser of losers) await appError(Promise.reject(loser), 'index_locked');
      expect(await readdir(root)).toEqual([]);
    }
  });

  test(`${KILLED} rounds of ${WRITERS} processes, over the lock of a killed one`, async () => {
    const root = await temporaryFolder();
    for (let round = 0; round < KILLED; round += 1) {
      const children = Array.from({ length: WRITERS }, () => start(script, [root]));
      await Promise.all(children.map((child) => child.printed(1)));
      const winners = children.filter((child) => child.lines[0] === 'won');
      expect(winners.length, JSON.stringify(children.map((child) => child.lines))).toBe(1);
      expect(await readFile(join(root, 'LOCK'), 'utf8')).toContain(`"pid":${winners[0]?.process.pid},`);
      for (const child of children) child.process.kill('SIGKILL');
      await Promise.all(children.map((child) => child.over));
    }
    await expectFree(root);
  });
});
