/** The compiled server over news made up for it, in a process of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { generatedDocuments } from '../bench/generated-corpus.ts';
import { CLI, runCli } from '../cli/fixture.ts';

const DOCUMENTS = Number(process.env['DOCUMENTS'] ?? 10_000);

export interface TortureIndex {
  readonly corpus: string;
  readonly index: string;
  /** Pieces of its titles. */
  readonly queries: readonly string[];
  remove(): Promise<void>;
}

export async function tortureIndex(): Promise<TortureIndex> {
  const root = await mkdtemp(join(tmpdir(), 'xiangxun-torture-'));
  const corpus = join(root, 'corpus');
  const index = join(root, 'index');
  await mkdir(corpus);
  const documents = [...generatedDocuments(DOCUMENTS, 7)];
  await writeFile(
    join(corpus, 'articles.jsonl'),
    documents.map(({ id, title, text }) => `${JSON.stringify({ id, title, text })}\n`).join(''),
  );
  const { code, err } = await runCli(['index', '--corpus', corpus, '--out', index]);
  if (code !== 0) throw new Error(err);
  const queries = documents
    .filter((_, i) => i % 17 === 0)
    .map(({ title }) => title.slice(0, 2 + (title.length % 5)));
  return { corpus, index, queries, remove: () => rm(root, { recursive: true, force: true }) };
}

export interface Served {
  readonly address: string;
  readonly pid: number;
  readonly child: ChildProcess;
  /** A figure of `/metrics`, labels included in its name. */
  figure(name: string): Promise<number>;
  stop(): Promise<number | null>;
}

export async function served(index: string, ...options: string[]): Promise<Served> {
  return servedBy([], index, ...options);
}

/** With options of Node before those of the server. */
export async function servedBy(
  node: readonly string[],
  index: string,
  ...options: string[]
): Promise<Served> {
  const log = `${index}.log`;
  const child = spawn(
    process.execPath,
    [...node, CLI, 'serve', '--port', '0', '--index', index, ...options],
    {
      stdio: ['ignore', 'pipe', openSync(log, 'w')],
    },
  );
  const [first] = (await Promise.race([
    once(child.stdout as Readable, 'data'),
    once(child, 'exit').then(() =>
      Promise.reject(new Error(`the server ended: ${readFileSync(log, 'utf8')}`)),
    ),
  ])) as [Buffer];
  const address = /http:\/\/\S+/.exec(first.toString('utf8'))?.[0] ?? '';
  return {
    address,
    pid: child.pid ?? 0,
    child,
    figure: async (name) => {
      const headers = { Connection: 'close' };
      const text = await (await fetch(`${address}/metrics`, { headers })).text();
      const line = text.split('\n').find((one) => one.startsWith(`${name} `));
      return Number(line?.slice(name.length + 1) ?? 0);
    },
    stop: async () => {
      const over = once(child, 'exit');
      child.kill('SIGTERM');
      const [code] = (await over) as [number | null];
      return code;
    },
  };
}
