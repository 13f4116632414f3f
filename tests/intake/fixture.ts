/** An intake over a corpus in a temporary folder, with an indexer that keeps the titles, which tests may stop or fail. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import type { Change } from '../../src/corpus/changes.ts';
import { readCorpus } from '../../src/corpus/corpus.ts';
import { type IndexOutcome, Intake, type IntakeOptions } from '../../src/intake/intake.ts';
import type { Work } from '../../src/intake/task.ts';

export const put = (...documents: Record<string, unknown>[]): Work => ({ do: 'put', documents });
export const patch = (...documents: Record<string, unknown>[]): Work => ({ do: 'patch', documents });
export const remove = (...ids: string[]): Work => ({ do: 'delete', ids });
export const article = (id: string, title = `标题${id}`) => ({ id, title, text: '' });

export interface Stage {
  readonly corpus: string;
  /** Titles by id, as of the last good run of the indexer. */
  readonly served: Map<string, string>;
  readonly runs: string[][];
  readonly errors: unknown[];
  /** Ends the next runs in this way before it looks at the corpus. */
  readonly outcomes: IndexOutcome[];
  /** Runs wait for it. */
  gate: Promise<void>;
  open(options?: Partial<IntakeOptions>): Promise<Intake>;
  log(): Promise<Change[]>;
}

/** The indexer is replaced by one that reads the corpus and keeps the titles. */
export async function stage(): Promise<Stage> {
  const corpus = await mkdtemp(join(tmpdir(), 'xiangxun-intake-'));
  onTestFinished(() => rm(corpus, { recursive: true, force: true }));
  await writeFile(
    join(corpus, 'articles.jsonl'),
    `${JSON.stringify({ ...article('a1'), source: '甲报' })}\n`,
  );
  const served = new Map([['a1', '标题a1']]);
  const records = new Map<string, { id: string }>([
    ['a1', { ...article('a1'), source: '甲报' } as { id: string }],
  ]);
  const made: Stage = {
    corpus,
    served,
    runs: [],
    errors: [],
    outcomes: [],
    gate: Promise.resolve(),
    log: async () => {
      const text = await readFile(join(corpus, 'changes.jsonl'), 'utf8').catch(() => '');
      return text
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line) as Change);
    },
    open: async (options = {}) => {
      const intake = new Intake({
        corpus,
        retryMs: 5,
        onError: (error) => made.errors.push(error),
        served: {
          stated: async (_, id) => records.get(id),
          matching: async () => [...served.keys()].filter((id) => id.startsWith('m')),
          count: () => served.size,
        },
        index: async (signal) => {
          await Promise.race([
            made.gate,
            new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true })),
          ]);
          if (signal.aborted) return { isDone: false, code: 'stopped', message: 'stopped' };
          const outcome = made.outcomes.shift();
          if (outcome) return outcome;
          try {
            const { articles } = await readCorpus(corpus, { skipBad: false });
            made.runs.push(articles.map(({ id }) => id));
            served.clear();
            records.clear();
            for (const one of articles) {
              served.set(one.id, one.title);
              records.set(one.id, one);
            }
            return { isDone: true, generation: `g${made.runs.length}` };
          } catch (error) {
            return { isDone: false, code: 'invalid_corpus', message: (error as Error).message };
          }
        },
        serve: async () => {},
        ...options,
      });
      onTestFinished(() => intake.stop());
      await intake.start();
      return intake;
    },
  };
  return made;
}

export const done = (intake: Intake, uid: number, status: 'succeeded' | 'failed' = 'succeeded') =>
  expect.poll(() => intake.task(uid)?.status, { timeout: 10_000 }).toBe(status);
