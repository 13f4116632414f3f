/**
 * The same corpus in this machine's engine and in three nodes of OpenSearch, measured in one run. `DOCUMENTS=10000`;
 * `CORPUS=` a file of `{id, title, text}` lines in place of generated news; `SECONDS=10` for each load.
 */
import { readFileSync } from 'node:fs';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { readDocuments } from '../bench/document-file.ts';
import { generatedDocuments } from '../bench/generated-corpus.ts';
import { processMemory } from '../bench/measure.ts';
import { random } from '../bench/random.ts';
import { corpusFolder, writeWorkplace } from '../bench/workplace.ts';
import { runCli } from '../cli/fixture.ts';
import { type Cluster, startCluster } from '../opensearch/cluster/cluster.ts';
import { answered, closedLoad, percentile } from './load.ts';
import { served } from './served.ts';

const DOCUMENTS = Number(process.env['DOCUMENTS'] ?? 10_000);
const SECONDS = Number(process.env['SECONDS'] ?? 10);
/** A node that was just started compiles for its first thousands of queries; it has so many seconds for them. */
const WARM_UP_QUERIES = 3_000;
const WARM_UP_SECONDS = 120;
const CORPUS = process.env['CORPUS'];
const CLIENTS = [1, 8, 32];
/** Without the files of the index, which are mapped as long as nobody else needs the memory. */
const MOST_NODE_BYTES = 1024 ** 3;
const LOOK_EVERY_MILLIS = 1_000;

vi.setConfig({ testTimeout: 7_200_000 });

let root: string;
let cluster: Cluster;
let titles: string[];
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'xiangxun-torture-cluster-'));
  titles = [];
  const documents = CORPUS ? readDocuments(CORPUS, DOCUMENTS) : generatedDocuments(DOCUMENTS, 7);
  const noted = async function* () {
    for await (const document of documents) {
      titles.push(document.title);
      yield document;
    }
  };
  await writeWorkplace(root, noted());
  cluster = await startCluster({ isForLong: true });
});
afterAll(async () => {
  await cluster?.stop();
  await rm(root, { recursive: true, force: true });
});

interface Measured {
  /** Until the new index is served. */
  readonly seconds: number;
  /** Until it is packed, from then on. */
  readonly packing: number;
  /** From the start of the server until it listens. */
  readonly ready: number;
  /** Of the folder, or of each node. */
  readonly bytes: readonly number[];
  /** Of the server after all loads, bytes. */
  readonly memory: number;
  readonly loads: readonly {
    readonly clients: number;
    readonly perSecond: number;
    readonly p50: number;
    readonly p99: number;
    /** Milliseconds of processors that a query takes: of the server, and of the nodes together. */
    readonly cpu: readonly number[];
  }[];
}

/** Pieces of titles, hardly one of them twice: nothing is answered from a cache. */
function drawer(): () => string {
  const rng = random(7);
  return () => {
    const title = rng.pick(titles);
    const at = rng.below(Math.max(1, title.length - 2));
    return title.slice(at, at + 2 + rng.below(4)).trim() || title;
  };
}

async function measured(
  options: readonly string[],
  index: string,
  bytes: () => Promise<number[]>,
  nodes: readonly number[] = [],
): Promise<Measured> {
  const began = performance.now();
  const command = ['index', '--corpus', corpusFolder(root), '--out', index, '--json', ...options];
  const { code, out, err } = await runCli(command);
  const all = (performance.now() - began) / 1_000;
  expect(code, err).toBe(0);
  const { phases } = JSON.parse(out) as { phases: Record<string, { seconds: number }> };
  const packing = phases['target packed']?.seconds ?? 0;
  const seconds = all - packing;
  // Everybody is let in: what is measured is how fast, not whom it turns away.
  const starting = performance.now();
  const server = await served(index, '--waiting', '10000', '--query-ms', '60000', ...options);
  const ready = (performance.now() - starting) / 1_000;
  try {
    const draw = drawer();
    const next = () => `${server.address}/api/v1/search?q=${encodeURIComponent(draw())}`;
    const warm = performance.now() + WARM_UP_SECONDS * 1_000;
    for (let asked = 0; asked < WARM_UP_QUERIES && performance.now() < warm; )
      asked += answered(await closedLoad(next, 8, 5), 200);
    const loads = [];
    for (const clients of CLIENTS) {
      const spent = () => [processorTime([server.pid]), processorTime(nodes)];
      const before = spent();
      const load = await closedLoad(next, clients, SECONDS);
      const cpu = spent().map((ms, i) => (ms - (before[i] ?? 0)) / answered(load, 200));
      expect([...load.times.keys()], JSON.stringify(load.errors)).toEqual([200]);
      expect(load.errors).toEqual({});
      loads.push({
        clients,
        perSecond: answered(load, 200) / SECONDS,
        p50: percentile(load, 200, 0.5),
        p99: percentile(load, 200, 0.99),
        cpu: nodes.length > 0 ? cpu : cpu.slice(0, 1),
      });
    }
    return {
      seconds,
      packing,
      ready,
      bytes: await bytes(),
      memory: processMemory(server.pid, 'VmRSS'),
      loads,
    };
  } finally {
    await server.stop();
  }
}

/** Milliseconds, to a hundredth of a second. Linux alone tells it. */
function processorTime(pids: readonly number[]): number {
  const ticks = pids.flatMap((pid) => {
    // Behind the name, which may hold anything: state, and eleven figures further on user and system time.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    return [Number(fields[11]), Number(fields[12])];
  });
  return ticks.reduce((sum, some) => sum + some * 10, 0);
}

async function folderBytes(folder: string): Promise<number[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const sizes = await Promise.all(
    files.map(async ({ parentPath, name }) => (await stat(join(parentPath, name))).size),
  );
  return [sizes.reduce((a, b) => a + b, 0)];
}

async function nodeBytes(): Promise<number[]> {
  const answer = await fetch(`${cluster.addresses[0]}/_nodes/stats/indices/store`);
  const { nodes } = (await answer.json()) as {
    nodes: Record<string, { indices: { store: { size_in_bytes: number } } }>;
  };
  return Object.values(nodes).map(({ indices }) => indices.store.size_in_bytes);
}

const whole = (n: number) => Math.round(n).toLocaleString('en');
const megabytes = (list: readonly number[]) => list.map((n) => (n / 1e6).toFixed(1)).join(' + ');

function row(name: string, { seconds, packing, ready, bytes, memory, loads }: Measured): string {
  const times = loads.map(
    ({ perSecond, p50, p99, cpu }) =>
      `${whole(perSecond)}/s, ${p50.toFixed(1)} / ${p99.toFixed(1)} ms, CPU ${cpu.map((ms) => ms.toFixed(1)).join(' + ')} ms`,
  );
  const indexing = [whole(titles.length / seconds), seconds.toFixed(1), packing.toFixed(1), ready.toFixed(1)];
  return `| ${[name, ...indexing, megabytes(bytes), megabytes([memory]), ...times].join(' | ')} |`;
}

/** The most that each of the processes has of its own while `work` runs, looked at every second. */
async function peaksDuring(pids: readonly number[], work: () => Promise<void>): Promise<number[]> {
  const peaks = pids.map(() => 0);
  const look = () => {
    for (const [i, pid] of pids.entries()) peaks[i] = Math.max(peaks[i] ?? 0, processMemory(pid, 'RssAnon'));
  };
  const timer = setInterval(look, LOOK_EVERY_MILLIS);
  try {
    await work();
  } finally {
    clearInterval(timer);
  }
  look();
  return peaks;
}

test('both engines take the corpus and answer every request', async () => {
  const load = loadavg()[0]?.toFixed(1);
  const index = join(root, 'index');
  const embedded = await measured([], index, () => folderBytes(index));
  const addresses = cluster.addresses.join(',');
  const options = ['--engine', 'opensearch', '--opensearch', addresses];
  const pids = cluster.pids().map((pid) => pid ?? 0);
  let many = embedded;
  const own = await peaksDuring(pids, async () => {
    many = await measured(options, join(root, 'index-cluster'), nodeBytes, pids);
  });
  const withFiles = pids.map((pid) => processMemory(pid, 'VmHWM'));
  const head = [
    '引擎',
    '篇/秒',
    '到可检索 s (served)',
    '其后压实 s (packed)',
    '检索进程启动 s (ready)',
    '磁盘 MB',
    '检索进程 MB',
    ...CLIENTS.map((n) => `${n} 个客户端: 次/秒, p50 / p99, 处理器时间一次 (CPU a query: server + nodes)`),
  ];
  console.log(`${whole(titles.length)} 篇, 负载 (load average) ${load} → ${loadavg()[0]?.toFixed(1)}`);
  console.log(`| ${head.join(' | ')} |\n| ${head.map(() => '---').join(' | ')} |`);
  console.log(row('embedded', embedded));
  console.log(row('opensearch, 3 节点', many));
  console.log(`每个节点自有内存最高 (peak of each node's own memory) MB: ${megabytes(own)}`);
  console.log(`连同映射的索引文件 (with the mapped files of the index) MB: ${megabytes(withFiles)}`);
  for (const bytes of own) expect(bytes).toBeLessThanOrEqual(MOST_NODE_BYTES);
});
