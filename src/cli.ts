#!/usr/bin/env node
/** The command line: the only place where everything is put together. */
import { readFileSync } from 'node:fs';
import { benchCommand } from './cli/bench-command.ts';
import { checkCommand } from './cli/check-command.ts';
import { type Command, helpText, parseArguments, type Terminal, usageError } from './cli/command.ts';
import { crawlCommand } from './cli/crawl-command.ts';
import { demoCommand } from './cli/demo-command.ts';
import { evalCommand } from './cli/eval-command.ts';
import { explainCommand } from './cli/explain-command.ts';
import { extractCommand } from './cli/extract-command.ts';
import { indexCommand } from './cli/index-command.ts';
import { ingestCommand } from './cli/ingest-command.ts';
import { keysCommand } from './cli/keys-command.ts';
import { reportCommand } from './cli/report-command.ts';
import { searchCommand } from './cli/search-command.ts';
import { serveCommand } from './cli/serve-command.ts';
import { AppError, ERRORS } from './contract/error.ts';

const COMMANDS: readonly Command[] = [
  indexCommand,
  crawlCommand,
  ingestCommand,
  serveCommand,
  keysCommand,
  reportCommand,
  searchCommand,
  explainCommand,
  checkCommand,
  evalCommand,
  extractCommand,
  demoCommand,
  benchCommand,
];

const terminal: Terminal = {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  color: process.stdout.isTTY === true && !process.env['NO_COLOR'],
  interactive: process.stderr.isTTY === true,
};

function overview(): string {
  const rows = COMMANDS.map(({ name, summary }) => `  ${name.padEnd(10)}${summary}`);
  return [
    '项讯 xiangxun: 中文区域项目新闻检索 (search for Chinese regional project news)\n',
    '用法 (usage): npx xiangxun <command> [options]\n',
    ...rows,
    '\n每个命令的选项 (options of a command): npx xiangxun <command> --help\n',
  ].join('\n');
}

function version(): string {
  const text = readFileSync(new URL('../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

async function main(argv: readonly string[]): Promise<number> {
  const [name, ...rest] = argv;
  if (name === '--help' || name === '-h' || name === 'help') {
    terminal.out(overview());
    return 0;
  }
  if (name === '--version') {
    terminal.out(`${version()}\n`);
    return 0;
  }
  const command = COMMANDS.find((candidate) => candidate.name === name);
  if (!command) {
    const problem = name === undefined ? '缺少命令 (no command given)' : `没有命令 ${name} (no such command)`;
    throw usageError(
      `${problem}; 可用: ${COMMANDS.map((c) => c.name).join(', ')}。用法见 npx xiangxun --help`,
    );
  }
  const args = parseArguments(command, rest);
  if (!args.help) return command.run(args, terminal);
  terminal.out(helpText(command));
  return 0;
}

/** A reader that went away (`| head`) is no failure. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  const json = process.argv.includes('--json');
  if (!(error instanceof AppError)) throw error;
  const { code, message } = error;
  terminal.err(json ? `${JSON.stringify({ error: { code, message } })}\n` : `${message}\n`);
  process.exitCode = ERRORS[code].exit;
}
