/** Whatever is added, changed, deleted, published, opened again or cut short: a real index answers as a plain map does. */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { standBefore } from '../generation/faulty-disk.ts';
import { crash, IDS, openAgain, publishAll, put, type Real, remove, someArticle } from './model.ts';

/** `N=500 SEED=5 npx vitest run …` for a long run, or the same again. */
const SEQUENCES = Number(process.env['N'] ?? 8);
const SEED = Number(process.env['SEED'] ?? Date.now() % 2 ** 31);
const COMMANDS = 40;

beforeAll(standBefore);

test(`${SEQUENCES} sequences of up to ${COMMANDS} commands (SEED=${SEED})`, {
  timeout: 120_000 + SEQUENCES * 30_000,
}, async () => {
  const root = await mkdtemp(join(tmpdir(), 'xiangxun-model-'));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  const id = fc.constantFrom(...IDS);
  const seed = fc.nat();
  const commands = fc.commands(
    [
      fc.tuple(id, someArticle).map(([one, article]) => put(one, article)),
      fc.tuple(id, someArticle).map(([one, article]) => put(one, article)),
      id.map(remove),
      seed.map(publishAll),
      seed.map(openAgain),
      // A publication of such a corpus makes some 250 calls.
      fc.tuple(fc.integer({ min: 1, max: 260 }), seed).map(([at, one]) => crash(at, one)),
    ],
    { maxCommands: COMMANDS, size: 'max' },
  );
  let asked = 0;
  let opened = 0;
  const run = async (sequence: Iterable<fc.AsyncCommand<never, never>>) => {
    const folder = await mkdtemp(join(root, 'run-'));
    const real: Real = {
      corpus: join(folder, 'corpus'),
      index: join(folder, 'index'),
      engine: undefined,
      asked: 0,
    };
    await mkdir(real.corpus);
    const setup = () => ({ model: { written: new Map(), published: undefined }, real }) as never;
    await fc.asyncModelRun(setup, sequence);
    asked += real.asked;
    if (real.engine) opened += 1;
    await rm(folder, { recursive: true });
  };
  await fc.assert(fc.asyncProperty(commands as never, run as never), {
    numRuns: SEQUENCES,
    seed: SEED,
    endOnFailure: SEQUENCES > 50,
  });
  console.log(`R24 ${SEQUENCES} sequences, ${asked} questions, SEED=${SEED}`);
  expect(opened).toBeGreaterThan(SEQUENCES / 3);
});
