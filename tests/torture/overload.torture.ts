/** Four times what the server can do (R12): who is let in is answered soon, the others are told at once. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DEFAULT_LIMITS } from '../../src/config/limits.ts';
import { random } from '../bench/random.ts';
import { keepToCore } from './core.ts';
import { answered, closedLoad, type Load, openLoad, percentile } from './load.ts';
import { type Served, served, type TortureIndex, tortureIndex } from './served.ts';

const SECONDS = Number(process.env['SECONDS'] ?? 30);
let made: TortureIndex;
let server: Served;
beforeAll(async () => {
  made = await tortureIndex();
  server = await served(made.index, '--address-rate', '0');
  keepToCore(server.pid, 0);
  keepToCore(process.pid, 1);
});
afterAll(async () => {
  await server?.stop();
  await made?.remove();
});

const told = (name: string, load: Load) => {
  const parts = [...load.times.keys()].toSorted().map((status) => {
    const [p50, p99] = [0.5, 0.99].map((share) => percentile(load, status, share).toFixed(1));
    return `${status}: ${answered(load, status)}, p50 ${p50} ms, p99 ${p99} ms`;
  });
  console.log(`R12 ${name} | ${parts.join(' | ')} | ${JSON.stringify(load.errors)}`);
};

const offered = (load: Load) => [...load.times.values()].reduce((sum, { length }) => sum + length, 0);

test('saturation, half of it, four times of it, and back', async () => {
  // Two pieces of titles: more pairs than requests, so that answers are searched for, not remembered.
  const rng = random(12);
  const next = () => {
    const q = `${rng.pick(made.queries)} ${rng.pick(made.queries)}`;
    return `${server.address}/api/v1/search?q=${encodeURIComponent(q)}&matching=any`;
  };
  await closedLoad(next, 4, 10);
  const most = await closedLoad(next, 8, 8);
  const rate = answered(most, 200) / 8;
  told(`saturation ${rate.toFixed(0)}/s`, most);
  // As long as what it is held against: a collection of garbage may fall into either.
  const half = await openLoad(next, rate / 2, SECONDS);
  told('half', half);
  let isOver = false;
  const health = closedLoad(() => `${server.address}/healthz`, 1, SECONDS);
  const waiting: number[] = [];
  const watch = (async () => {
    while (!isOver) {
      waiting.push(await server.figure('xiangxun_waiting'));
      await sleep(500);
    }
  })();
  const over = await openLoad(next, rate * 4, SECONDS);
  isOver = true;
  await watch;
  told(`four times, ${(offered(over) / SECONDS / rate).toFixed(1)} times were asked`, over);
  const memory = (await server.figure('process_resident_memory_bytes')) / 2 ** 20;
  const lag = (await server.figure('nodejs_eventloop_lag_p99_seconds')) * 1_000;
  told(`/healthz meanwhile; at most ${Math.max(...waiting)} waited`, await health);
  await sleep(5_000);
  const after = await openLoad(next, rate / 2, 10);
  told(`afterwards; RSS ${memory.toFixed(0)} MB, loop p99 ${lag.toFixed(0)} ms`, after);

  expect([...over.times.keys()].filter((status) => status !== 200 && status !== 503)).toEqual([]);
  expect(over.errors).toEqual({});
  expect(over.withoutRetry).toBe(0);
  expect(offered(over)).toBeGreaterThan(3.5 * rate * SECONDS);
  expect(Math.max(...waiting)).toBeLessThanOrEqual(DEFAULT_LIMITS.waiting);
  expect(percentile(await health, 200, 0.99)).toBeLessThanOrEqual(50);
  expect(answered(over, 503)).toBeGreaterThan(0);
  expect(answered(over, 200)).toBeGreaterThan(0);
  expect(after.errors).toEqual({});
  expect(answered(after, 200)).toBeGreaterThan(0);
  expect(percentile(after, 200, 0.5)).toBeLessThanOrEqual(1.2 * percentile(half, 200, 0.5) + 1);
  expect(percentile(over, 200, 0.99)).toBeLessThanOrEqual(2 * percentile(half, 200, 0.99));
});
