import { expect, test } from 'vitest';
import { type BulkOperation, bulk } from '../../../src/opensearch/client/bulk.ts';
import { clientOf, type FakeNode, fakeNode, json } from './fake-node.ts';

const PATIENCE = { deadlineMs: 20_000, attemptMs: 5_000, attempts: 50 };
const documents = (count: number): BulkOperation[] =>
  Array.from({ length: count }, (_, i) => ({ index: 'x', id: `d${i}`, document: { title: `第${i}篇` } }));

interface Line {
  readonly action: 'index' | 'delete';
  readonly id: string;
}

/** What a request of `_bulk` asks for. */
function linesOf(body: string): Line[] {
  expect(body.endsWith('\n')).toBe(true);
  const lines: Line[] = [];
  const all = body.trimEnd().split('\n');
  for (let i = 0; i < all.length; i++) {
    const [action, meta] = Object.entries(JSON.parse(all[i] ?? '') as object)[0] as [
      Line['action'],
      { _id: string },
    ];
    lines.push({ action, id: meta._id });
    if (action === 'index') i += 1;
  }
  return lines;
}

/** A node that decides item by item; `seen`: how often an id was sent before. */
function deciding(
  decide: (id: string, seen: number) => { status: number; type?: string },
): Promise<FakeNode> {
  const seen = new Map<string, number>();
  return fakeNode((response, { body }) => {
    const items = linesOf(body).map(({ action, id }) => {
      const before = seen.get(id) ?? 0;
      seen.set(id, before + 1);
      const { status, type } = decide(id, before);
      return { [action]: { _id: id, status, ...(type ? { error: { type, reason: 'no' } } : {}) } };
    });
    json(response, 200, { errors: true, items });
  });
}

test('lines of JSON, cut to requests of the size asked for, each document once', async () => {
  const node = await deciding(() => ({ status: 201 }));
  const report = await bulk(clientOf([node]).client, documents(500), { bytes: 2_000, patience: PATIENCE });
  expect(report).toEqual({ done: 500, failures: [] });
  const ids = node.heard.flatMap(({ body }) => linesOf(body).map(({ id }) => id));
  expect(ids.sort()).toEqual(
    documents(500)
      .map(({ id }) => id)
      .sort(),
  );
  for (const { body, headers } of node.heard) {
    expect(Buffer.byteLength(body)).toBeLessThanOrEqual(2_000);
    expect(headers['content-type']).toBe('application/x-ndjson');
  }
});

test('a document longer than a request goes alone', async () => {
  const node = await deciding(() => ({ status: 201 }));
  expect(await bulk(clientOf([node]).client, documents(3), { bytes: 1 })).toEqual({ done: 3, failures: [] });
  expect(node.heard).toHaveLength(3);
});

test('what was refused for load or for a lost shard is sent again, and that alone', async () => {
  const node = await deciding((id, seen) =>
    seen < 2 && id === 'd3'
      ? { status: 429, type: 'rejected_execution_exception' }
      : seen < 1 && id === 'd5'
        ? { status: 503, type: 'unavailable_shards_exception' }
        : { status: 201 },
  );
  const report = await bulk(clientOf([node]).client, documents(10), { patience: PATIENCE });
  expect(report).toEqual({ done: 10, failures: [] });
  expect(node.heard.map(({ body }) => linesOf(body).map(({ id }) => id))).toEqual([
    documents(10).map(({ id }) => id),
    ['d3', 'd5'],
    ['d3'],
  ]);
});

test('what no try would mend is reported by its id, and stops nobody else’s', async () => {
  const node = await deciding((id) =>
    id === 'd4' ? { status: 400, type: 'mapper_parsing_exception' } : { status: 201 },
  );
  expect(await bulk(clientOf([node]).client, documents(6))).toEqual({
    done: 5,
    failures: [expect.objectContaining({ id: 'd4', status: 400, reason: 'mapper_parsing_exception no' })],
  });
  expect(node.heard).toHaveLength(1);
});

test('deleting what is not there is done', async () => {
  const node = await deciding(() => ({ status: 404 }));
  const operations: BulkOperation[] = [{ index: 'x', id: 'gone', delete: true }];
  expect(await bulk(clientOf([node]).client, operations)).toEqual({ done: 1, failures: [] });
});

test('a proxy that takes less is sent halves', async () => {
  const node = await fakeNode((response, { body }) => {
    const lines = linesOf(body);
    if (lines.length > 3) return json(response, 413, {});
    json(response, 200, {
      errors: false,
      items: lines.map(({ id }) => ({ index: { _id: id, status: 201 } })),
    });
  });
  expect(await bulk(clientOf([node]).client, documents(10))).toEqual({ done: 10, failures: [] });
});

test('a cluster that stays busy is told of, with the reason', async () => {
  const node = await deciding(() => ({ status: 429, type: 'rejected_execution_exception' }));
  const patience = { ...PATIENCE, deadlineMs: 3_000 };
  await expect(bulk(clientOf([node]).client, documents(2), { patience })).rejects.toMatchObject({
    kind: 'busy',
    message: expect.stringMatching(/2 篇.*rejected_execution_exception/),
  });
});

test('operations that fail to come end it with their own error', async () => {
  const node = await deciding(() => ({ status: 201 }));
  async function* broken(): AsyncGenerator<BulkOperation> {
    yield* documents(3);
    throw new Error('the disk is gone');
  }
  await expect(bulk(clientOf([node]).client, broken(), { bytes: 1 })).rejects.toThrow('the disk is gone');
});
