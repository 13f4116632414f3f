import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import type { SearchEngine } from '../../src/search/engine.ts';
import { type RunningServer, serve } from '../../src/server/serve.ts';
import { article, engineOf } from '../search/fixture.ts';
import { logged, sourceOf } from './fixture.ts';

let engine: SearchEngine;
beforeAll(async () => {
  engine = await engineOf({ articles: [article('a', { title: '肇庆' })] });
});

async function start(served: SearchEngine = engine, port = 0, host = '127.0.0.1'): Promise<RunningServer> {
  return serve({ source: sourceOf(served), host, port, log: logged().log });
}

test('port 0 is any free port, and the address says which; stopped, nobody answers', async () => {
  const running = await start();
  expect(running.address).toMatch(/^http:\/\/127\.0\.0\.1:[1-9]\d*$/);
  const response = await fetch(`${running.address}/api/v1/search?q=肇庆`);
  expect(await response.json()).toMatchObject({ total: 1 });
  await running.stop();
  await expect(fetch(`${running.address}/healthz`)).rejects.toThrow();
});

test('a port that is taken: port_in_use, with the way out', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  onTestFinished(() => void other.close());
  await new Promise((resolve) => other.once('listening', resolve));
  const { port } = other.address() as AddressInfo;
  await expect(start(engine, port)).rejects.toMatchObject({
    code: 'port_in_use',
    message: expect.stringMatching(new RegExp(`${port}.*serve --port ${port + 1}`)),
  });
});

test('a host that this machine has not: wrong usage, naming --host', async () => {
  await expect(start(engine, 0, '192.0.2.1')).rejects.toMatchObject({
    code: 'invalid_usage',
    message: expect.stringContaining('--host'),
  });
});

test('without an index it does not begin to listen', async () => {
  const refusal = new Error('no index');
  const source = { newest: async () => undefined, open: () => Promise.reject(refusal) };
  await expect(serve({ source, host: '127.0.0.1', port: 0, log: logged().log })).rejects.toBe(refusal);
});

test('stop waits for the answer that is under way', async () => {
  let release = () => {};
  const asked = new Promise<void>((resolve) => {
    release = resolve;
  });
  let arrived = () => {};
  const underWay = new Promise<void>((resolve) => {
    arrived = resolve;
  });
  const slow: SearchEngine = {
    search: async (request) => {
      arrived();
      await asked;
      return engine.search(request);
    },
    suggest: (request) => engine.suggest(request),
    record: (type, id) => engine.record(type, id),
    explain: (request, id) => engine.explain(request, id),
    status: () => engine.status(),
  };
  const running = await start(slow);
  const answer = fetch(`${running.address}/api/v1/search?q=肇庆`);
  await underWay;
  let stopped = false;
  const stopping = running.stop().then(() => {
    stopped = true;
  });
  await expect(fetch(`${running.address}/healthz`)).rejects.toThrow();
  expect(stopped).toBe(false);
  release();
  const response = await answer;
  expect(response.status).toBe(200);
  expect(await response.json()).toMatchObject({ total: 1 });
  await stopping;
});
