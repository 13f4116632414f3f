/** A server that means harm: each answer ends in time, within memory, and with its reason. */

import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import zlib, { deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { FetchFault } from '../../../src/crawl/fetch/fault.ts';
import { AddressGuard } from '../../../src/crawl/fetch/guard.ts';
import { Requester } from '../../../src/crawl/fetch/request.ts';
import { Visitor } from '../../../src/crawl/fetch/visitor.ts';
import { articlePage, fakeClock, origin, type Served } from '../origin.ts';

/** Milliseconds: for what must come, and for what never does. */
const PATIENT = 60_000;
const IMPATIENT = 1_500;

function visitorOf(from: { readonly host: string }, totalMillis = PATIENT) {
  const guard = new AddressGuard([from.host]);
  const requester = new Requester({
    userAgent: 'test',
    guard,
    limits: { totalMillis, connectMillis: PATIENT },
  });
  onTestFinished(() => requester.close());
  return new Visitor({
    requester,
    guard,
    clock: fakeClock(),
    gapMillis: () => 0,
    product: 'xiangxun',
    mayFollow: () => true,
    random: () => 0,
  });
}

async function outcome(visitor: Visitor, url: string): Promise<string> {
  return visitor.visit(new URL(url)).then(
    ({ answer }) => `HTTP ${answer.status}`,
    (error: unknown) => {
      if (error instanceof FetchFault) return error.code;
      throw error;
    },
  );
}

const page = articlePage('甲溪市动工一个项目');
const bomb = gzipSync(Buffer.alloc(64 << 20));
const mild = gzipSync(Buffer.alloc(9 << 20, 'ab甲溪'.repeat(500)));

const ANSWERS: readonly (readonly [name: string, served: Served, expected: string])[] = [
  ['gzip', { headers: { 'content-encoding': 'gzip' }, body: gzipSync(page) }, 'HTTP 200'],
  ['x-gzip, upper case', { headers: { 'content-encoding': 'X-GZIP' }, body: gzipSync(page) }, 'HTTP 200'],
  ['deflate', { headers: { 'content-encoding': 'deflate' }, body: deflateSync(page) }, 'HTTP 200'],
  ['bare deflate', { headers: { 'content-encoding': 'deflate' }, body: deflateRawSync(page) }, 'HTTP 200'],
  ['a bomb of 1,000:1', { headers: { 'content-encoding': 'gzip' }, body: bomb }, 'ratio'],
  ['a bomb that is patient', { headers: { 'content-encoding': 'gzip' }, body: mild }, 'ratio'],
  [
    'gzip twice',
    { headers: { 'content-encoding': 'gzip, gzip' }, body: gzipSync(gzipSync(page)) },
    'encoding',
  ],
  ['br', { headers: { 'content-encoding': 'br' }, body: 'x' }, 'encoding'],
  ['zstd', { headers: { 'content-encoding': 'zstd' }, body: 'x' }, 'encoding'],
  ['compress', { headers: { 'content-encoding': 'compress' }, body: 'x' }, 'encoding'],
  ['gzip that is none', { headers: { 'content-encoding': 'gzip' }, body: page }, 'bad-encoding'],
  [
    'gzip cut off',
    { headers: { 'content-encoding': 'gzip' }, body: gzipSync(page).subarray(0, 200) },
    'bad-encoding',
  ],
  [
    'gzip with a bad checksum',
    { headers: { 'content-encoding': 'gzip' }, body: badChecksum(gzipSync(page)) },
    'bad-encoding',
  ],
  ['3 MiB', { body: Buffer.alloc(3 << 20, 'x') }, 'too-large'],
  ['a picture', { headers: { 'content-type': 'image/png' }, body: 'x' }, 'content-type'],
  ['JSON', { headers: { 'content-type': 'application/json' }, body: '{}' }, 'content-type'],
  ['a redirect to itself', { status: 302, headers: { location: '/it' } }, 'too-many-redirects'],
  ['a redirect without a target', { status: 302 }, 'bad-redirect'],
  ['a redirect to no address', { status: 302, headers: { location: 'http://[' } }, 'bad-redirect'],
  ['403', { status: 403 }, 'status'],
  ['500', { status: 500 }, 'status'],
  ['404 is an answer', { status: 404 }, 'HTTP 404'],
];

function badChecksum(bytes: Buffer): Buffer {
  const broken = Buffer.from(bytes);
  broken[broken.length - 6] = (broken[broken.length - 6] ?? 0) ^ 0xff;
  return broken;
}

describe('answers', () => {
  test.each(ANSWERS)('%s', async (_name, served, expected) => {
    const from = await origin({ '/it': served, '/good': page });
    const visitor = visitorOf(from);
    expect(await outcome(visitor, `${from.url}/it`)).toBe(expected);
    expect(await outcome(visitor, `${from.url}/good`)).toBe('HTTP 200');
  });

  test('a chain of redirects: five are followed, six are not', async () => {
    const chain = (length: number) =>
      Object.fromEntries(
        Array.from({ length }, (_, at) => [
          `/${length}-${at}`,
          { status: 302, headers: { location: at + 1 === length ? '/good' : `/${length}-${at + 1}` } },
        ]),
      );
    const from = await origin({ ...chain(5), ...chain(6), ...chain(50), '/good': page });
    const visitor = visitorOf(from);
    expect(await outcome(visitor, `${from.url}/5-0`)).toBe('HTTP 200');
    expect(await outcome(visitor, `${from.url}/6-0`)).toBe('too-many-redirects');
    expect(await outcome(visitor, `${from.url}/50-0`)).toBe('too-many-redirects');
  });

  test('no Brotli and no zstd decoder is ever made, and a bomb does not fill the memory', async () => {
    const brotli = vi.spyOn(zlib, 'createBrotliDecompress');
    onTestFinished(() => brotli.mockRestore());
    const from = await origin({
      '/br': { headers: { 'content-encoding': 'br' }, body: 'x' },
      '/bomb': { headers: { 'content-encoding': 'gzip' }, body: bomb },
    });
    const visitor = visitorOf(from);
    await outcome(visitor, `${from.url}/br`);
    const before = process.memoryUsage().rss;
    for (let time = 0; time < 5; time += 1) await outcome(visitor, `${from.url}/bomb`);
    expect(process.memoryUsage().rss - before).toBeLessThan(64 << 20);
    expect(brotli).not.toHaveBeenCalled();
  });
});

/** A server that writes what it likes. */
async function raw(write: (socket: import('node:net').Socket, path: string) => void) {
  const timers: NodeJS.Timeout[] = [];
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.on('data', (data) => {
      const path = /^GET (\S+)/u.exec(data.toString('latin1'))?.[1] ?? '/';
      if (path === '/robots.txt')
        socket.end('HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n');
      else if (path === '/good')
        socket.end(`HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n${page}`);
      else write(socket, path);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    for (const timer of timers) clearInterval(timer);
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return {
    host: `127.0.0.1:${port}`,
    url: `http://127.0.0.1:${port}`,
    every: (millis: number, work: () => void) => timers.push(setInterval(work, millis)),
  };
}

const HEAD = 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n';

describe('on the wire', () => {
  const rows: readonly (readonly [string, (socket: import('node:net').Socket) => void, string])[] = [
    [
      '1 GiB announced',
      (socket) => void socket.write(`${HEAD}Content-Length: 1073741824\r\n\r\nx`),
      'too-large',
    ],
    ['no end', (socket) => void socket.write(`${HEAD}Content-Length: 100\r\n\r\nx`), 'timeout'],
    ['no answer', () => undefined, 'timeout'],
    ['half a header', (socket) => void socket.write('HTTP/1.1 200 OK\r\nContent-Ty'), 'timeout'],
    ['closed at once', (socket) => void socket.destroy(), 'reset'],
    ['closed within the body', (socket) => void socket.end(`${HEAD}Content-Length: 100\r\n\r\nxx`), 'reset'],
    ['no HTTP', (socket) => void socket.end('SSH-2.0-OpenSSH_9.2\r\n'), 'headers'],
    [
      '100,000 headers',
      (socket) => void socket.write(`${HEAD}${'X-A: b\r\n'.repeat(100_000)}\r\n`),
      'headers',
    ],
    [
      'one header of 1 MiB',
      (socket) => void socket.write(`${HEAD}X-A: ${'b'.repeat(1 << 20)}\r\n\r\n`),
      'headers',
    ],
  ];
  test.each(rows)('%s', async (_name, write, expected) => {
    const server = await raw(write);
    const visitor = visitorOf(server, expected === 'timeout' ? IMPATIENT : PATIENT);
    expect(await outcome(visitor, `${server.url}/it`)).toBe(expected);
    expect(await outcome(visitorOf(server), `${server.url}/good`)).toBe('HTTP 200');
  });

  test('a byte now and then, without end', async () => {
    const server = await raw((socket) => {
      socket.write(`${HEAD}Transfer-Encoding: chunked\r\n\r\n`);
      server.every(50, () => void (socket.destroyed || socket.write('1\r\nx\r\n')));
    });
    expect(await outcome(visitorOf(server, IMPATIENT), `${server.url}/it`)).toBe('timeout');
  });
});
