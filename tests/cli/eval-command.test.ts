import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { evalCommand } from '../../src/cli/eval-command.ts';
import { folder, runHere } from './fixture.ts';

const at = folder();
let queries: string;
let qrels: string;
beforeAll(async () => {
  queries = join(at.root, 'queries.jsonl');
  qrels = join(at.root, 'qrels.tsv');
  await writeFile(
    queries,
    '{"id":"q1","text":"天气"}\n\n{"id":"q2","text":"希音"}\n{"id":"q3","text":"没有评判"}\n',
  );
  // q1: the one right answer is first. q2: of c1, p1, a1 in this order, the last and one that is not found.
  await writeFile(qrels, 'q1\ta3\t1\nq2\ta1\t2\nq2\ta2\t1\n');
});

const evaluate = (...argv: string[]) =>
  runHere(evalCommand, ['--index', at.index, '--queries', queries, '--qrels', qrels, ...argv]);

const DCG = 3 / Math.log2(4);
const IDEAL = 3 / Math.log2(2) + 1 / Math.log2(3);

test('means over the judged queries, worked out by hand', async () => {
  const { code, out } = await evaluate('--json');
  expect(code).toBe(0);
  const metrics = JSON.parse(out) as Record<string, number>;
  expect(metrics['queries']).toBe(2);
  expect(metrics['nDCG@10']).toBeCloseTo((1 + DCG / IDEAL) / 2, 12);
  expect(metrics['MRR@10']).toBeCloseTo((1 + 1 / 3) / 2, 12);
  expect(metrics['Recall@10']).toBeCloseTo((1 + 1 / 2) / 2, 12);
  expect(metrics['Recall@100']).toBeCloseTo((1 + 1 / 2) / 2, 12);
});

test('for people: one line a measure, four places', async () => {
  const { out } = await evaluate();
  const lines = out.trimEnd().split('\n');
  expect(lines.map((line) => line.split(/\s+/)[0])).toEqual([
    'queries',
    'nDCG@10',
    'MRR@10',
    'Recall@10',
    'Recall@100',
  ]);
  expect(lines[2]).toBe('MRR@10      0.6667');
});

test('--run-out writes the ranking: query, record, rank, score', async () => {
  const path = join(at.root, 'run.tsv');
  await evaluate('--run-out', path);
  const rows = (await readFile(path, 'utf8'))
    .trimEnd()
    .split('\n')
    .map((line) => line.split('\t'));
  expect(rows.filter(([query]) => query === 'q2').map(([, id, rank]) => [id, rank])).toEqual([
    ['c1', '1'],
    ['p1', '2'],
    ['a1', '3'],
  ]);
  for (const [, , , score = ''] of rows) expect(score).toMatch(/^\d+\.\d{6}$/);
  expect(rows[0]?.slice(0, 3)).toEqual(['q1', 'a3', '1']);
});

describe('--ablation', () => {
  test('a table: the whole, each part off in turn, and the baselines', async () => {
    const { code, out } = await evaluate('--ablation');
    expect(code).toBe(0);
    const [head = '', whole = '', ...rows] = out.trimEnd().split('\n');
    expect(head.trim().split(/\s+/)).toEqual(['nDCG@10', 'MRR@10', 'Recall@10', 'ΔnDCG@10']);
    expect(whole).toMatch(/^全部 all parts +\d\.\d{4} +\d\.\d{4} +\d\.\d{4}$/);
    for (const row of rows) expect(row).toMatch(/^(去掉|只有)\S+ .+ \d\.\d{4} +\d\.\d{4} +[−+ ]\d\.\d{4}$/);
    expect(rows.at(-1)).toContain('words and pairs');
  });

  test('as JSON, the whole being what eval says without it', async () => {
    const rows = JSON.parse((await evaluate('--ablation', '--json')).out) as {
      part: string;
      metrics: Record<string, number>;
    }[];
    const plain = JSON.parse((await evaluate('--json')).out) as Record<string, number>;
    expect(rows[0]?.part).toBe('all');
    expect(rows.map(({ part }) => part)).toContain('=words+pairs');
    expect(rows[0]?.metrics['nDCG@10']).toBe(plain['nDCG@10']);
  });
});

describe('what is wrong is named', () => {
  test.each([
    [['--qrels', 'x'], 'invalid_usage', '--queries'],
    [['--queries', 'x'], 'invalid_usage', '--qrels'],
    [['--queries', 'x', '--qrels', 'y', '--matching', 'some'], 'invalid_usage', '--matching'],
    [['--queries', 'x', '--qrels', 'y', '--ablation', '--run-out', 'z'], 'invalid_usage', '--run-out'],
  ])('%j', async (argv, code, named) => {
    await expect(runHere(evalCommand, argv)).rejects.toMatchObject({
      code,
      message: expect.stringContaining(named),
    });
  });

  test('a file that is not there, a bad line, a place that cannot be written', async () => {
    const missing = join(at.root, 'missing.tsv');
    await expect(evaluate('--qrels', missing)).rejects.toMatchObject({
      code: 'file_unreadable',
      message: expect.stringContaining(missing),
    });
    const bad = join(at.root, 'bad.tsv');
    await writeFile(bad, 'q1\ta3\t1\nq1 a3 1\n');
    await expect(evaluate('--qrels', bad)).rejects.toMatchObject({
      message: expect.stringContaining(`${bad}:2`),
    });
    const nowhere = join(at.root, 'no', 'such', 'run.tsv');
    await expect(evaluate('--run-out', nowhere)).rejects.toMatchObject({
      code: 'file_unwritable',
      message: expect.stringContaining(nowhere),
    });
  });
});
