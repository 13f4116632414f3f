/** How each cost grows with the number of documents: cost ∝ documents^exponent between two sizes. */
import type { BenchResult, ContestantResult } from './result.ts';

interface Cost {
  readonly name: string;
  readonly unit: string;
  value(contestant: ContestantResult, result: BenchResult): number | undefined;
}

/** Costs in the order of the table. */
const COSTS: readonly Cost[] = [
  {
    name: '正文, 供比较 (text, to compare with)',
    unit: '百万字 (M characters)',
    value: (_, { corpus }) => corpus.characters / 1e6,
  },
  {
    name: '建索引, 含分词与存盘 (indexing with segmentation)',
    unit: 's',
    value: ({ index, feed }, { cut }) =>
      index && (index.buildMs + index.saveMs + (feed === 'words' ? cut.ms : 0)) / 1000,
  },
  {
    name: '建索引所用处理器 (CPU of indexing)',
    unit: 's',
    value: ({ index }) => index?.cpuMs && index.cpuMs / 1000,
  },
  { name: '建索引内存峰值 (peak of indexing)', unit: 'MB', value: ({ index }) => index && index.peak / 1e6 },
  { name: '磁盘 (disk)', unit: 'MB', value: ({ index }) => index && index.bytes / 1e6 },
  { name: '启动 (ready)', unit: 's', value: ({ started }) => started && started.readyMs / 1000 },
  { name: '堆 (heap)', unit: 'MB', value: ({ started }) => started && started.memory.heap / 1e6 },
  {
    name: '堆和堆外 (heap and buffers outside)',
    unit: 'MB',
    value: ({ started }) => started && (started.memory.heap + started.memory.external) / 1e6,
  },
  { name: 'RSS', unit: 'MB', value: ({ started }) => started && started.memory.rss / 1e6 },
  { name: '一个词 p50 (one word)', unit: 'ms', value: ({ started }) => started?.latency.oneWord?.p50 },
  { name: '一个词 p99 (one word)', unit: 'ms', value: ({ started }) => started?.latency.oneWord?.p99 },
  { name: '长问句 p99 (long question)', unit: 'ms', value: ({ started }) => started?.latency.question?.p99 },
  {
    name: '两个词 p50, 只给编号和总数 (two words, ids and total)',
    unit: 'ms',
    value: ({ started }) => (started?.ranking ?? started?.latency)?.twoWords?.p50,
  },
  {
    name: '给定查询 p50, 只给编号和总数 (given, ids and total)',
    unit: 'ms',
    value: ({ started }) => (started?.ranking ?? started?.latency)?.given?.p50,
  },
  {
    name: '给定查询 p99, 只给编号和总数 (given, ids and total)',
    unit: 'ms',
    value: ({ started }) => (started?.ranking ?? started?.latency)?.given?.p99,
  },
];

export interface GrowthRow {
  readonly contestant: string;
  readonly cost: string;
  readonly unit: string;
  /** By size; undefined where it was not measured. */
  readonly values: readonly (number | undefined)[];
  /** From each size to the next; undefined beside a value that is missing or 0. */
  readonly exponents: readonly (number | undefined)[];
}

/** log(b / a) / log(m / n): 1 is linear, below it cheaper per document. */
export function exponent(
  [n, a]: readonly [number, number | undefined],
  [m, b]: readonly [number, number | undefined],
): number | undefined {
  return a && b && n !== m ? Math.log(b / a) / Math.log(m / n) : undefined;
}

/** One row a contestant and cost; `results` are of rising sizes. */
export function growthRows(results: readonly BenchResult[]): GrowthRow[] {
  const names = results[0]?.contestants.map(({ name }) => name) ?? [];
  return names.flatMap((contestant) =>
    COSTS.flatMap(({ name, unit, value }) => {
      const values = results.map((result) => {
        const one = result.contestants.find((candidate) => candidate.name === contestant);
        return one && value(one, result);
      });
      if (values.every((cost) => cost === undefined)) return [];
      const points = results.map(({ corpus }, i) => [corpus.documents, values[i]] as const);
      const exponents = points.slice(1).map((point, i) => exponent(points[i] as (typeof points)[0], point));
      return [{ contestant, cost: name, unit, values, exponents }];
    }),
  );
}

/** The rows as Markdown: each size's value, and in brackets the exponent from the size before. */
export function growthTable(results: readonly BenchResult[]): string {
  const [first] = results;
  if (!first) return '';
  const heads = ['', '', ...results.map(({ corpus }) => `${corpus.documents} 篇`)];
  const cell = (value: number | undefined, power: number | undefined) =>
    value === undefined
      ? '—'
      : `${Number(value.toPrecision(3))}${power === undefined ? '' : ` (${power.toFixed(2)})`}`;
  const rows = growthRows(results).map(({ contestant, cost, unit, values, exponents }) => [
    contestant,
    `${cost} ${unit}`,
    ...values.map((value, i) => cell(value, exponents[i - 1])),
  ]);
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return `${[
    `# 增长: ${first.corpus.name} (growth)`,
    '',
    '括号里是从前一个规模起的指数, 1 为线性; 超出语料的篇数由其句子重组 (in brackets the exponent from the size before, 1 is linear; beyond the corpus its sentences are remixed).',
    '',
    line(heads),
    line(heads.map((_, i) => (i < 2 ? '---' : '---:'))),
    ...rows.map(line),
  ].join('\n')}\n`;
}
