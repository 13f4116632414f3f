/** Hundreds of slow, silent and greedy clients (R13): all cut in time, and a good one hardly notices. */
import { readdir } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closedLoad, percentile } from './load.ts';
import { type Served, served, type TortureIndex, tortureIndex } from './served.ts';

const SOCKETS = Number(process.env['N'] ?? 300);
let made: TortureIndex;
let server: Served;
beforeAll(async () => {
  made = await tortureIndex();
  server = await served(made.index);
});
afterAll(async () => {
  await server?.stop();
  await made?.remove();
});

const HEAD = 'GET /healthz HTTP/1.1\r\nHost: x\r\n';
const drip = (socket: Socket, head: string) => {
  socket.write(head);
  const timer = setInterval(() => socket.write('X'), 1_000);
  socket.once('close', () => clearInterval(timer));
};
const files = async () => (await readdir(`/proc/${server.pid}/fd`)).length;
const search = () => `${server.address}/api/v1/search?q=${encodeURIComponent('项目')}`;

describe('slow clients', () => {
  test.each([
    ['heads that trickle', 6_500, (s: Socket) => drip(s, HEAD)],
    [
      'bodies that trickle',
      11_500,
      (s: Socket) => drip(s, 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 99\r\n\r\n'),
    ],
    ['nothing at all', 6_500, () => undefined],
    ['idle connections', 7_500, (s: Socket) => s.write(`${HEAD}\r\n`)],
    ['1,000 requests at once', 16_500, (s: Socket) => s.write(`${HEAD}\r\n`.repeat(1_000))],
    [
      'exports that nobody reads',
      16_500,
      (s: Socket) => {
        s.pause();
        s.write('GET /api/v1/export?format=json HTTP/1.1\r\nHost: x\r\n\r\n');
      },
    ],
  ] as const)('%s: gone within %i ms', async (name, limit, begin) => {
    const { hostname, port } = new URL(server.address);
    await closedLoad(search, 2, 1);
    const quiet = await closedLoad(search, 2, 5);
    const before = await files();
    const began = performance.now();
    const sockets = Array.from({ length: SOCKETS }, () => {
      const socket = connect(Number(port), hostname);
      socket.on('error', () => {});
      socket.on('data', () => {});
      socket.once('connect', () => begin(socket));
      return socket;
    });
    const gone = Promise.all(
      sockets.map((socket) => new Promise((resolve) => socket.once('close', resolve))),
    );
    const beside = await closedLoad(search, 2, 5);
    // Who does not read does not see the end either: the server's own count is what tells.
    if (name.startsWith('exports')) {
      await expect.poll(files, { timeout: limit, interval: 250 }).toBeLessThanOrEqual(before + 5);
      for (const socket of sockets) socket.destroy();
    } else await gone;
    const took = performance.now() - began;
    await expect.poll(files, { timeout: 8_000 }).toBeLessThanOrEqual(before + 5);
    const [p, q] = [percentile(quiet, 200, 0.99), percentile(beside, 200, 0.99)];
    console.log(
      `R13 ${name} | ${SOCKETS} gone in ${took.toFixed(0)} ms | good client p99 ${p.toFixed(1)} → ${q.toFixed(1)} ms`,
    );
    expect(took).toBeLessThanOrEqual(limit);
    expect(beside.errors).toEqual({});
  });
});
