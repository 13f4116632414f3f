/** Threads of the compiled program: Node cannot run a thread of TypeScript. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { publishGeneration } from '../../src/generation/publish.ts';
import type { ReadingThread } from '../../src/index/reading-thread.ts';
import { CLI, compiled } from '../cli/fixture.ts';
import { HEAD, temporaryFolder } from '../generation/fixture.ts';

compiled();

const { href } = pathToFileURL(join(CLI, '../index/reading-thread.js'));
let Compiled: typeof ReadingThread;
beforeAll(async () => {
  ({ ReadingThread: Compiled } = (await import(href)) as { ReadingThread: typeof ReadingThread });
});

let dir: string;
beforeEach(async () => {
  const files = (async function* () {
    yield { name: 'small.json', data: Buffer.from('{}') };
  })();
  ({ dir } = await publishGeneration(await temporaryFolder(), HEAD, files, async () => {}));
});

/** Reads the generation; resolves with the number of its problems once the thread has nothing left to do. */
async function read(thread: ReadingThread): Promise<number> {
  let problems = Number.NaN;
  await new Promise<void>((resolve, reject) => {
    thread.listen((news) => {
      if (news.kind === 'inspected') problems = news.inspection.problems.length;
      // What is left of the messages is on its way.
      if (news.kind === 'inspected') setTimeout(resolve, 200);
    }, reject);
    thread.ask({ dir, ahead: true });
  });
  return problems;
}

test('a thread that is done reads the next generation too', async () => {
  const first = new Compiled();
  const { id } = first;
  expect(await read(first)).toBe(0);
  await first.release();
  for (let i = 0; i < 3; i++) {
    const next = new Compiled();
    expect(next.id).toBe(id);
    expect(await read(next)).toBe(0);
    await next.release();
  }
});

test('two at once are two, and one of them is kept', async () => {
  const [one, other] = [new Compiled(), new Compiled()];
  expect(one.id).not.toBe(other.id);
  expect(await Promise.all([read(one), read(other)])).toEqual([0, 0]);
  const { id } = other;
  await other.release();
  await one.release();
  const next = new Compiled();
  expect(next.id).toBe(id);
  await next.release();
});

test('a thread that is not done ends, and says so', async () => {
  const thread = new Compiled();
  const { id } = thread;
  const failed = new Promise<Error>((resolve) => thread.listen(() => {}, resolve));
  await thread.release();
  expect((await failed).message).toMatch(/^the thread ended \(\d\)$/);
  const next = new Compiled();
  expect(next.id).not.toBe(id);
  await next.release();
});

test('the thread that is kept does not keep the process', async () => {
  const program = `
    import { ReadingThread } from ${JSON.stringify(href)};
    const thread = new ReadingThread();
    thread.listen(({ kind }) => kind === 'inspected' && setTimeout(async () => {
      await thread.release();
      process.exitCode = 3;
    }, 200), (error) => { throw error; });
    thread.ask({ dir: ${JSON.stringify(dir)}, ahead: true });`;
  const run = promisify(execFile)(process.execPath, ['--input-type=module', '-e', program], {
    timeout: 60_000,
  });
  await expect(run).rejects.toMatchObject({ code: 3, killed: false });
});
