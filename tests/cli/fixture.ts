/** Commands in this process and in one of their own, over a small corpus in a temporary folder. */
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll } from 'vitest';
import { type Command, parseArguments } from '../../src/cli/command.ts';
import { indexCorpus } from '../../src/indexer/index-corpus.ts';
import { build, exclusively } from '../../src/setup/prepare.mjs';

export const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

const ARTICLES = [
  {
    id: 'a1',
    title: '希音园区在肇庆动工',
    text: '希音（SHEIN）的项目\u001b[31m开工。',
    published: '2024-02-01',
  },
  {
    id: 'a2',
    title: '冠旭电子落户德庆',
    text: '两期项目都在建设。',
    regions: ['肇庆市', '德庆县'],
    source: '西江日报',
  },
  { id: 'a3', title: '肇庆天气', text: '多云。', published: '2023-05-11' },
];
const PROJECTS = [
  { id: 'p1', name: '希音智慧产业园', company: 'c1', stage: '开工', investmentYi: 56, articles: ['a1'] },
];
const COMPANIES = [{ id: 'c1', name: '希音', aliases: ['SHEIN'] }];

const lines = (records: readonly object[]) => records.map((record) => `${JSON.stringify(record)}\n`).join('');

/** Three articles, a project and a company; `files` are put in beside or in place of them. */
export async function writeCorpus(dir: string, files: Readonly<Record<string, string>> = {}): Promise<void> {
  await mkdir(dir, { recursive: true });
  const all = {
    'articles.jsonl': lines(ARTICLES),
    'projects.jsonl': lines(PROJECTS),
    'companies.jsonl': lines(COMPANIES),
    ...files,
  };
  for (const [name, text] of Object.entries(all)) await writeFile(join(dir, name), text);
}

export interface Folder {
  /** Gone when the test file is over. */
  root: string;
  corpus: string;
  /** Holds one generation of the corpus. */
  index: string;
}

/** A folder of this test file with the small corpus and its index, there once the tests begin. */
export function folder(): Folder {
  const made: Folder = { root: '', corpus: '', index: '' };
  beforeAll(async () => {
    made.root = await mkdtemp(join(tmpdir(), 'xiangxun-cli-'));
    made.corpus = join(made.root, 'corpus');
    made.index = join(made.root, 'index');
    await writeCorpus(made.corpus);
    await indexCorpus({ corpus: made.corpus, out: made.index, skipBad: false });
  });
  afterAll(() => rm(made.root, { recursive: true, force: true }));
  return made;
}

export interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs a command in this process. Errors are thrown, as to cli.ts. */
export async function runHere(command: Command, argv: readonly string[], color = false): Promise<Outcome> {
  const written = { out: '', err: '' };
  const terminal = {
    out: (text: string) => {
      written.out += text;
    },
    err: (text: string) => {
      written.err += text;
    },
    color,
    interactive: false,
  };
  const code = await command.run(parseArguments(command, argv), terminal);
  return { code, ...written };
}

/** Compiles the program where what is compiled is not this source; to be called at the top of a test file. */
export function compiled(): void {
  beforeAll(() => exclusively(build));
}

/** Runs the compiled program, or another, to its end. */
export function runCli(
  argv: readonly string[],
  options: { cwd?: string; env?: NodeJS.ProcessEnv; command?: readonly [string, ...string[]] } = {},
): Promise<Outcome> {
  const [command, ...before] = options.command ?? [process.execPath, CLI];
  const env = { ...process.env, ...options.env };
  const child = spawn(command, [...before, ...argv], {
    cwd: options.cwd,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [out, err] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, out, err }));
  });
}
