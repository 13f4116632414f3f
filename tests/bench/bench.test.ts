/** The whole bench on a few hundred generated documents: shapes and totals, never times. */
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { build, exclusively, ROOT } from '../../src/setup/prepare.mjs';
import { ensureBenchBuilt, ensureRivals } from '../../src/setup/rivals.mjs';
import { missingTools } from '../opensearch/cluster/jars.ts';
import { generatedDocuments } from './generated-corpus.ts';
import type { QueryKind } from './query-kind.ts';
import type { BenchResult } from './result.ts';
import { CONTESTANTS } from './rivals/all.ts';

const SIZE = 200;
/** Need no native build, so they are measured everywhere; Lucene where there is a JDK. */
const RIVALS = [
  'xiangxun',
  'flexsearch-words',
  'flexsearch-characters',
  'minisearch-words',
  'minisearch-plain',
  'orama-words',
  'orama-mandarin',
  ...(missingTools() === undefined ? ['lucene-words'] : []),
];

let folder: string;
let result: BenchResult;
let printed: string;

beforeAll(async () => {
  await exclusively(build);
  await exclusively((onSpawn) => ensureRivals(ROOT, { native: false, onSpawn }));
  await exclusively((onSpawn) => ensureBenchBuilt(ROOT, onSpawn));
  folder = await mkdtemp(join(tmpdir(), 'xiangxun-bench-test-'));
  const judged = join(folder, 'judged');
  await mkdir(judged);
  const documents = [...generatedDocuments(30)];
  const lines = (values: readonly object[]) => values.map((value) => `${JSON.stringify(value)}\n`).join('');
  await writeFile(join(judged, 'corpus.jsonl'), lines(documents));
  await writeFile(
    join(judged, 'queries.jsonl'),
    lines(documents.map(({ id, title }) => ({ id, text: title }))),
  );
  await writeFile(join(judged, 'qrels.tsv'), documents.map(({ id }) => `${id}\t${id}\t1\n`).join(''));
  await writeFile(join(folder, 'queries.txt'), '项目\n\n企业 园区\n');
  const argv = `--size ${SIZE} --runs 1 --seconds 1 --json`.split(' ');
  const paths = ['--queries', join(folder, 'queries.txt'), '--judged', judged, '--out', join(folder, 'out')];
  printed = await run([...argv, ...paths]);
  result = JSON.parse(printed) as BenchResult;
}, 1_500_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

function run(argv: readonly string[]): Promise<string> {
  const program = join(ROOT, '.tmp/bench/tests/bench/main.js');
  const child = spawn(process.execPath, [program, ...argv], { stdio: ['ignore', 'pipe', 'pipe'] });
  let [out, err] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => (code === 0 ? resolve(out) : reject(new Error(`exit ${code}\n${err}`))));
  });
}

describe('the result', () => {
  test('every rival without a native part was measured; who was not is named with the reason', () => {
    const measured = result.contestants.map(({ name }) => name);
    expect(measured).toEqual(expect.arrayContaining(RIVALS));
    expect([...measured, ...result.absent.map(({ name }) => name)]).toHaveLength(CONTESTANTS.length);
    for (const { reason } of result.absent) expect(reason).toMatch(/better-sqlite3|JDK|Maven/);
    expect(result.contestants.filter(({ failure }) => failure !== undefined)).toEqual([]);
  });

  test.each(RIVALS)('%s: every part is there and is a number', (name) => {
    const one = result.contestants.find((contestant) => contestant.name === name);
    for (const part of [one?.index, one?.started?.memory]) {
      for (const value of Object.values(part ?? { missing: Number.NaN }))
        expect(value).toBeGreaterThanOrEqual(0);
    }
    expect(one?.started?.readyMs).toBeGreaterThan(0);
    for (const { answered, count, ...times } of Object.values(one?.started?.latency ?? {})) {
      expect(answered).toBeLessThanOrEqual(count);
      const { p50, p95, p99, max } = times;
      expect([p50, p95, p99, max]).toEqual([p50, p95, p99, max].sort((a, b) => a - b));
    }
    expect(one?.started?.latency.given?.count).toBe(2);
    // Who gives whole pages is timed for ids and total as well: as many found, kind by kind.
    expect(one?.started?.ranking === undefined).toBe(name !== 'xiangxun');
    for (const [kind, ranked] of Object.entries(one?.started?.ranking ?? {})) {
      expect([kind, ranked.answered]).toEqual([kind, one?.started?.latency[kind as QueryKind]?.answered]);
    }
    expect(one?.http?.map(({ clients }) => clients)).toEqual([1, 8, 64]);
    for (const load of one?.http ?? []) {
      expect(load.requestsPerSecond).toBeGreaterThan(0);
      expect(load.failed).toBe(0);
    }
    expect(one?.quality?.map(({ mode, queries }) => [mode, queries])).toEqual([
      ['auto', 30],
      ['any', 30],
    ]);
  });

  test('what one cannot do was not measured', () => {
    for (const { can, started } of result.contestants) {
      expect(started?.latency.phrase !== undefined).toBe(can.phrase);
      expect(started?.latency.prefix !== undefined).toBe(can.prefix);
      expect(started?.latency.dated !== undefined).toBe(can.date);
      expect(started?.latency.faceted !== undefined).toBe(can.facet);
    }
  });

  test('a title finds its own document first, in whatever is fed with words', () => {
    for (const { name, feed, quality } of result.contestants) {
      if (feed !== 'text') expect([name, (quality?.[0]?.['MRR@10'] ?? 0) > 0.9]).toEqual([name, true]);
    }
  });

  test('machine and commit are there; no folder of the machine is', () => {
    expect(result.machine.cores).toBeGreaterThan(0);
    expect(result.commit.id).toMatch(/^([0-9a-f]{40})?$/);
    expect(result.corpus).toMatchObject({ name: 'generated', documents: SIZE });
    expect(printed).not.toContain(ROOT);
    expect(printed).not.toContain(folder);
  });

  test('the same as JSON, as Markdown and as charts', async () => {
    const out = join(folder, 'out');
    const names = await readdir(out);
    expect(names).toEqual(expect.arrayContaining([`generated-${SIZE}.json`, `generated-${SIZE}.md`]));
    expect(JSON.parse(await readFile(join(out, `generated-${SIZE}.json`), 'utf8'))).toEqual(result);
    expect(names.filter((name) => name.endsWith('.svg')).length).toBe(8);
  });
});

test.each([
  [['--size', 'many'], '--size'],
  [['--only', 'lucene'], 'lucene'],
  [['--corpus', 'no-such-file.jsonl', '--only', 'xiangxun'], 'no-such-file.jsonl'],
  [['--queries', 'no-such-file.txt', '--size', '10', '--only', 'xiangxun'], 'no-such-file.txt'],
  [['--judged', 'no-such-folder', '--only', 'xiangxun'], 'no-such-folder'],
])('%j fails, naming %s', async (argv, named) => {
  await expect(run(argv)).rejects.toThrow(named);
});
