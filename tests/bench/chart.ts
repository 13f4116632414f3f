/** Figures as bars, SVG made by hand: one chart a question, shorter is better unless its title says otherwise. */
import type { BenchResult, ContestantResult } from './result.ts';

interface Bar {
  readonly label: string;
  readonly value: number;
}

export interface Chart {
  readonly title: string;
  readonly unit: string;
  readonly bars: readonly Bar[];
  /** Under the bars: where and when it was measured. */
  readonly footer: string;
}

const WIDTH = 760;
const LABEL = 190;
const NUMBER = 90;
const ROW = 26;
const HEAD = 44;
const FOOT = 28;

export const escaped = (text: string) =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    // No XML may hold these.
    .replaceAll(/\p{Cc}|\p{Cs}/gu, ' ');

/** Three significant figures. */
function shown(value: number): string {
  return value >= 100 ? value.toFixed(0) : String(Number(value.toPrecision(3)));
}

export function barChart({ title, unit, bars, footer }: Chart): string {
  const most = bars.reduce((a, { value }) => Math.max(a, value), 0);
  const height = HEAD + bars.length * ROW + FOOT;
  const rows = bars.map(({ label, value }, i) => {
    const top = HEAD + i * ROW;
    const width = most > 0 ? Math.max((value / most) * (WIDTH - LABEL - NUMBER), 1) : 1;
    const own = label === 'xiangxun';
    return [
      `<text x="${LABEL - 8}" y="${top + 16}" text-anchor="end"${own ? ' font-weight="700"' : ''}>${escaped(label)}</text>`,
      `<rect x="${LABEL}" y="${top + 3}" width="${width.toFixed(1)}" height="${ROW - 8}" rx="2" fill="${own ? '#b3261e' : '#8a94a6'}"/>`,
      `<text x="${(LABEL + width + 6).toFixed(1)}" y="${top + 16}">${shown(value)}</text>`,
    ].join('');
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-label="${escaped(title)}" font-family="system-ui, sans-serif" font-size="13" fill="#1f2733">`,
    `<rect width="${WIDTH}" height="${height}" fill="#ffffff"/>`,
    `<text x="12" y="26" font-size="15" font-weight="600">${escaped(title)} (${escaped(unit)})</text>`,
    ...rows,
    `<text x="12" y="${height - 10}" font-size="11" fill="#5b6675">${escaped(footer)}</text>`,
    '</svg>',
    '',
  ].join('\n');
}

interface Question {
  readonly name: string;
  readonly title: string;
  readonly unit: string;
  value(contestant: ContestantResult, result: BenchResult): number | undefined;
}

const QUESTIONS: readonly Question[] = [
  {
    name: 'index',
    title: '建索引, 含分词与存盘 (indexing with segmentation)',
    unit: 's',
    value: ({ index, feed }, { cut }) =>
      index && (index.buildMs + index.saveMs + (feed === 'words' ? cut.ms : 0)) / 1000,
  },
  { name: 'disk', title: '磁盘 (on disk)', unit: 'MB', value: ({ index }) => index && index.bytes / 1e6 },
  {
    name: 'memory',
    title: '就绪时内存 RSS (memory when ready)',
    unit: 'MB',
    value: ({ started }) => started && started.memory.rss / 1e6,
  },
  {
    name: 'ready',
    title: '启动到首个结果 (start to first answer)',
    unit: 's',
    value: ({ started }) => started && started.readyMs / 1000,
  },
  {
    name: 'one-word',
    title: '一个词, p99 (one word)',
    unit: 'ms',
    value: ({ started }) => started?.latency.oneWord?.p99,
  },
  {
    name: 'two-words',
    title: '两个词, p99 (two words)',
    unit: 'ms',
    value: ({ started }) => started?.latency.twoWords?.p99,
  },
  {
    name: 'http',
    title: '每秒请求, 8 个客户端, 越长越好 (8 clients; longer is better)',
    unit: 'req/s',
    value: ({ http }) => http?.find(({ clients }) => clients === 8)?.requestsPerSecond,
  },
  {
    name: 'quality',
    title: '答案质量, 各组查询平均, 越长越好 (answer quality; longer is better)',
    unit: 'nDCG@10',
    value: ({ quality }) => {
      const scores = (quality ?? []).filter(({ mode }) => mode === 'auto').map((one) => one['nDCG@10']);
      return scores.length > 0 ? scores.reduce((a, b) => a + b, 0) / scores.length : undefined;
    },
  },
];

/** Where and when it was measured. */
export function footerOf({
  corpus,
  date,
  machine,
}: Pick<BenchResult, 'corpus' | 'date' | 'machine'>): string {
  return `${corpus.name}, ${corpus.documents} 篇; ${date.slice(0, 10)}; ${machine.cpu}, Node ${machine.node}`;
}

/** Each chart by its name; a question that nothing was measured of has none. */
export function charts(result: BenchResult): [name: string, svg: string][] {
  const { contestants } = result;
  const footer = footerOf(result);
  return QUESTIONS.flatMap(({ name, title, unit, value }) => {
    const bars = contestants.flatMap((contestant) => {
      const measured = value(contestant, result);
      return measured === undefined ? [] : [{ label: contestant.name, value: measured }];
    });
    return bars.length > 0 ? [[name, barChart({ title, unit, bars, footer })] as [string, string]] : [];
  });
}
