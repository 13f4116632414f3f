/** `report`: what was searched for and not found, from the server's log. */
import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { AppError } from '../contract/error.ts';
import { type QueryCount, reportQueries } from '../report/query-report.ts';
import { type Command, JSON_OPTION, usageError } from './command.ts';

const DAY = 86_400_000;
/** No line of ours is longer; what is, is cut and so counted as another's. */
const LONGEST_LINE = 1_000_000;

export const reportCommand: Command = {
  name: 'report',
  summary: '从日志里看搜了什么、什么没搜到 (what was asked and not found, from the log)',
  operands: ['[log]'],
  options: {
    days: { type: 'string', value: '<n>', help: '只看最近几天 (the last days only)' },
    limit: { type: 'string', default: '20', value: '<n>', help: '各列出多少个查询 (queries listed)' },
    json: JSON_OPTION,
  },
  examples: ['report xiangxun.log', 'report xiangxun.log.1.gz --days 7 --json'],
  notes: [
    '不给文件则读标准输入 (standard input without a file): journalctl -u xiangxun -o cat | npx xiangxun report',
  ],
  async run(args, terminal) {
    const [file] = args.positionals;
    const days = args.optional('days');
    const since =
      days === undefined ? undefined : new Date(Date.now() - integer('days', days) * DAY).toISOString();
    const report = await reportQueries(linesOf(file), {
      ...(since === undefined ? {} : { since }),
      limit: integer('limit', args.text('limit')),
    });
    if (args.flag('json')) {
      terminal.out(`${JSON.stringify(report)}\n`);
      return 0;
    }
    const { searches, zero, relaxed, timedOut, p50, p99 } = report;
    const share = (n: number) => (searches === 0 ? '' : ` (${((n / searches) * 100).toFixed(1)}%)`);
    terminal.out(`检索 ${searches} 次 (searches)\n`);
    terminal.out(`没有结果 ${zero} 次${share(zero)} (no result)\n`);
    terminal.out(`放宽后才有 ${relaxed} 次${share(relaxed)} (relaxed)\n`);
    terminal.out(`超时 ${timedOut} 次 (timed out)\n`);
    if (p50 !== null) terminal.out(`引擎用时 p50 ${p50} ms, p99 ${p99} ms (time of the engine)\n`);
    if (report.otherLines > 0) terminal.err(`略过 ${report.otherLines} 行不是日志的 (other lines)\n`);
    const list = (heading: string, queries: readonly QueryCount[]) => {
      if (queries.length === 0) return;
      terminal.out(`\n${heading}\n`);
      for (const query of queries) terminal.out(`${rowOf(query)}\n`);
    };
    list('没有结果的查询 (queries without result)', report.zeroQueries);
    list('放宽后才有结果的查询 (relaxed queries)', report.relaxedQueries);
    return 0;
  },
};

/** Control characters of a query stay out of the terminal. */
function rowOf({ q, count, last, filters }: QueryCount): string {
  const text = q.replace(/\p{Cc}/gu, ' ');
  const narrowed = filters.length === 0 ? '' : `  [${filters.join(', ').replace(/\p{Cc}/gu, ' ')}]`;
  return `${String(count).padStart(6)}  ${last.slice(0, 10)}  ${text === '' ? '(空)' : text}${narrowed}`;
}

async function* linesOf(file: string | undefined): AsyncGenerator<string> {
  const raw: Readable = file === undefined ? process.stdin : createReadStream(file);
  let text = raw;
  if (file?.endsWith('.gz')) {
    const gunzip = createGunzip();
    raw.once('error', (error) => gunzip.destroy(error));
    text = raw.pipe(gunzip);
  }
  let rest = '';
  try {
    for await (const chunk of text.setEncoding('utf8')) {
      const lines = (rest + chunk).split('\n');
      rest = (lines.pop() ?? '').slice(0, LONGEST_LINE);
      yield* lines;
    }
    yield rest;
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new AppError(
      'file_unreadable',
      `${file ?? 'stdin'} 无法读取 (${reason}); 检查路径和权限 (cannot be read)`,
      { cause: error },
    );
  }
}

function integer(option: string, text: string): number {
  const value = Number(text);
  if (/^\d{1,5}$/.test(text) && value >= 1) return value;
  throw usageError(`--${option}: 须为 1 到 99999 的整数, 得到 ${text} (an integer from 1 to 99999)`);
}
