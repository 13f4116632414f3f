/** `bench`: speed, memory and answers side by side with other engines. What measures is in the source, not in dist/. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { AppError } from '../contract/error.ts';
import { type Arguments, type Command, JSON_OPTION } from './command.ts';

const PROGRAM = fileURLToPath(new URL('../../src/setup/bench.mjs', import.meta.url));

export const benchCommand: Command = {
  name: 'bench',
  summary: '与其他引擎并排测速度、内存和质量 (measure side by side with others)',
  operands: [],
  options: {
    corpus: {
      type: 'string',
      value: '<F.jsonl>',
      help: '每行 {"id","title","text","date","category"}, 可 .gz; 默认生成 (default: generated)',
    },
    queries: { type: 'string', value: '<F.txt>', help: '另测这些查询, 每行一个 (more queries, one a line)' },
    judged: {
      type: 'string',
      value: '<dir>',
      help: '评判集: corpus.jsonl、queries*.jsonl、qrels.tsv (answer quality too)',
    },
    size: { type: 'string', value: '<n>', help: '最多多少篇; 生成的文字默认 20000 (at most so many)' },
    growth: {
      type: 'string',
      value: '<n,n,…>',
      help: '依次测这些篇数, 给出每项成本的增长指数 (sizes in turn, and how each cost grows)',
    },
    runs: { type: 'string', default: '3', value: '<n>', help: '各测几次, 取中位数 (runs; medians count)' },
    builds: { type: 'string', value: '<n>', help: '建几次索引, 默认同 --runs (how often to index)' },
    seconds: {
      type: 'string',
      default: '5',
      value: '<n>',
      help: '每种并发测几秒, 0 不测 (seconds of each HTTP load; 0: none)',
    },
    only: {
      type: 'string',
      value: '<names>',
      help: '只测这些, 逗号分隔: xiangxun,minisearch-words (only these)',
    },
    profile: {
      type: 'boolean',
      help: '再各跑一遍, 画出时间花在哪里 (flame graphs of another run)',
    },
    out: {
      type: 'string',
      value: '<dir>',
      help: '结果目录, 默认 tests/bench/results (JSON, Markdown, SVG)',
    },
    json: JSON_OPTION,
  },
  examples: [
    'bench --size 5000 --runs 1',
    'bench --corpus news.jsonl.gz --queries queries.txt --judged ../judged',
    'bench --corpus news.jsonl.gz --growth 10000,30000,100000 --only xiangxun --runs 1 --seconds 0',
  ],
  async run(args) {
    if (!existsSync(PROGRAM)) {
      throw new AppError(
        'invalid_usage',
        'bench 只在源码目录里可用: 被比较的引擎不随程序发布; 取得源码后运行 npm run bench (needs the source: the other engines are not part of the package)',
      );
    }
    return runProgram(handedOn(args));
  },
};

/** The options as they were given or are by default, for the program to read again. */
export function handedOn(args: Arguments): string[] {
  return Object.entries(benchCommand.options).flatMap(([name, { type }]) => {
    if (type === 'boolean') return args.flag(name) ? [`--${name}`] : [];
    const value = args.optional(name);
    return value === undefined ? [] : [`--${name}=${value}`];
  });
}

/** A signal to this process ends the bench first. */
function runProgram(argv: readonly string[]): Promise<number> {
  const child = spawn(process.execPath, [PROGRAM, ...argv], { stdio: 'inherit' });
  const stop = (signal: NodeJS.Signals) => child.kill(signal);
  process.on('SIGINT', stop).on('SIGTERM', stop);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
}
