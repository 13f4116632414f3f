import { expect, test } from 'vitest';
import { article, done, patch, put, remove, stage } from './fixture.ts';

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
