import { expect, test } from 'vitest';
import { type Patience, READING } from '../../../src/opensearch/client/client.ts';
import { ClusterFault } from '../../../src/opensearch/client/fault.ts';
import { clientOf, type FakeNode, failing, fakeNode, json, ok, silent } from './fake-node.ts';

const SEARCH = { method: 'POST', path: '/articles/_search?size=1', body: { query: {} } } as const;
const SHORT: Patience = { deadlineMs: 20_000, attemptMs: 1_000, attempts: 6 };
const faultOf = (promise: Promise<unknown>): Promise<ClusterFault> =>
  promise.then(
    () => Promise.reject(new Error('it went well')),
    (error: unknown) => {
      expect(error).toBeInstanceOf(ClusterFault);
      return error as ClusterFault;
    },
  );
const heardOf = (nodes: readonly FakeNode[]) => nodes.map(({ heard }) => heard.length);

test('asks the nodes in turn, body and path as given', async () => {
  const nodes = [await fakeNode(ok), await fakeNode(ok), await fakeNode(ok)];
  const { client, events } = clientOf(nodes);
  for (let i = 0; i < 9; i++) expect(await client.request(SEARCH)).toEqual({ good: true });
  expect(heardOf(nodes)).toEqual([3, 3, 3]);
  expect(nodes[0]?.heard[0]).toMatchObject({ method: 'POST', path: SEARCH.path, body: '{"query":{}}' });
  expect(nodes[0]?.heard[0]?.headers['content-type']).toBe('application/json');
  expect(events).toEqual([]);
});

test('a dead node costs no request, is left out, told once, and taken in again when it is back', async () => {
  const nodes = [await fakeNode(ok), await fakeNode(ok)];
  const [dead] = nodes as [FakeNode];
  const { client, events } = clientOf(nodes);
  await dead.close();
  for (let i = 0; i < 20; i++) await client.request(SEARCH);
  expect(heardOf(nodes)).toEqual([0, 20]);
  expect(events).toMatchObject([{ event: 'node_down', address: dead.address, reason: /ECONNREFUSED/ }]);
  await dead.open();
  await expect
    .poll(async () => {
      await client.request(SEARCH);
      return events.at(-1);
    })
    .toEqual({ event: 'node_up', address: dead.address });
  for (let i = 0; i < 4; i++) await client.request(SEARCH);
  expect(dead.heard.length).toBeGreaterThanOrEqual(2);
});

test('a node that hangs leaves time for another', async () => {
  const nodes = [await fakeNode(silent), await fakeNode(ok)];
  const { client } = clientOf(nodes);
  for (let i = 0; i < 5; i++) expect(await client.request(SEARCH, SHORT)).toEqual({ good: true });
  expect(nodes[0]?.heard.length).toBeLessThanOrEqual(2);
});

test.each([429, 502, 503, 504])('%i and then 200 is 200', async (status) => {
  const node = await fakeNode((response, heard, count) =>
    count === 1 ? failing(status, 'es_rejected')(response, heard, count) : ok(response, heard, count),
  );
  expect(await clientOf([node]).client.request(SEARCH)).toEqual({ good: true });
  expect(node.heard).toHaveLength(2);
});

test('500 because another node left passes; 500 for another reason does not', async () => {
  const leaving = await fakeNode((response, heard, count) =>
    count === 1
      ? failing(500, 'node_disconnected_exception')(response, heard, count)
      : ok(response, heard, count),
  );
  expect(await clientOf([leaving]).client.request(SEARCH)).toEqual({ good: true });
  const broken = await fakeNode(failing(500, 'null_pointer_exception'));
  expect((await faultOf(clientOf([broken]).client.request(SEARCH))).kind).toBe('rejected');
  expect(broken.heard).toHaveLength(1);
});

test('half an answer is asked for again, at the other node', async () => {
  const half = await fakeNode((response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' });
    response.write('{"good": tr');
    setTimeout(() => response.destroy(), 20);
  });
  const whole = await fakeNode(ok);
  const { client } = clientOf([half, whole]);
  for (let i = 0; i < 3; i++) expect(await client.request(SEARCH)).toEqual({ good: true });
  expect((await faultOf(clientOf([half]).client.request(SEARCH, { ...SHORT, attempts: 2 }))).kind).toBe(
    'broken',
  );
});

test('the deadline ends what nobody answers, and the message names node and remedy', async () => {
  const node = await fakeNode(silent);
  const began = performance.now();
  const fault = await faultOf(
    clientOf([node]).client.request(SEARCH, { ...SHORT, deadlineMs: 700, attemptMs: 300 }),
  );
  expect(performance.now() - began).toBeGreaterThan(250);
  expect(fault).toMatchObject({ kind: 'timeout', code: 'cluster_unavailable' });
  expect(fault.message).toContain(node.address);
  expect(fault.message).toContain('检查负载和网络');
});

test('with all nodes gone the last fault is told; when they are back the same client works', async () => {
  const nodes = [await fakeNode(ok), await fakeNode(ok)];
  const { client } = clientOf(nodes);
  for (const node of nodes) await node.close();
  for (let i = 0; i < 3; i++) {
    expect(await faultOf(client.request(SEARCH))).toMatchObject({
      kind: 'unreachable',
      code: 'cluster_unavailable',
      message: expect.stringMatching(/检查节点是否在运行/),
    });
  }
  for (const node of nodes) await node.open();
  expect(await client.request(SEARCH)).toEqual({ good: true });
});

test.each([
  [400, 'parsing_exception', 'rejected', 'cluster_refused'],
  [404, 'index_not_found_exception', 'rejected', 'cluster_refused'],
  [401, 'security_exception', 'denied', 'cluster_refused'],
  [403, 'security_exception', 'denied', 'cluster_refused'],
  [403, 'cluster_block_exception', 'rejected', 'cluster_refused'],
])('%i %s is %s, told at once, with what the cluster said', async (status, type, kind, code) => {
  const nodes = [await fakeNode(failing(status, type)), await fakeNode(failing(status, type))];
  const fault = await faultOf(clientOf(nodes).client.request(SEARCH));
  expect(fault).toMatchObject({ kind, code, status, type });
  expect(fault.message).toContain(`POST /articles/_search: ${status} ${type} as asked for`);
  expect(heardOf(nodes).reduce((sum, n) => sum + n)).toBe(1);
});

test('what is no OpenSearch is said to be none', async () => {
  const page = await fakeNode((response) => void response.end('<!doctype html>'));
  expect(await faultOf(clientOf([page]).client.request(SEARCH))).toMatchObject({ kind: 'foreign' });
  const elsewhere = await fakeNode((response) => void response.writeHead(302, { location: '/x' }).end());
  expect(await faultOf(clientOf([elsewhere]).client.request(SEARCH))).toMatchObject({ kind: 'foreign' });
});

test('a node that asks for patience is given it, within the deadline', async () => {
  const node = await fakeNode(failing(503, 'busy', { 'retry-after': '60' }));
  await faultOf(clientOf([node]).client.request(SEARCH, SHORT));
  expect(node.heard).toHaveLength(1);
  await faultOf(clientOf([await fakeNode(failing(503, 'busy'))]).client.request(SEARCH, READING));
});

test('a closed client tries nothing more', async () => {
  const node = await fakeNode((response) => void setTimeout(() => json(response, 503, {}), 50));
  const { client } = clientOf([node]);
  const pending = faultOf(client.request(SEARCH));
  await client.close();
  await pending;
  expect(node.heard.length).toBeLessThanOrEqual(1);
});
