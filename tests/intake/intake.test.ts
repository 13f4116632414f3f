import { appendFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Change } from '../../src/corpus/changes.ts';
import { readCorpus } from '../../src/corpus/corpus.ts';
import { type IndexOutcome, Intake, type IntakeOptions } from '../../src/intake/intake.ts';
import type { Work } from '../../src/intake/task.ts';

const put = (...documents: Record<string, unknown>[]): Work => ({ do: 'put', documents });
const patch = (...documents: Record<string, unknown>[]): Work => ({ do: 'patch', documents });
const remove = (...ids: string[]): Work => ({ do: 'delete', ids });
const article = (id: string, title = `标题${id}`) => ({ id, title, text: '' });

interface Stage {
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
async function stage(): Promise<Stage> {
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

const done = (intake: Intake, uid: number, status: 'succeeded' | 'failed' = 'succeeded') =>
  expect.poll(() => intake.task(uid)?.status, { timeout: 10_000 }).toBe(status);

test('documents are added, changed in part, replaced and taken out, each told by its task', async () => {
  const at = await stage();
  const intake = await at.open();
  const task = await intake.accept('articles', put({ ...article('m1'), own: 1 }, article('a1', '新题')), {
    receivedDocuments: 2,
    indexedDocuments: null,
  });
  expect(task).toMatchObject({
    uid: 0,
    kind: 'articles',
    status: 'enqueued',
    type: 'documentAdditionOrUpdate',
  });
  await done(intake, 0);
  expect(intake.task(0)).toMatchObject({
    details: { receivedDocuments: 2, indexedDocuments: 2 },
    startedAt: expect.any(String),
    finishedAt: expect.any(String),
  });
  expect(Object.fromEntries(at.served)).toEqual({ a1: '新题', m1: '标题m1' });
  await intake.accept('articles', patch({ id: 'm1', title: '改题' }), {});
  await done(intake, 1);
  expect((await at.log()).at(-1)).toEqual({
    op: 'put',
    kind: 'articles',
    record: { ...article('m1', '改题'), own: 1 },
  });
  await intake.accept('articles', remove('a1', 'nobody'), { providedIds: 2, deletedDocuments: null });
  await done(intake, 2);
  expect(intake.task(2)?.details).toEqual({ providedIds: 2, deletedDocuments: 1 });
  await intake.accept('articles', { do: 'deleteWhere', where: {}, filter: 'x' }, {});
  await done(intake, 3);
  expect([...at.served.keys()]).toEqual([]);
  expect(intake.tasks().map(({ uid }) => uid)).toEqual([3, 2, 1, 0]);
});

test('what comes while the indexer runs is done together by the next run, in its order', async () => {
  const at = await stage();
  let open = () => {};
  at.gate = new Promise((resolve) => {
    open = resolve;
  });
  const intake = await at.open();
  await intake.accept('articles', put(article('m0')), {});
  await expect.poll(() => intake.task(0)?.status).toBe('processing');
  const works = [
    put(article('m1')),
    patch({ id: 'm1', title: '一改' }),
    remove('m1'),
    patch(article('m1', '重来')),
    put({ id: 'bad' }),
    { do: 'clear' } as const,
    put(article('m2')),
  ];
  for (const work of works) await intake.accept('articles', work, {});
  open();
  await done(intake, 7);
  expect(at.runs).toHaveLength(2);
  expect(
    intake
      .tasks()
      .map(({ status }) => status)
      .reverse(),
  ).toEqual([
    'succeeded',
    'succeeded',
    'succeeded',
    'succeeded',
    'succeeded',
    'failed',
    'succeeded',
    'succeeded',
  ]);
  expect(intake.task(5)?.error).toMatchObject({
    code: 'invalid_document_fields',
    message: expect.stringMatching(/bad title/),
  });
  expect(Object.fromEntries(at.served)).toEqual({ m2: '标题m2' });
});

test.each([
  [{ title: 'x', text: '' }, 'missing_document_id'],
  [{ id: '', title: 'x', text: '' }, 'invalid_document_id'],
  [{ id: 1.5, title: 'x', text: '' }, 'invalid_document_id'],
  [{ id: 'x'.repeat(129), title: 'x', text: '' }, 'invalid_document_id'],
  [{ id: 'x', title: '', text: '' }, 'invalid_document_fields'],
  [{ id: 'x', title: 'x', text: '', published: '2024-02-30' }, 'invalid_document_fields'],
])('%j fails its task and changes nothing', async (document, code) => {
  const at = await stage();
  const intake = await at.open();
  await intake.accept('articles', put(article('m1'), document), {});
  await done(intake, 0, 'failed');
  expect(intake.task(0)?.error?.code).toBe(code);
  expect(await at.log()).toEqual([]);
  expect(at.runs).toEqual([]);
});

test('whole numbers are ids too', async () => {
  const at = await stage();
  const intake = await at.open();
  await intake.accept('articles', put({ ...article('x'), id: 7 }), {});
  await done(intake, 0);
  expect([...at.served.keys()].sort()).toEqual(['7', 'a1']);
});

test('of a batch that cannot be indexed only the unfit fails, and its lines are taken back', async () => {
  const at = await stage();
  let open = () => {};
  at.gate = new Promise((resolve) => {
    open = resolve;
  });
  const intake = await at.open();
  await intake.accept('articles', put(article('m0')), {});
  await expect.poll(() => intake.task(0)?.status).toBe('processing');
  await intake.accept('projects', put({ id: 'p1', name: '无此文', articles: ['nobody'] }), {});
  await intake.accept('articles', put(article('m1')), {});
  open();
  await done(intake, 2);
  expect(intake.task(1)).toMatchObject({
    status: 'failed',
    error: { code: 'index_failed', message: expect.stringMatching(/changes\.jsonl:\d+ articles\[0\]/) },
  });
  expect([...at.served.keys()].sort()).toEqual(['a1', 'm0', 'm1']);
  expect((await at.log()).map((change) => change.kind)).toEqual(['articles', 'articles']);
});

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
