/** Every command, in the order in which help lists them. One is loaded when it is asked for: a server needs no crawler. */
import type { Command } from './command.ts';

const LOADERS: Readonly<Record<string, () => Promise<Command>>> = {
  index: async () => (await import('./index-command.ts')).indexCommand,
  crawl: async () => (await import('./crawl-command.ts')).crawlCommand,
  ingest: async () => (await import('./ingest-command.ts')).ingestCommand,
  serve: async () => (await import('./serve-command.ts')).serveCommand,
  keys: async () => (await import('./keys-command.ts')).keysCommand,
  report: async () => (await import('./report-command.ts')).reportCommand,
  search: async () => (await import('./search-command.ts')).searchCommand,
  explain: async () => (await import('./explain-command.ts')).explainCommand,
  check: async () => (await import('./check-command.ts')).checkCommand,
  eval: async () => (await import('./eval-command.ts')).evalCommand,
  extract: async () => (await import('./extract-command.ts')).extractCommand,
  demo: async () => (await import('./demo-command.ts')).demoCommand,
  bench: async () => (await import('./bench-command.ts')).benchCommand,
  setup: async () => (await import('./setup-command.ts')).setupCommand,
  completion: async () => (await import('./completion-command.ts')).completionCommand(allCommands),
};

export const COMMAND_NAMES: readonly string[] = Object.keys(LOADERS);

/** Undefined where there is none of that name. */
export async function loadCommand(name: string): Promise<Command | undefined> {
  return Object.hasOwn(LOADERS, name) ? LOADERS[name]?.() : undefined;
}

export function allCommands(): Promise<Command[]> {
  return Promise.all(Object.values(LOADERS).map((load) => load()));
}
