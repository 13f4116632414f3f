/** `explain`: why a record scored what it scored. */
import { AppError } from '../contract/error.ts';
import type { Explanation } from '../contract/search.ts';
import { type Command, INDEX_OPTION, JSON_OPTION } from './command.ts';
import { ENGINE_OPTIONS, withEngine } from './engine-option.ts';
import { requestOf, SEARCH_OPTIONS } from './search-arguments.ts';

export const explainCommand: Command = {
  name: 'explain',
  summary: '一条记录为什么得这个分 (why a record scored what it scored)',
  operands: ['<query>', '<id>'],
  options: { index: INDEX_OPTION, ...ENGINE_OPTIONS, ...SEARCH_OPTIONS, json: JSON_OPTION },
  examples: ['explain 冠旭 c002', 'explain 新能源汽车 a044 --json'],
  async run(args, terminal) {
    const [query = '', id = ''] = args.positionals;
    const request = requestOf(query, args);
    const explanation = await withEngine(args, (engine) => engine.explain(request, id));
    if (!explanation) {
      throw new AppError(
        'record_not_found',
        `检索 ${query} 的结果里没有 ${id} (not among the results of this query)`,
      );
    }
    terminal.out(args.flag('json') ? `${JSON.stringify(explanation)}\n` : treeText(explanation));
    return 0;
  },
};

const SIGNS = { sum: '+', product: '×' } as const;

function treeText(node: Explanation, depth = 0, sign = ''): string {
  const own = `${'  '.repeat(depth)}${sign === '' ? '' : `${sign} `}${node.value.toFixed(4)}  ${node.label}\n`;
  const below = (node.children ?? []).map((child, i) =>
    treeText(child, depth + 1, i === 0 ? '' : SIGNS[node.op ?? 'sum']),
  );
  return own + below.join('');
}
