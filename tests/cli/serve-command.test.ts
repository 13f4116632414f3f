/** The compiled server in a process of its own: from its first line to its exit code. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import { indexCorpus } from '../../src/indexer/index-corpus.ts';
import { CLI, compiled, folder, runCli, writeCorpus } from './fixture.ts';

compiled();
const at = folder();

interface Server {
  readonly child: ChildProcess;
  readonly address: string;
  readonly port: number;
  /** Lines of its log so far. */
  readonly log: string[];
  /** Exit code, or the signal that ended it. */
  readonly over: Promise<number | NodeJS.Signals | null>;
}

async function start(...argv: string[]): Promise<Server> {
  const child = spawn(process.execPath, [CLI, 'serve', '--port', '0', '--index', at.index, ...argv], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const log: string[] = [];
  child.stderr.setEncoding('utf8').on('data', (text: string) => log.push(...text.trimEnd().split('\n')));
  const over = once(child, 'exit').then(([code, signal]) => (code ?? signal) as number | NodeJS.Signals);
  const [first] = (await Promise.race([
    once(child.stdout, 'data'),
    over.then((code) => Promise.reject(new Error(`ended with ${code}: ${log.join('\n')}`))),
  ])) as [Buffer];
  const address = /http:\/\/\S+/.exec(first.toString('utf8'))?.[0] ?? '';
  return { child, address, port: Number(new URL(address).port), log, over };
}

/** Sends part of a request; gives the rest and the answer when asked. */
async function halfRequest(port: number): Promise<{ finish(): Promise<string> }> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  await new Promise((resolve) =>
    socket.write('GET /api/v1/search?q=SHEIN HTTP/1.1\r\nHost: localhost\r\n', resolve),
  );
  let answer = '';
  socket.setEncoding('utf8').on('data', (text: string) => {
    answer += text;
  });
  return {
    finish: async () => {
      const closed = once(socket, 'close');
      socket.write('Connection: close\r\n\r\n');
      await closed;
      return answer;
    },
  };
}

const refused = async (port: number) => {
  const socket = connect(port, '127.0.0.1');
  return new Promise<boolean>((resolve) => {
    socket.once('connect', () => resolve(false)).once('error', () => resolve(true));
  }).finally(() => socket.destroy());
};

test('it says where it is, and answers there', async () => {
  const { address } = await start();
  expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  const ready = await fetch(`${address}/readyz`);
  expect(await ready.json()).toMatchObject({
    status: 'ready',
    counts: { article: 3, project: 2, company: 2 },
  });
  const found = await fetch(`${address}/api/v1/search?q=SHEIN`);
  expect(await found.json()).toMatchObject({ total: 3, generation: 'gen-000001' });
  const page = await fetch(`${address}/`);
  expect(page.headers.get('content-type')).toMatch(/^text\/html/);
});

describe('told to stop', () => {
  test.each(['SIGTERM', 'SIGINT'] as const)('%s: what was begun is finished, then 0', async (signal) => {
    const { child, port, address, over, log } = await start();
    const half = await halfRequest(port);
    // The server has read the half once it answers a request that was sent after it.
    expect((await fetch(`${address}/healthz`)).status).toBe(200);
    child.kill(signal);
    await expect.poll(() => refused(port), { timeout: 5_000 }).toBe(true);
    expect(child.exitCode).toBeNull();
    const answer = await half.finish();
    expect(answer).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
    expect(answer).toContain('"total":3');
    expect(await over).toBe(0);
    expect(log.join('\n')).not.toContain('"level":50');
  });

  test('a connection that is kept alive does not hold it up', async () => {
    const { child, address, over } = await start();
    await (await fetch(`${address}/healthz`)).text();
    child.kill('SIGTERM');
    expect(await over).toBe(0);
  });

  test.each([0, 150, 300, 450, 600, 900, 1_200])('%i ms after it was begun', async (ms) => {
    const child = spawn(process.execPath, [CLI, 'serve', '--port', '0', '--index', at.index], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    onTestFinished(() => void child.kill('SIGKILL'));
    const over = once(child, 'exit');
    const said = text(child.stderr);
    await sleep(ms);
    child.kill('SIGTERM');
    const [code, signal] = (await over) as [number | null, NodeJS.Signals | null];
    // Before it could listen to signals, the system ends it.
    expect(code ?? signal).toSatisfy((end) => end === 0 || end === 'SIGTERM', await said);
    expect(await said).not.toContain('"level":50');
  });

  test('while a new generation is opened', async () => {
    const corpus = join(at.root, 'swapped');
    const index = join(at.root, 'swapped-index');
    await writeCorpus(corpus);
    await indexCorpus({ corpus, out: index, skipBad: false });
    const { child, address, over, log } = await start('--index', index);
    await writeCorpus(corpus, { 'articles-new.jsonl': '{"id":"new","title":"新的一则","text":""}\n' });
    await indexCorpus({ corpus, out: index, skipBad: false });
    const asked = Array.from({ length: 20 }, () => fetch(`${address}/api/v1/search?q=SHEIN`));
    child.kill('SIGTERM');
    expect((await Promise.all(asked)).map(({ status }) => status)).toEqual(asked.map(() => 200));
    expect(await over).toBe(0);
    expect(log.join('\n')).not.toContain('"level":50');
  });

  test('told twice, it ends at once', async () => {
    const { child, port, address, over } = await start();
    await halfRequest(port);
    await fetch(`${address}/healthz`);
    child.kill('SIGTERM');
    await expect.poll(() => refused(port), { timeout: 5_000 }).toBe(true);
    child.kill('SIGTERM');
    expect(await over).toBe(1);
  });
});

test('a port that is taken: the port, the way out, 1', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  onTestFinished(() => void other.close());
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo;
  const { code, out, err } = await runCli(['serve', '--port', String(port), '--index', at.index]);
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toContain(`端口 ${port} 已被占用`);
  expect(err).toContain(`serve --port ${port + 1}`);
});

test('a newer generation is served without a restart', async () => {
  const { address, log } = await start();
  const titles = async () => {
    const response = await fetch(`${address}/api/v1/search?type=article&sort=newest`);
    const { hits } = (await response.json()) as { hits: { id: string }[] };
    return hits.map(({ id }) => id);
  };
  expect(await titles()).toEqual(['a1', 'a3', 'a2']);
  const added = '{"id":"new","title":"新到的消息","text":"","published":"2026-01-01"}\n';
  await writeCorpus(at.corpus, { 'articles-new.jsonl': added });
  await indexCorpus({ corpus: at.corpus, out: at.index, skipBad: false });
  await expect.poll(titles, { timeout: 15_000 }).toEqual(['new', 'a1', 'a3', 'a2']);
  // The line comes through a pipe of its own, perhaps behind the answer.
  const isTold = () => log.some((line) => line.includes('generation_served') && line.includes('gen-000002'));
  await expect.poll(isTold).toBe(true);
});
