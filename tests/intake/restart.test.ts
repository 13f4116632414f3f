/** What becomes of tasks when the server stops, dies, finds the index locked or the disk full. */
import { appendFile, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { article, done, patch, put, remove, stage } from './fixture.ts';

test('while somebody else writes the index it waits', async () => {
  const at = await stage();
  const locked = { isDone: false, code: 'index_locked', message: 'locked' } as const;
  at.outcomes.push(locked, locked, locked);
  const intake = await at.open();
  await intake.accept('articles', put(article('m1')), {});
  await done(intake, 0);
  expect(at.outcomes).toEqual([]);
});

test('tasks survive: what was waiting or begun is done after the next start, what was done is remembered', async () => {
  const at = await stage();
  const first = await at.open();
  await first.accept('articles', put(article('m0')), {});
  await done(first, 0);
  at.gate = new Promise(() => {});
  await first.accept('articles', put(article('m1')), {});
  await expect.poll(() => first.task(1)?.status).toBe('processing');
  await first.accept('articles', put(article('m2')), {});
  await first.stop();
  expect((await at.log()).map((change) => (change.op === 'put' ? change.record.id : ''))).toEqual(['m0']);
  at.gate = Promise.resolve();
  const second = await at.open();
  expect(second.task(0)?.status).toBe('succeeded');
  await done(second, 2);
  expect(second.task(1)?.status).toBe('succeeded');
  expect([...at.served.keys()].sort()).toEqual(['a1', 'm0', 'm1', 'm2']);
  await second.accept('articles', remove('m2'), {});
  await done(second, 3);
});

test('after a crash in the middle of a line the log is mended and the task done anew', async () => {
  const at = await stage();
  const first = await at.open();
  await first.accept('articles', put(article('m0')), {});
  await done(first, 0);
  await first.stop();
  const name = (await readdir(join(at.corpus, 'tasks'))).at(-1) as string;
  const stored = JSON.parse(await readFile(join(at.corpus, 'tasks', name), 'utf8')) as object;
  const log = join(at.corpus, 'changes.jsonl');
  const { length: logBytes } = await readFile(log);
  const crashed = {
    ...stored,
    uid: 1,
    status: 'processing',
    logBytes,
    work: put(article('m1')),
    finishedAt: undefined,
  };
  await writeFile(join(at.corpus, 'tasks', '00000001.json'), JSON.stringify(crashed));
  await appendFile(log, '{"op":"put","kind":"articles","reco');
  const second = await at.open();
  await done(second, 1);
  expect([...at.served.keys()].sort()).toEqual(['a1', 'm0', 'm1']);
  expect(await at.log()).toHaveLength(2);
});

test('where the log cannot be written the task waits and is done when it can', async () => {
  const at = await stage();
  const served = { stated: async () => undefined, matching: async () => [], count: () => 0 };
  let isBroken = true;
  const intake = await at.open({
    served: {
      ...served,
      stated: async () => {
        if (isBroken) throw new Error('disk');
        return undefined;
      },
    },
  });
  await intake.accept('articles', patch(article('m1')), {});
  await expect.poll(() => at.errors.length).toBeGreaterThan(0);
  isBroken = false;
  await done(intake, 0);
});

test('a file among the tasks that is none is named', async () => {
  const at = await stage();
  const intake = await at.open();
  await intake.stop();
  await writeFile(join(at.corpus, 'tasks', '00000009.json'), '{');
  await expect(at.open()).rejects.toThrow(/00000009\.json/);
});
