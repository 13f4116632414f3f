/** `eval`: how good the answers are, against judgments. */
import { writeFile } from 'node:fs/promises';
import { AppError } from '../contract/error.ts';
import { MATCHINGS, type Matching } from '../contract/search.ts';
import { type AblationRow, ablation } from '../evaluation/ablation.ts';
import { evaluate } from '../evaluation/evaluate.ts';
import { readJudgments, readQueries } from '../evaluation/judged-set.ts';
import { openEngine } from '../search/open-engine.ts';
import { type Command, INDEX_OPTION, JSON_OPTION, type Terminal, usageError } from './command.ts';

export const evalCommand: Command = {
  name: 'eval',
  summary: '以评判集度量检索质量 (measure answers against judgments)',
  operands: [],
  options: {
    queries: { type: 'string', value: '<F.jsonl>', help: '每行 {"id","text"} (queries)' },
    qrels: { type: 'string', value: '<F.tsv>', help: '查询编号、记录编号、等级, 制表符分隔 (judgments)' },
    'run-out': {
      type: 'string',
      value: '<F.tsv>',
      help: '写出前 100 名: 查询、记录、名次、得分 (write the ranking)',
    },
    matching: {
      type: 'string',
      default: 'any',
      value: '<mode>',
      choices: MATCHINGS,
      help: 'any: 排序全部相关记录; auto、all 同检索 (as in search)',
    },
    ablation: {
      type: 'boolean',
      help: '逐一去掉排序的每个部分, 列表比较 (each part of the ranking off in turn)',
    },
    index: INDEX_OPTION,
    json: JSON_OPTION,
  },
  examples: [
    'eval --queries queries.jsonl --qrels qrels.tsv --run-out run.tsv',
    'eval --queries queries.jsonl --qrels qrels.tsv --ablation',
  ],
  async run(args, terminal) {
    const queries = args.optional('queries');
    const qrels = args.optional('qrels');
    const matching = args.text('matching') as Matching;
    if (queries === undefined || qrels === undefined)
      throw usageError('eval 需要 --queries 和 --qrels (both are needed)');
    if (!MATCHINGS.includes(matching))
      throw usageError(`--matching: 只能是 ${MATCHINGS.join('、')} (one of these)`);
    const out = args.optional('run-out');
    if (args.flag('ablation') && out !== undefined)
      throw usageError('--ablation 和 --run-out 不能同用 (use one of the two)');
    const { engine, rankedBy } = await openEngine(args.text('index'));
    const judged = [await readQueries(queries), await readJudgments(qrels), matching] as const;
    if (args.flag('ablation')) {
      await printAblation(ablation(rankedBy, ...judged), args.flag('json'), terminal);
      return 0;
    }
    const run = await evaluate(engine, ...judged);
    if (out !== undefined) {
      const lines = run.rankings.flatMap(({ query, hits }) =>
        hits.map(({ id, score }, i) => [query, id, i + 1, score.toFixed(6)].join('\t')),
      );
      await writeFile(out, lines.map((line) => `${line}\n`).join('')).catch((cause: unknown) => {
        throw new AppError('file_unwritable', `写不了 ${out}; 检查路径和权限 (cannot write the file)`, {
          cause,
        });
      });
    }
    if (args.flag('json')) terminal.out(`${JSON.stringify(run.metrics)}\n`);
    else {
      for (const [name, value] of Object.entries(run.metrics)) {
        terminal.out(`${name.padEnd(12)}${name === 'queries' ? value : value.toFixed(4)}\n`);
      }
    }
    return 0;
  },
};

/** A Hanzi takes two columns of a terminal. */
function columns(text: string): number {
  return [...text].reduce((sum, c) => sum + (/\p{Script=Han}/u.test(c) ? 2 : 1), 0);
}

const LABEL_COLUMNS = 50;

/** A line a row as soon as it is measured; as JSON all at once. */
async function printAblation(
  rows: AsyncIterable<AblationRow>,
  asJson: boolean,
  terminal: Terminal,
): Promise<void> {
  const all: AblationRow[] = [];
  for await (const row of rows) {
    const whole = (all[0] ?? row).metrics;
    if (!asJson && all.length === 0) {
      const names = Object.keys(row.metrics).map((name) => name.padStart(10));
      terminal.out(`${' '.repeat(LABEL_COLUMNS)}${names.join('')}   ΔnDCG@10\n`);
    }
    all.push(row);
    if (asJson) continue;
    const values = Object.values(row.metrics).map((value) => value.toFixed(4).padStart(10));
    const change = row.metrics['nDCG@10'] - whole['nDCG@10'];
    const sign = Math.abs(change) < 5e-5 ? ' ' : change < 0 ? '−' : '+';
    const told = all.length === 1 ? '' : `   ${sign}${Math.abs(change).toFixed(4)}`;
    terminal.out(`${row.label}${' '.repeat(LABEL_COLUMNS - columns(row.label))}${values.join('')}${told}\n`);
  }
  if (asJson) terminal.out(`${JSON.stringify(all)}\n`);
}
