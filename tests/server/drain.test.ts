/** Told to stop in the middle of everything: what was accepted is answered. */

import { once } from 'node:events';
import { Agent, get } from 'node:http';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { DEFAULT_LIMITS, type Limits } from '../../src/config/limits.ts';
import type { SearchEngine } from '../../src/search/engine.ts';
import { serve } from '../../src/server/serve.ts';
import { article, engineOf } from '../search/fixture.ts';
import { logged, sourceOf } from './fixture.ts';

let engine: SearchEngine;
beforeAll(async () => {
  engine = await engineOf({ articles: Array.from({ length: 50 }, (_, i) => article(`a${i}`)) });
});

const start = (served = engine, limits: Partial<Limits> = {}) =>
  serve({
    source: sourceOf(served),
    host: '127.0.0.1',
    port: 0,
    log: logged().log,
    limits: { ...DEFAULT_LIMITS, ...limits },
  });

const ROUNDS = Number(process.env['N'] ?? 4);

/** Each search keeps the thread busy for a moment. */
function busy(ms: number): SearchEngine {
  return {
    search: (request) => {
      const end = performance.now() + ms;
      while (performance.now() < end);
      return engine.search(request);
    },
    suggest: (request) => engine.suggest(request),
    record: (type, id) => engine.record(type, id),
    explain: (request, id) => engine.explain(request, id),
    status: () => engine.status(),
  };
}

interface Outcome {
  readonly status: number | string;
  /** The server asked to leave. */
  readonly isLast: boolean;
}

function ask(address: string, agent: Agent): Promise<Outcome> {
  return new Promise((resolve) => {
    const failed = (error: NodeJS.ErrnoException) =>
      resolve({ status: error.code ?? error.message, isLast: true });
    const sent = get(`${address}/api/v1/search?limit=5`, { agent }, (answer) => {
      const isLast = answer.headers.connection === 'close';
      answer.resume();
      answer.once('end', () => resolve({ status: answer.statusCode ?? 0, isLast }));
      answer.once('error', failed);
    });
    sent.once('error', failed);
  });
}

test('1,000 requests in flight: all answered', async () => {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  let begun = 0;
  const holding: SearchEngine = {
    ...busy(0),
    search: async (request) => {
      begun += 1;
      await held;
      return engine.search(request);
    },
  };
  const running = await start(holding, { waiting: 10_000, connections: 2_000 });
  const agent = new Agent({ maxSockets: 1_000 });
  const asked = Array.from({ length: 1_000 }, () => ask(running.address, agent));
  await expect.poll(() => begun, { interval: 5, timeout: 20_000 }).toBe(1_000);
  const stopping = running.stop();
  release();
  await stopping;
  const statuses = (await Promise.all(asked)).map(({ status }) => status);
  expect(statuses.filter((status) => status !== 200)).toEqual([]);
});

describe.each(Array.from({ length: ROUNDS }, (_, i) => i))('round %i', (round) => {
  test('clients that leave when they are asked to: nothing is lost, whenever the signal comes', async () => {
    const running = await start(busy(0));
    const agent = new Agent({ keepAlive: true, maxSockets: 25 });
    const outcomes: Outcome[] = [];
    const clients = Array.from({ length: 25 }, async () => {
      for (;;) {
        const outcome = await ask(running.address, agent);
        outcomes.push(outcome);
        if (outcome.isLast) return;
        // Who is refused waits, as he is told to, if not as long.
        if (outcome.status === 503) await sleep(20);
      }
    });
    // At a moment of its own in each round, in the thick of it.
    await expect.poll(() => outcomes.length, { interval: 1 }).toBeGreaterThan(100 + 37 * round);
    // The grace that the command has by default: on a busy machine it takes its time until each was told.
    const stopping = running.stop(2_000);
    const drained = await fetch(`${running.address}/readyz`, { headers: { Connection: 'close' } });
    expect(drained.status).toBe(503);
    await Promise.all([stopping, ...clients]);
    agent.destroy();
    expect(outcomes.filter(({ status }) => status !== 200 && status !== 503)).toEqual([]);
    expect(outcomes.filter(({ status }) => status === 200).length).toBeGreaterThan(50);
  });
});

test('in the grace each answer says that the connection ends, and new ones are still taken', async () => {
  const running = await start();
  const before = await fetch(`${running.address}/healthz`);
  expect(before.headers.get('connection')).toBe('keep-alive');
  const stopping = running.stop(400);
  for (let i = 0; i < 3; i++) {
    const during = await fetch(`${running.address}/api/v1/search`);
    expect(during.status).toBe(200);
    expect(during.headers.get('connection')).toBe('close');
  }
  await stopping;
  await expect(fetch(`${running.address}/healthz`)).rejects.toThrow();
});

test('a connection whose first request is on its way when the port closes is answered', async () => {
  const running = await start();
  const { port } = new URL(running.address);
  const socket = connect(Number(port), '127.0.0.1');
  await once(socket, 'connect');
  let text = '';
  socket.on('data', (chunk) => {
    text += chunk;
  });
  // The server has accepted it once it answers somebody who came later.
  await fetch(`${running.address}/healthz`);
  const closed = once(socket, 'close');
  const stopping = running.stop();
  await sleep(100);
  socket.write('GET /api/v1/search HTTP/1.1\r\nHost: x\r\n\r\n');
  await Promise.all([stopping, closed]);
  expect(text).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
});

test('one that says nothing does not hold it up', async () => {
  const running = await start();
  const socket = connect(Number(new URL(running.address).port), '127.0.0.1');
  await once(socket, 'connect');
  await fetch(`${running.address}/healthz`);
  socket.resume();
  const closed = once(socket, 'close');
  await running.stop();
  await closed;
});
