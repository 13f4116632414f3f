/**
 * Generation after generation, some of them bad, under a server that answers all the while: nothing fails, no answer
 * mixes two of them, nobody goes back to an older one, and what is bad is told and never served.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { Agent, get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { currentLine } from '../../src/generation/layout.ts';
import { indexCorpus } from '../../src/indexer/index-corpus.ts';
import { CLI, compiled } from './fixture.ts';

compiled();

/** `N=20 CLIENTS=50 npx vitest run …` for the long form: every fifth generation is bad. */
const SWAPS = Number(process.env['N'] ?? 3);
const CLIENTS = Number(process.env['CLIENTS'] ?? 8);
const RECORDS = Number(process.env['RECORDS'] ?? 40);
const BAD_EVERY = 4;

interface Answer {
  readonly generation: string;
  readonly total: number;
  readonly hits: readonly { readonly title: { readonly text: string } }[];
}

function ask(url: string, agent: Agent): Promise<{ status: number | string; text: string }> {
  return new Promise((resolve) => {
    const failed = (error: NodeJS.ErrnoException) =>
      resolve({ status: error.code ?? error.message, text: '' });
    get(url, { agent }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (part) => {
        text += part;
      });
      answer.once('end', () => resolve({ status: answer.statusCode ?? 0, text })).once('error', failed);
    }).once('error', failed);
  });
}

test(`${SWAPS} new generations, every ${BAD_EVERY}th followed by a bad one, under ${CLIENTS} clients`, {
  timeout: 120_000 + SWAPS * 60_000,
}, async () => {
  const root = await mkdtemp(join(tmpdir(), 'xiangxun-swap-'));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  const [corpus, index] = [join(root, 'corpus'), join(root, 'index')];
  await mkdir(corpus);

  /** Every record says which generation it is of. */
  const publish = async (number: number) => {
    const lines = Array.from({ length: RECORDS }, (_, i) =>
      JSON.stringify({
        id: `a${i}`,
        title: `第${number}代的消息${i}`,
        text: '德庆县的项目开工了。'.repeat(40),
      }),
    );
    await writeFile(join(corpus, 'articles.jsonl'), lines.map((one) => `${one}\n`).join(''));
    return (await indexCorpus({ corpus, out: index, skipBad: false })).generation;
  };
  /** The newest generation under the next number with one bit of one of its files flipped. */
  const publishBad = async () => {
    const newest = (await readdir(index))
      .filter((name) => name.startsWith('gen-'))
      .sort()
      .at(-1) as string;
    const name = `gen-${String(Number(newest.slice(4)) + 1).padStart(6, '0')}`;
    await cp(join(index, newest), join(root, name), { recursive: true });
    const file = (await readdir(join(root, name))).find((one) => one.startsWith('records.utf8')) as string;
    const bytes = await readFile(join(root, name, file));
    bytes[9] = (bytes[9] as number) ^ 1;
    await writeFile(join(root, name, file), bytes);
    await cp(join(root, name), join(index, name), { recursive: true });
    await writeFile(join(index, 'CURRENT'), currentLine(name));
    return name;
  };

  // Names of generations → the number that their records carry.
  const numbers = new Map([[await publish(1), 1]]);
  const { address, child, log } = await served(index);
  const agent = new Agent({ keepAlive: true, maxSockets: CLIENTS });
  let isOver = false;
  let answers = 0;
  const faults: string[] = [];
  const seen = new Map<string, Set<number>>();
  const check = (status: number | string, text: string, before: string): string => {
    if (status !== 200) {
      faults.push(`${status} ${text.slice(0, 100)}`);
      return before;
    }
    const { generation, total, hits } = JSON.parse(text) as Answer;
    // Which number is right is known a moment after the server may know it: that is judged in the end.
    const numbersIn = seen.get(generation) ?? new Set<number>();
    seen.set(generation, numbersIn);
    for (const { title } of hits) numbersIn.add(Number(/^第(\d+)代的消息/.exec(title.text)?.[1]));
    if (total !== RECORDS || hits.length === 0) faults.push(`${generation}: ${total} of ${RECORDS}`);
    if (generation < before) faults.push(`${before} → ${generation}`);
    answers += 1;
    return generation;
  };
  const client = async (number: number) => {
    // A connection of its own, on which what was seen never goes back.
    const own = new Agent({ keepAlive: true, maxSockets: 1 });
    let before = '';
    const queries = ['消息', '德庆', '项目开工', '消息 德庆', ''];
    for (let i = number; !isOver; i++) {
      const q = encodeURIComponent(queries[i % queries.length] as string);
      const { status, text } = await ask(`${address}/api/v1/search?q=${q}&duplicates=show`, own);
      before = check(status, text, before);
    }
    own.destroy();
  };
  const clients = Array.from({ length: CLIENTS }, (_, i) => client(i));
  const heaps: number[] = [];
  const readyz = async () =>
    JSON.parse((await ask(`${address}/readyz`, agent)).text) as Record<string, unknown>;
  try {
    for (let swap = 1; swap <= SWAPS; swap++) {
      const generation = await publish(swap + 1);
      numbers.set(generation, swap + 1);
      await expect.poll(async () => (await readyz())['generation'], { timeout: 60_000 }).toBe(generation);
      heaps.push(await figure(address, 'nodejs_heap_size_used_bytes'));
      if (swap % BAD_EVERY !== 0 && swap !== 2) continue;
      const bad = await publishBad();
      await expect.poll(() => log.filter(isRejection(bad)).length, { timeout: 60_000 }).toBe(1);
      expect(await readyz()).toMatchObject({ status: 'ready', degraded: true, generation });
    }
  } finally {
    isOver = true;
    await Promise.all(clients);
    agent.destroy();
  }
  console.log(
    `R8 ${SWAPS} swaps, ${answers} answers, ${faults.length} faults | heap ${heaps.map((bytes) => Math.round(bytes / 2 ** 20)).join(' ')} MB`,
  );
  expect(faults).toEqual([]);
  expect(seen).toEqual(new Map([...numbers].map(([name, number]) => [name, new Set([number])])));
  expect(answers).toBeGreaterThan(SWAPS * CLIENTS);
  const rejected = log.filter((line) => line.includes('generation_rejected'));
  expect(new Set(rejected.map((line) => JSON.parse(line).generation)).size).toBe(rejected.length);
  // Garbage is collected when it pleases the engine: only over many swaps does it tell anything.
  if (SWAPS >= 20)
    expect(Math.min(...heaps.slice(-5))).toBeLessThanOrEqual(1.3 * Math.max(...heaps.slice(0, 3)));
  child.kill('SIGKILL');
});

const isRejection = (generation: string) => (line: string) =>
  line.includes('generation_rejected') && line.includes(generation);

async function figure(address: string, name: string): Promise<number> {
  const text = await (await fetch(`${address}/metrics`, { headers: { Connection: 'close' } })).text();
  return Number(
    text
      .split('\n')
      .find((one) => one.startsWith(`${name} `))
      ?.slice(name.length + 1),
  );
}

async function served(index: string): Promise<{ address: string; child: ChildProcess; log: string[] }> {
  const options = ['--address-rate', '0', '--waiting', '5000', '--query-ms', '60000'];
  const child = spawn(process.execPath, [CLI, 'serve', '--port', '0', '--index', index, ...options], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const log: string[] = [];
  let rest = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    log.push(...lines.filter((line) => line.includes('"generation_')));
  });
  const over = once(child, 'exit').then(([code]) => Promise.reject(new Error(`ended with ${code}: ${log}`)));
  over.catch(() => {});
  const [first] = (await Promise.race([once(child.stdout, 'data'), over])) as [Buffer];
  child.stdout.resume();
  return { address: /http:\/\/\S+/.exec(first.toString('utf8'))?.[0] ?? '', child, log };
}
