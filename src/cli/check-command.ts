/** `check`: every file of every generation against its checksum. */
import { checkGenerations } from '../generation/check.ts';
import { checkCluster } from '../opensearch/check-cluster.ts';
import { type Command, INDEX_OPTION, JSON_OPTION } from './command.ts';
import { ENGINE_OPTIONS, engineOf, withCluster } from './engine-option.ts';

export const checkCommand: Command = {
  name: 'check',
  summary: '校验每一代索引的每个文件 (verify every file of every generation)',
  operands: [],
  options: { index: INDEX_OPTION, ...ENGINE_OPTIONS, json: JSON_OPTION },
  examples: [
    'check',
    'check --index ../index --json',
    'check --engine opensearch --opensearch https://search-1:9200',
  ],
  async run(args, terminal) {
    const report =
      engineOf(args) === 'embedded'
        ? await checkGenerations(args.text('index'))
        : await withCluster(args, checkCluster);
    const sound =
      report.current !== null && report.generations.length > 0 && report.generations.every(({ ok }) => ok);
    if (args.flag('json')) {
      terminal.out(`${JSON.stringify(report)}\n`);
      return sound ? 0 : 1;
    }
    if (report.generations.length === 0) terminal.err('没有索引; 先运行 npx xiangxun index (no index)\n');
    for (const { name, ok, problems, bytes, files } of report.generations) {
      const current = name === report.current ? ' (当前 current)' : '';
      terminal.out(
        `${ok ? '完好 ok ' : '损坏 bad'} ${name}${current}: ${files} 个文件, ${(bytes / 1e6).toFixed(1)} MB\n`,
      );
      for (const problem of problems) terminal.err(`  ${problem}\n`);
    }
    if (!sound && report.generations.length > 0) terminal.err('重建: npx xiangxun index (rebuild)\n');
    return sound ? 0 : 1;
  },
};
