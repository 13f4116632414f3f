/** The figures as Markdown tables, for the terminal and the README. A dash: it cannot, or it was not measured. */
import { CLIENTS, type Load } from './http.ts';
import type { Latencies } from './job.ts';
import type { Latency } from './measure.ts';
import type { Profile } from './profile.ts';
import { KIND_NAMES, QUERY_KINDS } from './query-kind.ts';
import type { BenchResult, ContestantResult } from './result.ts';

const DASH = '—';

export function markdown(result: BenchResult): string {
  const { machine, commit, corpus, runs, cut, contestants, absent } = result;
  const asked = QUERY_KINDS.flatMap((kind) =>
    result.queries[kind] ? `${KIND_NAMES[kind]} ${result.queries[kind]}` : [],
  );
  const commitText =
    commit.id === '' ? '' : `; ${commit.id.slice(0, 12)}${commit.changed ? ' + 改动 (changed)' : ''}`;
  return `${[
    `# 性能对比: ${corpus.name}, ${corpus.documents} 篇, ${(corpus.characters / 1e6).toFixed(1)} M 字`,
    [
      `${result.date.slice(0, 10)}; ${machine.cpu}, ${machine.cores} 核, ${(machine.memory / 1e9).toFixed(0)} GB, ${machine.system}, Node ${machine.node}${commitText}.`,
      `中位数: 建索引 ${runs.builds} 次, 检索与并发 ${runs.queries} 次 (medians). 每个都在自己的进程里, 轮流进行; 查询: ${asked.join('、')}; ${DASH}: 做不到或未测 (cannot, or not measured).`,
      `分词 (segmentation, ${cut.words} 词): ${seconds(cut.ms)} s. words: 用我们的词, 查询时的分词也计时 (fed with our words). 每个词都要有, 一条都没有时有其一即可: 人人如此 (all words, else any: for everyone).`,
    ].join('\n'),
    indexTable(contestants, cut.ms),
    startTable(contestants),
    latencyTable(contestants),
    answeredTable(contestants),
    httpTable(contestants),
    qualityTable(contestants),
    profileTable(result.profiles ?? []),
    notes(contestants, absent),
  ]
    .filter((part) => part !== '')
    .join('\n\n')}\n`;
}

const seconds = (ms: number) => (ms / 1000).toFixed(1);
const megabytes = (bytes: number) => (bytes / 1e6).toFixed(0);

/** Three significant figures, as milliseconds are read. */
function milliseconds(ms: number): string {
  return ms >= 100 ? ms.toFixed(0) : ms >= 10 ? ms.toFixed(1) : ms >= 1 ? ms.toFixed(2) : ms.toFixed(3);
}

function table(title: string, heads: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '';
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    `## ${title}`,
    line(heads),
    line(heads.map((_, i) => (i === 0 ? '---' : '---:'))),
    ...rows.map(line),
  ].join('\n');
}

/** Whose code the processor ran, the owners that have a hundredth or more. */
function profileTable(profiles: readonly Profile[]): string {
  const jobs = { index: '建索引 (indexing)', query: '检索 (searching)' };
  const rows = profiles.map(({ contestant, job, owners }) => {
    const whole = owners.reduce((sum, [, ms]) => sum + ms, 0);
    const shares = owners.flatMap(([owner, ms]) =>
      ms * 100 >= whole ? [`${owner} ${((100 * ms) / whole).toFixed(0)} %`] : [],
    );
    return [`${contestant} ${jobs[job]}`, seconds(whole), shares.join('、')];
  });
  return table('时间花在哪里 (where the time goes)', ['', '处理器 s (CPU)', '谁的代码 (whose code)'], rows);
}

function indexTable(contestants: readonly ContestantResult[], cutMs: number): string {
  const rows = contestants.flatMap(({ name, feed, index }) => {
    if (!index) return [];
    const { buildMs, saveMs, bytes, peak } = index;
    const whole = buildMs + saveMs + (feed === 'words' ? cutMs : 0);
    const uncut = feed === 'own' ? DASH : seconds(buildMs);
    return [
      [
        name,
        uncut,
        feed === 'own' ? DASH : seconds(saveMs),
        seconds(whole),
        megabytes(bytes),
        megabytes(peak),
      ],
    ];
  });
  const heads = [
    '',
    '建索引, 不计分词 s (without segmentation)',
    '存盘 s (save)',
    '合计, 含分词 s (all)',
    '磁盘 MB (disk)',
    '内存峰值 MB (peak RSS)',
  ];
  return table('建索引 (indexing)', heads, rows);
}

function startTable(contestants: readonly ContestantResult[]): string {
  const rows = contestants.flatMap(({ name, started }) =>
    started
      ? [
          [
            name,
            seconds(started.readyMs),
            megabytes(started.memory.heap),
            megabytes(started.memory.external),
            megabytes(started.memory.rss),
            megabytes(started.rssAfter),
          ],
        ]
      : [],
  );
  const heads = [
    '',
    '启动到首个结果 s (ready)',
    '堆 MB (heap)',
    '堆外 MB (external)',
    'RSS MB',
    '查询后 RSS MB (after queries)',
  ];
  return table('启动与内存 (start and memory)', heads, rows);
}

/** A table with a column for each kind that anyone answered. */
function kindTable(
  title: string,
  contestants: readonly ContestantResult[],
  cell: (latency: Latency) => string,
): string {
  const measured = contestants.flatMap(({ name, started }): [string, Latencies][] =>
    started
      ? [
          [name, started.latency],
          ...(started.ranking
            ? [[`${name}, 只给编号和总数 (ids and total)`, started.ranking] as [string, Latencies]]
            : []),
        ]
      : [],
  );
  const kinds = QUERY_KINDS.filter((kind) => measured.some(([, latency]) => latency[kind]));
  const cellOf = (latency: Latency | undefined) => (latency ? cell(latency) : DASH);
  const rows = measured.map(([name, latency]) => [name, ...kinds.map((kind) => cellOf(latency[kind]))]);
  return table(title, ['', ...kinds.map((kind) => KIND_NAMES[kind])], rows);
}

function latencyTable(contestants: readonly ContestantResult[]): string {
  return kindTable('延迟 ms: p50 / p95 / p99 / 最大 (latency)', contestants, ({ p50, p95, p99, max }) =>
    [p50, p95, p99, max].map(milliseconds).join(' / '),
  );
}

function answeredTable(contestants: readonly ContestantResult[]): string {
  return kindTable('有结果的查询 % (queries that found something)', contestants, ({ answered, count }) =>
    ((100 * answered) / count).toFixed(0),
  );
}

function httpTable(contestants: readonly ContestantResult[]): string {
  const cell = (load: Load | undefined) => {
    if (load === undefined) return DASH;
    const { requestsPerSecond, p99, failed } = load;
    // No request was answered within the time.
    const slowest = p99 === null ? DASH : milliseconds(p99);
    return `${requestsPerSecond.toFixed(0)} / ${slowest}${failed > 0 ? ` (失败 failed ${failed})` : ''}`;
  };
  const rows = contestants.flatMap(({ name, http }) =>
    http ? [[name, ...CLIENTS.map((clients) => cell(http.find((load) => load.clients === clients)))]] : [],
  );
  return table(
    'HTTP: 每秒请求 / p99 ms; xiangxun 给整页结果, 其他只给编号和总数 (requests a second; full pages against ids)',
    ['', ...CLIENTS.map((n) => `${n} 个客户端 (clients)`)],
    rows,
  );
}

function qualityTable(contestants: readonly ContestantResult[]): string {
  const sample = contestants.find(({ quality }) => quality !== undefined)?.quality ?? [];
  const heads = sample.map(({ set, mode, queries }) => `${set} (${queries}), ${mode}`);
  const rows = contestants.flatMap(({ name, quality }) =>
    quality
      ? [[name, ...quality.map((one) => `${one['nDCG@10'].toFixed(3)} / ${one['Recall@100'].toFixed(3)}`)]]
      : [],
  );
  return table('答案质量: nDCG@10 / Recall@100 (answer quality)', ['', ...heads], rows);
}

const yes = (can: boolean) => (can ? '✓' : DASH);

function notes(contestants: readonly ContestantResult[], absent: BenchResult['absent']): string {
  const rows = contestants.map(({ name, versions, matches, can, note, failure }) => [
    name,
    Object.entries(versions)
      .map(([one, version]) => `${one} ${version}`)
      .join(', ') || DASH,
    matches,
    ...[can.total, can.phrase, can.prefix, can.date, can.facet].map(yes),
    failure === undefined ? note : `${note}; 失败 (failed): ${failure}`,
  ]);
  const heads = ['', '版本 (version)', '匹配 (matches)', '总数', '短语', '前缀', '日期', '分面', '注 (note)'];
  const missing = absent.map(({ name, reason }) => `- ${name} 未测 (not measured): ${reason}`);
  return [table('各自能做什么 (what each can do)', heads, rows), ...missing].join('\n');
}
