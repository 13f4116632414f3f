/** The compiled server over a small corpus that may be written to, with an admin key, for clients as others have them. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CLI, runCli } from '../cli/fixture.ts';

export interface MeiliServer {
  readonly corpus: string;
  /** Folder of the index and the keys, from which commands are run. */
  readonly folder: string;
  /** Address of the door of Meilisearch. */
  host(): string;
  readonly adminKey: string;
  /** Issues a site key for an origin. */
  siteKey(origin: string): Promise<string>;
  /** Stops the server and starts it again. */
  restart(signal: NodeJS.Signals): Promise<void>;
  close(): Promise<void>;
}

const ATTACK = '<img src=x onerror="window.hit=1">';

/** Titles and places enough for facets, pages and sorts. */
const ARTICLES = [
  ...Array.from({ length: 24 }, (_, i) => ({
    id: `a${String(i).padStart(2, '0')}`,
    title: `${i % 2 === 0 ? '肇庆' : '佛山'}第${i}个园区开工`,
    text: `${'当地介绍了园区的情况。'.repeat(6)}第${i}个园区由希音建设，${'配套也在推进。'.repeat(10)}`,
    published: `2024-${String((i % 12) + 1).padStart(2, '0')}-15`,
    regions: ['广东省', i % 2 === 0 ? '肇庆市' : '佛山市'],
    source: i % 3 === 0 ? '西江日报' : '园区网',
    companies: ['c1'],
  })),
  { id: 'attack', title: `希音 & ${ATTACK} 攻击`, text: `正文 ${ATTACK} 希音`, source: ATTACK },
];
const COMPANIES = [{ id: 'c1', name: '希音', aliases: ['SHEIN'] }];
const PROJECTS = [
  { id: 'p1', name: '希音智慧产业园', company: 'c1', stage: '开工', investmentYi: 56, articles: ['a00'] },
];
const lines = (records: readonly object[]) => records.map((record) => `${JSON.stringify(record)}\n`).join('');

export async function openMeiliServer(): Promise<MeiliServer> {
  const folder = await mkdtemp(join(tmpdir(), 'xiangxun-clients-'));
  const corpus = join(folder, 'corpus');
  await mkdir(corpus);
  await writeFile(join(corpus, 'articles.jsonl'), lines(ARTICLES));
  await writeFile(join(corpus, 'companies.jsonl'), lines(COMPANIES));
  await writeFile(join(corpus, 'projects.jsonl'), lines(PROJECTS));
  const run = async (...argv: string[]) => {
    const { code, out, err } = await runCli(argv, { cwd: folder });
    if (code !== 0) throw new Error(err);
    return out;
  };
  await run('index');
  const issue = async (...argv: string[]) =>
    (JSON.parse(await run('keys', 'add', '--json', ...argv)) as { key: string }).key;
  const adminKey = await issue('--kind', 'admin');
  let { child, host } = await start(folder);
  return {
    corpus,
    folder,
    adminKey,
    host: () => host,
    siteKey: (origin) => issue('--origin', origin),
    restart: async (signal) => {
      await end(child, signal);
      ({ child, host } = await start(folder));
    },
    close: async () => {
      await end(child, 'SIGINT');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function start(cwd: string): Promise<{ child: ChildProcess; host: string }> {
  const child = spawn(process.execPath, [CLI, 'serve', '--port', '0', '--corpus', 'corpus'], {
    cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let log = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    log += text;
  });
  const [first] = (await Promise.race([
    once(child.stdout, 'data'),
    once(child, 'exit').then(() => Promise.reject(new Error(log))),
  ])) as [Buffer];
  return { child, host: `${/http:\/\/\S+/.exec(first.toString('utf8'))?.[0] ?? ''}/meili` };
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill(signal);
  await ended;
}
