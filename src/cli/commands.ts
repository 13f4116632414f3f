/** Every command, in the order in which help lists them. */
import { benchCommand } from './bench-command.ts';
import { checkCommand } from './check-command.ts';
import type { Command } from './command.ts';
import { completionCommand } from './completion-command.ts';
import { crawlCommand } from './crawl-command.ts';
import { demoCommand } from './demo-command.ts';
import { evalCommand } from './eval-command.ts';
import { explainCommand } from './explain-command.ts';
import { extractCommand } from './extract-command.ts';
import { indexCommand } from './index-command.ts';
import { ingestCommand } from './ingest-command.ts';
import { keysCommand } from './keys-command.ts';
import { reportCommand } from './report-command.ts';
import { searchCommand } from './search-command.ts';
import { serveCommand } from './serve-command.ts';
import { setupCommand } from './setup-command.ts';

export const COMMANDS: readonly Command[] = [
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
  setupCommand,
  completionCommand(() => COMMANDS),
];
