/** `index`: the corpus → a new generation, published atomically. */
import { SingleBar } from 'cli-progress';
import { formatProblem } from '../corpus/problem.ts';
import {
  generationDigest,
  type IndexOptions,
  type IndexReport,
  indexCorpus,
  isUpToDate,
} from '../indexer/index-corpus.ts';
import type { PhaseCost } from '../indexer/phase-clock.ts';
import type { ClusterClient } from '../opensearch/client/client.ts';
import { ClusterTarget } from '../opensearch/cluster-target.ts';
import {
  type Arguments,
  CORPUS_OPTION,
  type Command,
  INDEX_OPTION,
  JSON_OPTION,
  type Terminal,
  usageError,
} from './command.ts';
import { ENGINE_OPTIONS, engineOf, withCluster } from './engine-option.ts';

const MOST_SHARDS = 1_024;
const MOST_REPLICAS = 16;
const LISTED_PROBLEMS = 20;

export const indexCommand: Command = {
  name: 'index',
  summary: '读取语料, 建立并发布一代新索引 (build and publish an index)',
  operands: [],
  givesWay: true,
  options: {
    corpus: CORPUS_OPTION,
    out: INDEX_OPTION,
    'skip-bad': { type: 'boolean', help: '略过有误的行并报告 (leave bad lines out)' },
    'if-stale': { type: 'boolean', help: '语料和程序都没变就不重建 (only when out of date)' },
    fresh: { type: 'boolean', help: '不沿用上一代索引的结果 (take over nothing from the last index)' },
    threads: { type: 'string', value: '<n>', help: '并行线程数, 默认等于核数 (threads; as many as cores)' },
    ...ENGINE_OPTIONS,
    shards: { type: 'string', value: '<n>', help: '集群索引的分片数, 默认 3 (shards; 3)' },
    replicas: { type: 'string', value: '<n>', help: '每个分片另有几份, 默认 1 (further copies of each; 1)' },
    json: JSON_OPTION,
  },
  examples: [
    'index',
    'index --corpus ../news --out ../index --skip-bad',
    'index --engine opensearch --opensearch https://search-1:9200,https://search-2:9200',
  ],
  async run(args, terminal) {
    const corpus = args.text('corpus');
    const out = args.text('out');
    const json = args.flag('json');
    const threads = wholeNumber(args, 'threads', 1, MOST_THREADS);
    const shards = wholeNumber(args, 'shards', 1, MOST_SHARDS);
    const replicas = wholeNumber(args, 'replicas', 0, MOST_REPLICAS);
    const targetOf = (client: ClusterClient, name: string) =>
      new ClusterTarget(client, {
        name,
        ...(shards === undefined ? {} : { shards }),
        ...(replicas === undefined ? {} : { replicas }),
      });
    const engine = engineOf(args);
    const isServed = async () =>
      engine === 'embedded' ||
      withCluster(args, async (client, name) => targetOf(client, name).holds(await generationDigest(out)));
    if (args.flag('if-stale') && (await isUpToDate(corpus, out)) && (await isServed())) {
      terminal.out(json ? '{"upToDate":true}\n' : '索引: 已是最新 (up to date)\n');
      return 0;
    }
    const began = performance.now();
    const bar = progressBar(terminal, '索引');
    const reading = progressBar(terminal, '读出');
    const options: IndexOptions = {
      corpus,
      out,
      skipBad: args.flag('skip-bad'),
      fresh: args.flag('fresh'),
      ...(threads === undefined ? {} : { threads }),
      onExtract: ({ done, total }) => {
        reading.update(done, total);
        if (done === total) reading.stop();
      },
      onBuild: ({ done, total }) => bar.update(done, total),
    };
    const run: Promise<IndexReport> =
      engine === 'embedded'
        ? indexCorpus(options)
        : withCluster(args, (client, name) => indexCorpus({ ...options, target: targetOf(client, name) }));
    const report = await run.finally(() => {
      reading.stop();
      bar.stop();
    });
    if (json) {
      terminal.out(`${JSON.stringify(report)}\n`);
      return 0;
    }
    for (const problem of report.problems.slice(0, LISTED_PROBLEMS))
      terminal.err(`略过 (skipped) ${formatProblem(problem)}\n`);
    if (report.skippedLines > 0) terminal.err(`共略过 ${report.skippedLines} 行 (lines left out)\n`);
    const { article, project, company } = report.counts;
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    terminal.out(
      `索引: ${report.generation}, ${article} 篇新闻, ${project} 个项目, ${company} 家企业, ` +
        `${(report.bytes / 1e6).toFixed(1)} MB, ${seconds} 秒${extractionText(report.phases)}, 内存峰值 ${Math.round(report.peakBytes / 1e6)} MB\n`,
    );
    if (report.target) {
      terminal.out(
        `集群: ${report.target.generation}, 送出 ${report.target.sent} 条有变化的记录 (records sent to the cluster)\n`,
      );
    }
    return 0;
  },
};

/** How long reading the articles took beside everything else: 读出 12.3 秒, 为其余的 1.54 倍. */
export function extractionText(phases: Readonly<Record<string, Pick<PhaseCost, 'seconds'>>>): string {
  const { extraction, ...others } = phases;
  const reading = extraction?.seconds ?? 0;
  const rest = Object.values(others).reduce((sum, { seconds }) => sum + seconds, 0);
  if (rest <= 0) return '';
  return `, 其中读出 ${reading.toFixed(1)} 秒, 为其余的 ${(reading / rest).toFixed(2)} 倍`;
}

const MOST_THREADS = 256;

function wholeNumber(args: Arguments, option: string, least: number, most: number): number | undefined {
  const text = args.optional(option);
  if (text === undefined) return undefined;
  const number = Number(text);
  if (/^\d+$/.test(text) && number >= least && number <= most) return number;
  throw usageError(
    `--${option} ${JSON.stringify(text)} 应为 ${least} 到 ${most} 的整数 (a whole number from ${least} to ${most})`,
  );
}

function progressBar(
  { interactive }: Terminal,
  name: string,
): { update(done: number, total: number): void; stop(): void } {
  if (!interactive) return { update: () => {}, stop: () => {} };
  const bar = new SingleBar({ format: `${name} {bar} {percentage}% {value}/{total}`, clearOnComplete: true });
  let started = false;
  return {
    update: (done, total) => {
      if (!started) bar.start(total, done);
      started = true;
      bar.update(done);
    },
    stop: () => bar.stop(),
  };
}
