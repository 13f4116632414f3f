/** `crawl`: a site → the corpus, and with `--index` → a new generation. */
import { SingleBar } from 'cli-progress';
import { VERSION } from '../config/version.ts';
import { isCalendarDay } from '../contract/record.ts';
import { crawl } from '../crawl/crawl.ts';
import { FETCH_FAULTS } from '../crawl/fetch/fault.ts';
import { QUARANTINE_REASONS } from '../crawl/page/quality.ts';
import { preview } from '../crawl/preview.ts';
import { SKIP_REASONS } from '../crawl/site/scope.ts';
import { readSite, type Site } from '../crawl/site/site-file.ts';
import type { CrawlReport, Reason } from '../crawl/tally.ts';
import { type IndexReport, indexCorpus, isUpToDate } from '../indexer/index-corpus.ts';
import {
  type Arguments,
  CORPUS_OPTION,
  type Command,
  INDEX_OPTION,
  JSON_OPTION,
  type Terminal,
  usageError,
} from './command.ts';

const REASONS: Readonly<Record<Reason, string>> = {
  ...FETCH_FAULTS,
  ...QUARANTINE_REASONS,
  ...SKIP_REASONS,
  noindex: '页面要求不收录 (noindex)',
  gone: '已删除 (gone)',
  'already-there': '语料里别处已有 (already elsewhere in the corpus)',
};

export const crawlCommand: Command = {
  name: 'crawl',
  summary: '按站点文件采集网页, 写入语料 (crawl a site into the corpus, politely)',
  operands: ['<site.json>'],
  givesWay: true,
  options: {
    corpus: CORPUS_OPTION,
    state: {
      type: 'string',
      default: 'crawl-data',
      value: '<dir>',
      help: '采集状态: 断点和上次所见 (what was seen; to go on from)',
    },
    since: { type: 'string', value: '<YYYY-MM-DD>', help: '不收更早的文章 (no articles of earlier days)' },
    max: { type: 'string', value: '<N>', help: '本次至多访问的网页数 (pages of this run at most)' },
    'dry-run': {
      type: 'boolean',
      help: '只看起始页, 列出会访问的网址, 什么也不写 (list what would be visited)',
    },
    index: {
      type: 'boolean',
      help: '语料有变就发布新一代索引 (publish a new index where something changed)',
    },
    out: { ...INDEX_OPTION, help: '--index 写到的索引目录 (index folder)' },
    json: JSON_OPTION,
  },
  examples: ['crawl site.json --dry-run', 'crawl site.json --since 2026-01-01 --max 200 --index'],
  notes: [
    '中断 (Ctrl-C、断电) 后再运行同一命令, 从断处继续。站点文件的写法见 docs/crawl.md。',
    'After an interruption the same command goes on where it was. Site files: docs/crawl.md.',
  ],
  async run(args, terminal) {
    const site = await readSite(args.positionals[0] ?? '');
    const since = sinceOf(args);
    const max = maxOf(args);
    const version = VERSION;
    const json = args.flag('json');
    if (args.flag('dry-run')) {
      const pages = await preview(site, { version, since });
      for (const page of pages) {
        if (json) terminal.out(`${JSON.stringify(page)}\n`);
        else
          terminal.out(
            `${page.reason === undefined ? '✓' : '✗'} ${page.url}${page.reason ? `  ${REASONS[page.reason]}` : ''}\n`,
          );
      }
      return 0;
    }
    const report = await crawlSite(site, { args, terminal, since, max, version });
    const index = args.flag('index') ? await indexed(args) : undefined;
    if (json) terminal.out(`${JSON.stringify({ ...report, ...(index ? { index } : {}) })}\n`);
    else {
      terminal.out(reportText(report));
      if (args.flag('index'))
        terminal.out(
          index ? `索引: 已发布 ${index.generation} (published)\n` : '索引: 已是最新 (up to date)\n',
        );
    }
    return nothingReached(report) ? 1 : 0;
  },
};

/** No host answered: nothing was done, whatever the reasons. */
function nothingReached({ visited, reasons }: CrawlReport): boolean {
  const faults: readonly Reason[] = ['dns', 'connect', 'reset', 'timeout', 'robots-unreachable'];
  const failed = faults.reduce((sum, reason) => sum + (reasons[reason] ?? 0), 0);
  return visited > 0 && failed >= visited;
}

function sinceOf(args: Arguments): string | undefined {
  const since = args.optional('since');
  if (since === undefined) return undefined;
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(since) ?? [];
  if (year === undefined || !isCalendarDay(Number(year), Number(month), Number(day)))
    throw usageError(`--since ${since}: 应为日历上有的日期 YYYY-MM-DD (a day that exists expected)`);
  return since;
}

function maxOf(args: Arguments): number | undefined {
  const max = args.optional('max');
  if (max === undefined) return undefined;
  if (!/^[1-9]\d{0,8}$/u.test(max))
    throw usageError(`--max ${max}: 应为正整数 (a positive whole number expected)`);
  return Number(max);
}

async function crawlSite(
  site: Site,
  more: {
    args: Arguments;
    terminal: Terminal;
    since: string | undefined;
    max: number | undefined;
    version: string;
  },
): Promise<CrawlReport> {
  const { args, terminal, since, max, version } = more;
  const stop = new AbortController();
  // The first signal ends the run after the page under way, the second at once.
  const onSignal = () => {
    if (stop.signal.aborted) process.exit(130);
    stop.abort();
  };
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
  const bar = new SingleBar({ format: '采集 {bar} {value}/{total} {outcome} {url}', clearOnComplete: true });
  if (terminal.interactive) bar.start(1, 0, { url: '', outcome: '' });
  try {
    return await crawl({
      site,
      corpus: args.text('corpus'),
      state: args.text('state'),
      version,
      since,
      max,
      signal: stop.signal,
      onPage: ({ visited, waiting, url, outcome }) => {
        bar.setTotal(Math.min(visited + waiting, max ?? Number.POSITIVE_INFINITY));
        bar.update(visited, { url, outcome });
      },
    });
  } finally {
    bar.stop();
    process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
  }
}

async function indexed(args: Arguments): Promise<IndexReport | undefined> {
  const [corpus, out] = [args.text('corpus'), args.text('out')];
  if (await isUpToDate(corpus, out)) return undefined;
  return indexCorpus({ corpus, out, skipBad: false });
}

function reportText(report: CrawlReport): string {
  const { site, visited, unchanged, added, changed, removed, partial, waiting } = report;
  const lines = [
    `采集 ${site}: 访问 ${visited} 页, 未变 ${unchanged}, 新增 ${added}, 更正 ${changed}, 摘要 ${partial}, 移除 ${removed}` +
      `${waiting > 0 ? `, 待下次 ${waiting}` : ''}`,
    ...Object.entries(report.reasons).map(([reason, count]) => `  ${count} × ${REASONS[reason as Reason]}`),
  ];
  return `${lines.join('\n')}\n`;
}
