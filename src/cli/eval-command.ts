/** `eval`: how good the answers are, against judgments. */
import { writeFile } from 'node:fs/promises';
import { AppError } from '../contract/error.ts';
import { MATCHINGS, type Matching } from '../contract/search.ts';
import { evaluate } from '../evaluation/evaluate.ts';
import { readJudgments, readQueries } from '../evaluation/judged-set.ts';
import { openEngine } from '../search/open-engine.ts';
import { type Command, INDEX_OPTION, JSON_OPTION, usageError } from './command.ts';

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
      help: 'any: 排序全部相关记录; auto、all 同检索 (as in search)',
    },
    index: INDEX_OPTION,
    json: JSON_OPTION,
  },
  examples: ['eval --queries queries.jsonl --qrels qrels.tsv --run-out run.tsv'],
  async run(args, terminal) {
    const queries = args.optional('queries');
    const qrels = args.optional('qrels');
    const matching = args.text('matching') as Matching;
    if (queries === undefined || qrels === undefined)
      throw usageError('eval 需要 --queries 和 --qrels (both are needed)');
    if (!MATCHINGS.includes(matching))
      throw usageError(`--matching: 只能是 ${MATCHINGS.join('、')} (one of these)`);
    const { engine } = await openEngine(args.text('index'));
    const run = await evaluate(engine, await readQueries(queries), await readJudgments(qrels), matching);
    const out = args.optional('run-out');
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
