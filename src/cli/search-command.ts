/** `search`: one query on the terminal. */
import type { Hit, MarkedText } from '../contract/search.ts';
import { type Command, INDEX_OPTION, JSON_OPTION } from './command.ts';
import { ENGINE_OPTIONS, withEngine } from './engine-option.ts';
import { requestOf, SEARCH_OPTIONS } from './search-arguments.ts';

const TYPE_NAMES = { article: '新闻', project: '项目', company: '企业' } as const;
const MARK = ['\u001b[1;33m', '\u001b[0m'] as const;
const QUIET = ['\u001b[2m', '\u001b[0m'] as const;

export const searchCommand: Command = {
  name: 'search',
  summary: '在终端检索一次 (one query on the terminal)',
  operands: ['<query>'],
  options: { index: INDEX_OPTION, ...ENGINE_OPTIONS, ...SEARCH_OPTIONS, json: JSON_OPTION },
  examples: [
    'search SHEIN',
    'search 冠旭 --type project',
    'search 新能源汽车 --from 2024-02-01 --to 2024-02-29 --json',
  ],
  async run(args, terminal) {
    const request = requestOf(args.positionals[0] ?? '', args);
    const answer = await withEngine(args, (engine) => engine.search(request));
    if (args.flag('json')) {
      terminal.out(`${JSON.stringify(answer)}\n`);
      return 0;
    }
    const notes = [
      `共 ${answer.total} 条`,
      ...(answer.relaxed ? ['没有同时符合全部条件的, 已放宽'] : []),
      ...(answer.undated > 0 ? [`还没有日期的 ${answer.undated} 条未列入`] : []),
    ];
    terminal.out(`${notes.join('; ')}\n`);
    for (const [i, hit] of answer.hits.entries())
      terminal.out(hitText(hit, request.offset + i + 1, terminal.color));
    return 0;
  },
};

function hitText(hit: Hit, rank: number, color: boolean): string {
  const quiet = (text: string) => (color ? `${QUIET[0]}${text}${QUIET[1]}` : text);
  const facts = [
    `${hit.type}/${hit.id}`,
    hit.source,
    hit.published,
    hit.regions?.join(' '),
    hit.stage,
    hit.investmentYi === undefined ? undefined : `${hit.investmentYi} 亿元`,
    ...hit.why,
  ].filter((fact) => fact !== undefined && fact !== '');
  const lines = [`${String(rank).padStart(2)}. [${TYPE_NAMES[hit.type]}] ${marked(hit.title, color)}`];
  if (hit.snippet) lines.push(`    ${marked(hit.snippet, color).replace(/\s+/gu, ' ')}`);
  lines.push(`    ${quiet(facts.join(' · '))}`);
  return `${lines.join('\n')}\n`;
}

/** Control characters of a text stay out of the terminal. */
function marked({ text, marks }: MarkedText, color: boolean): string {
  const plain = (part: string) => part.replace(/\p{Cc}/gu, ' ');
  if (!color) return plain(text);
  let out = '';
  let at = 0;
  for (const [start, end] of marks) {
    out += `${plain(text.slice(at, start))}${MARK[0]}${plain(text.slice(start, end))}${MARK[1]}`;
    at = end;
  }
  return out + plain(text.slice(at));
}
