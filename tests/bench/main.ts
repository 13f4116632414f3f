/** The bench as a program: started by src/setup/bench.mjs once everything is installed and compiled. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { benchCommand } from '../../src/cli/bench-command.ts';
import { parseArguments } from '../../src/cli/command.ts';
import { helpText } from '../../src/cli/help.ts';
import { AppError, ERRORS } from '../../src/contract/error.ts';
import { bench } from './bench.ts';
import { BENCH } from './bench-folder.ts';
import { charts } from './chart.ts';
import { growthRows, growthTable } from './growth.ts';
import { markdown } from './markdown.ts';
import { type BenchOptions, benchOptions } from './options.ts';
import type { BenchResult } from './result.ts';

async function main(argv: readonly string[]): Promise<void> {
  const args = parseArguments(benchCommand, argv);
  if (args.help) {
    process.stdout.write(helpText(benchCommand));
    return;
  }
  const options = benchOptions(args);
  const out = options.out ?? join(BENCH, 'results');
  if (options.growth === undefined) {
    const { result, table } = await measureOne(options, out);
    process.stdout.write(options.json ? `${JSON.stringify(result)}\n` : table);
    return;
  }
  const results: BenchResult[] = [];
  for (const size of options.growth) {
    process.stderr.write(`— ${size}\n`);
    results.push((await measureOne({ ...options, size }, out)).result);
  }
  const table = growthTable(results);
  await writeFile(join(out, `${results[0]?.corpus.name}-growth.md`), table);
  process.stdout.write(options.json ? `${JSON.stringify(growthRows(results))}\n` : table);
}

/** Measures, and writes the figures into `out`. */
async function measureOne(
  options: BenchOptions,
  out: string,
): Promise<{ result: BenchResult; table: string }> {
  const { result, flames } = await bench(options, (line) => process.stderr.write(`${line}\n`));
  const name = `${result.corpus.name}-${result.corpus.documents}`;
  const table = markdown(result);
  await mkdir(out, { recursive: true });
  await writeFile(join(out, `${name}.json`), `${JSON.stringify(result, null, 2)}\n`);
  await writeFile(join(out, `${name}.md`), table);
  for (const [chart, svg] of [...charts(result), ...flames])
    await writeFile(join(out, `${name}-${chart}.svg`), svg);
  process.stderr.write(`结果 (results): ${join(out, name)}.json .md -*.svg\n`);
  return { result, table };
}

for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const) {
  process.once(signal, () => process.exit(code));
}
try {
  await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof AppError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = ERRORS[error.code].exit;
}
