/** The figures of the README are those of the committed run, and the bars of the project hold in it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { BenchResult, ContestantResult } from '../bench/result.ts';
import { tableRows } from './markdown.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const { contestants, corpus } = JSON.parse(read('tests/bench/results/news-116164.json')) as BenchResult;
const contestant = (name: string) => contestants.find((one) => one.name === name) as ContestantResult;
const [ours, theirs] = [contestant('xiangxun'), contestant('minisearch-words')];

const figure = (value: number) => String(Number(value.toPrecision(3)));
const times = (latency: { p50: number; p99: number } | undefined) =>
  latency ? `${figure(latency.p50)} / ${figure(latency.p99)}` : '—';

test('README: the table of the run over 116,164 texts', () => {
  expect(corpus.documents).toBe(116_164);
  const http = ({ http: loads }: ContestantResult) => {
    const load = loads?.find(({ clients }) => clients === 64);
    return load ? `${figure(load.requestsPerSecond)} / ${figure(load.p99 ?? Number.NaN)}` : '—';
  };
  const row = (name: string, of: (one: ContestantResult) => string) => [name, of(ours), of(theirs)];
  expect(tableRows(read('README.md'), '116,164 篇真实新闻')).toEqual([
    row('1,000 条查询, 编号和总数: p50 / p99 ms', ({ started }) =>
      times((started?.ranking ?? started?.latency)?.given),
    ),
    ['同上, 整页结果: p50 / p99 ms', times(ours.started?.latency.given), '—'],
    row('64 个客户端: 每秒请求 / p99 ms', http),
    row('启动到首个结果 s', ({ started }) => figure((started?.readyMs ?? 0) / 1000)),
    row('堆 / 堆外 MB', ({ started }) =>
      started ? `${figure(started.memory.heap / 1e6)} / ${figure(started.memory.external / 1e6)}` : '—',
    ),
    row('磁盘 MB', ({ index }) => figure((index?.bytes ?? 0) / 1e6)),
  ]);
});

test('in that run: .5 and 5 ms, half of the median and a tenth of the p99 of MiniSearch, heap at most 1.2 GB, ready in 3 s', () => {
  const [mine, other] = [ours.started?.ranking?.given, theirs.started?.latency.given];
  expect(mine?.count).toBe(1_000);
  expect(mine?.p50).toBeLessThanOrEqual(0.5);
  expect(mine?.p99).toBeLessThanOrEqual(5);
  expect(ours.started?.readyMs).toBeLessThanOrEqual(3_000);
  expect(mine?.p50).toBeLessThanOrEqual((other?.p50 ?? 0) / 2);
  expect(mine?.p99).toBeLessThanOrEqual((other?.p99 ?? 0) / 10);
  expect(ours.started?.memory.heap).toBeLessThanOrEqual(1.2e9);
});
