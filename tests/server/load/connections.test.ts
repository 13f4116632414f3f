/** Slow, silent and greedy clients over real sockets, with a good one beside them. */
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { DEFAULT_LIMITS, type Limits } from '../../../src/config/limits.ts';
import { type RunningServer, serve } from '../../../src/server/serve.ts';
import { article, engineOf } from '../../search/fixture.ts';
import { type LogLine, logged, STACK_OR_PATH, sourceOf } from '../fixture.ts';

const { log, lines } = logged();
let running: RunningServer;

async function start(limits: Partial<Limits> = {}): Promise<RunningServer> {
  // A file of some megabytes: more than the system takes off our hands.
  const articles = Array.from({ length: 400 }, (_, i) => article(`a${i}`, { text: '字'.repeat(2_000) }));
  return serve({
    source: sourceOf(await engineOf({ articles })),
    host: '127.0.0.1',
    port: 0,
    log,
    limits: { ...DEFAULT_LIMITS, ...limits },
    patience: { head: 400, stalled: 600, answer: 2_000, check: 100 },
  });
}
beforeAll(async () => {
  running = await start();
});
afterAll(() => running.stop());

const open: Socket[] = [];
afterAll(() => {
  for (const socket of open) socket.destroy();
});

async function client(
  to = running,
): Promise<{ socket: Socket; answer: () => string; closed: Promise<unknown> }> {
  const { port } = new URL(to.address);
  const socket = connect(Number(port), '127.0.0.1');
  open.push(socket);
  socket.on('error', () => {});
  let text = '';
  socket.on('data', (chunk) => {
    text += chunk;
  });
  // Not `once`, which would take a reset for a failure.
  const closed = new Promise((resolve) => socket.once('close', resolve));
  await Promise.race([new Promise((resolve) => socket.once('connect', resolve)), closed]);
  return { socket, answer: () => text, closed };
}

function drip(socket: Socket, byte: string): void {
  const timer = setInterval(() => socket.write(byte), 50);
  socket.once('close', () => clearInterval(timer));
}

const HEAD = 'GET /healthz HTTP/1.1\r\nHost: x\r\n';

describe('cut, each with 40 sockets, while a good client is served', () => {
  test.each([
    [
      'a head that trickles',
      (s: Socket) => {
        s.write(HEAD);
        drip(s, 'X');
      },
      408,
    ],
    [
      'a body that trickles',
      (s: Socket) => {
        s.write('POST /api/v1/search HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n');
        drip(s, 'X');
      },
      405,
    ],
    ['half a head', (s: Socket) => s.write(HEAD), 408],
    ['nothing at all', () => {}, 408],
    ['an idle connection', (s: Socket) => s.write(`${HEAD}\r\n`), 200],
  ] as const)('%s', async (_, begin, status) => {
    const clients = await Promise.all(Array.from({ length: 40 }, () => client()));
    for (const { socket } of clients) begin(socket);
    let isOver = false;
    const good = (async () => {
      let served = 0;
      while (!isOver) {
        const response = await fetch(`${running.address}/api/v1/search?limit=1`);
        expect(response.status).toBe(200);
        await response.arrayBuffer();
        served += 1;
      }
      return served;
    })();
    await Promise.all(clients.map(({ closed }) => closed));
    isOver = true;
    expect(await good).toBeGreaterThan(0);
    for (const { answer } of clients) {
      // Who sent nothing may be cut without a word.
      if (answer() !== '') expect(answer()).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    }
  });

  test('an answer that nobody reads, and the place of the file is free again', async () => {
    const greedy = await start({ exports: 1 });
    onTestFinished(() => greedy.stop());
    const { socket, closed } = await client(greedy);
    socket.pause();
    socket.write('GET /api/v1/export?format=json HTTP/1.1\r\nHost: x\r\n\r\n');
    const ask = async () => {
      const response = await fetch(`${greedy.address}/api/v1/export?format=jsonl&limit=1`);
      await response.arrayBuffer();
      return response.status;
    };
    await expect.poll(ask, { timeout: 10_000 }).toBe(200);
    socket.destroy();
    await closed;
    expect(await ask()).toBe(200);
  });
});

describe('requests sent without waiting for an answer', () => {
  test('a few are all answered', async () => {
    const { socket, answer, closed } = await client();
    socket.write(`${HEAD}\r\n`.repeat(30));
    await closed;
    expect(answer().match(/HTTP\/1\.1 200 OK/g)?.length).toBe(30);
  });

  test('a thousand are not: the connection ends, and hardly any were worked on', async () => {
    const { socket, answer, closed } = await client();
    socket.write(`${HEAD}\r\n`.repeat(1_000));
    await closed;
    expect(answer().match(/HTTP\/1\.1 200 OK/g)?.length ?? 0).toBeLessThanOrEqual(32);
  });
});

describe('what cannot be read as a request is answered as every error is', () => {
  test.each([
    ['no HTTP', 'hello\r\n\r\n', 400, 'bad_request'],
    [
      'two lengths',
      'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n',
      400,
      'bad_request',
    ],
    [
      'a length and chunks',
      'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
      400,
      'bad_request',
    ],
    ['a head too large', `${HEAD}X: ${'a'.repeat(40_000)}\r\n\r\n`, 431, 'headers_too_large'],
    ['a head too slow', HEAD, 408, 'request_timeout'],
  ] as const)('%s', async (_, bytes, status, code) => {
    const { socket, answer, closed } = await client();
    socket.write(bytes);
    await closed;
    const [head = '', body = ''] = answer().split('\r\n\r\n');
    expect(head).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(head).toContain('Content-Type: application/problem+json');
    const problem = JSON.parse(body) as { requestId: string };
    expect(problem).toMatchObject({ status, code, title: expect.stringMatching(/ \/ /) });
    expect(head).toContain(`X-Request-Id: ${problem.requestId}`);
    expect(answer()).not.toMatch(STACK_OR_PATH);
  });
});

describe('too many connections', () => {
  const figure = async (server: RunningServer, name: string) => {
    const text = await (
      await fetch(`${server.address}/metrics`, { headers: { Connection: 'close' } })
    ).text();
    return Number(new RegExp(`^${name.replaceAll(/[{}"]/g, '\\$&')} (\\d+)$`, 'm').exec(text)?.[1] ?? 0);
  };

  /** A client that takes no connection over from another. */
  const alone = (server: RunningServer) =>
    fetch(`${server.address}/healthz`, { headers: { Connection: 'close' } });

  test('beyond all places they are cut; idle ones make room first', async () => {
    const small = await start({ connections: 16 });
    onTestFinished(() => small.stop());
    const idle = await Promise.all(Array.from({ length: 15 }, () => client(small)));
    for (const { socket } of idle) socket.write(`${HEAD}\r\n`);
    await expect.poll(() => idle.every(({ answer }) => answer().includes('200 OK'))).toBe(true);
    // Who has had his answer leaves for who comes.
    expect((await alone(small)).status).toBe(200);
    await Promise.all(idle.map(({ closed }) => closed));
    const busy = await Promise.all(Array.from({ length: 30 }, () => client(small)));
    for (const { socket } of busy) socket.write(HEAD);
    await Promise.all(busy.map(({ closed }) => closed));
    // They have gone here; there it may take a moment.
    await expect.poll(async () => (await alone(small).catch(() => undefined))?.status).toBe(200);
    expect(await figure(small, 'xiangxun_refused_total{reason="connections"}')).toBeGreaterThanOrEqual(10);
  });

  test('all of them gone, none is counted any more', async () => {
    const counted = await start();
    onTestFinished(() => counted.stop());
    const clients = await Promise.all(Array.from({ length: 50 }, () => client(counted)));
    expect(await figure(counted, 'xiangxun_connections')).toBeGreaterThanOrEqual(50);
    for (const { socket } of clients) socket.destroy();
    await expect
      .poll(() => figure(counted, 'xiangxun_connections'), { timeout: 5_000 })
      .toBeLessThanOrEqual(2);
  });
});

test('nothing of all this is an error of ours', () => {
  expect(lines.filter(({ level }: LogLine) => level >= 50)).toEqual([]);
});
