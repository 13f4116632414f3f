#!/usr/bin/env node
/** The command line: the only place where everything is put together. */
import { parseArguments, type Terminal, usageError } from './cli/command.ts';
import { allCommands, COMMAND_NAMES, loadCommand } from './cli/commands.ts';
import { loadSettings } from './cli/config-file.ts';
import { helpText, overview } from './cli/help.ts';
import { giveWay } from './cli/priority.ts';
import { VERSION } from './config/version.ts';
import { AppError, ERRORS } from './contract/error.ts';

const terminal: Terminal = {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  color: process.stdout.isTTY === true && !process.env['NO_COLOR'] && process.env['TERM'] !== 'dumb',
  interactive: process.stderr.isTTY === true,
};

async function main(argv: readonly string[]): Promise<number> {
  const [name, ...rest] = argv;
  if (name === '--help' || name === '-h' || name === 'help') {
    terminal.out(overview(await allCommands()));
    return 0;
  }
  if (name === '--version' || name === '-V') {
    terminal.out(`${VERSION}\n`);
    return 0;
  }
  const command = await loadCommand(name ?? '');
  if (!command) {
    const problem = name === undefined ? '缺少命令 (no command given)' : `没有命令 ${name} (no such command)`;
    throw usageError(`${problem}; 可用: ${COMMAND_NAMES.join(', ')}。用法见 npx xiangxun --help`);
  }
  const args = parseArguments(command, rest, (file) => loadSettings(file, process.env));
  if (args.help) {
    terminal.out(helpText(command));
    return 0;
  }
  if (command.givesWay) giveWay();
  return command.run(args, terminal);
}

/** A reader that went away (`| head`) is no failure; without one for messages there is nobody to tell. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});
process.stderr.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
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
