/** `index`: the corpus → a new generation, published atomically. */
import { SingleBar } from 'cli-progress';
import { formatProblem } from '../corpus/problem.ts';
import { indexCorpus, isUpToDate } from '../indexer/index-corpus.ts';
import {
  CORPUS_OPTION,
  type Command,
  INDEX_OPTION,
  JSON_OPTION,
  type Terminal,
  usageError,
} from './command.ts';

const LISTED_PROBLEMS = 20;

export const indexCommand: Command = {
  name: 'index',
  summary: '读取语料, 建立并发布一代新索引 (build and publish an index)',
  operands: [],
  options: {
    corpus: CORPUS_OPTION,
    out: INDEX_OPTION,
    'skip-bad': { type: 'boolean', help: '略过有误的行并报告 (leave bad lines out)' },
    'if-stale': { type: 'boolean', help: '语料和程序都没变就不重建 (only when out of date)' },
    fresh: { type: 'boolean', help: '不沿用上一代索引的结果 (take over nothing from the last index)' },
    threads: { type: 'string', value: '<n>', help: '并行线程数, 默认等于核数 (threads; as many as cores)' },
    json: JSON_OPTION,
  },
  examples: ['index', 'index --corpus ../news --out ../index --skip-bad'],
  async run(args, terminal) {
    const corpus = args.text('corpus');
    const out = args.text('out');
    const json = args.flag('json');
    const threads = threadsOf(args.optional('threads'));
    if (args.flag('if-stale') && (await isUpToDate(corpus, out))) {
      terminal.out(json ? '{"upToDate":true}\n' : '索引: 已是最新 (up to date)\n');
      return 0;
    }
    const began = performance.now();
    const bar = progressBar(terminal, '索引');
    const reading = progressBar(terminal, '读出');
    const report = await indexCorpus({
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
    }).finally(() => {
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
        `${(report.bytes / 1e6).toFixed(1)} MB, ${seconds} 秒${extractionText(report.seconds)}\n`,
    );
    return 0;
  },
};

/** How long reading the articles took beside everything else: 读出 12.3 秒, 为其余的 1.54 倍. */
export function extractionText(seconds: Readonly<Record<string, number>>): string {
  const { extraction = 0, ...others } = seconds;
  const rest = Object.values(others).reduce((sum, value) => sum + value, 0);
  if (rest <= 0) return '';
  return `, 其中读出 ${extraction.toFixed(1)} 秒, 为其余的 ${(extraction / rest).toFixed(2)} 倍`;
}

const MOST_THREADS = 256;

function threadsOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const threads = Number(text);
  if (/^\d+$/.test(text) && threads >= 1 && threads <= MOST_THREADS) return threads;
  throw usageError(
    `--threads ${JSON.stringify(text)} 应为 1 到 ${MOST_THREADS} 的整数 (a whole number from 1 to ${MOST_THREADS})`,
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
