/** The table from which the completions of every shell are made: what may stand where on the command line. */
import { COMMON_OPTIONS, type Command, type Option } from '../command.ts';

/** A place to be filled: with one of these words, with a path, or with something that cannot be known. */
export interface Slot {
  readonly words: readonly string[];
  readonly path?: 'file' | 'folder';
}

export interface CompletedOption extends Slot {
  readonly name: string;
  readonly help: string;
  readonly takesValue: boolean;
  readonly isRepeatable: boolean;
}

export interface CompletedCommand {
  readonly name: string;
  readonly help: string;
  readonly operands: readonly Slot[];
  readonly options: readonly CompletedOption[];
}

/** Words that stand for themselves before any command. */
export const GLOBAL_WORDS = ['--help', '--version'] as const;

export function completionTable(commands: readonly Command[]): CompletedCommand[] {
  return commands.map(({ name, summary, operands, options }) => ({
    name,
    help: plain(summary),
    operands: operands.map(operandSlot),
    options: Object.entries({ ...options, ...COMMON_OPTIONS }).map(([option, row]) => ({
      name: option,
      help: plain(row.help),
      takesValue: row.type === 'string',
      isRepeatable: row.multiple === true,
      ...optionSlot(row),
    })),
  }));
}

/** `<list|add>` are words to choose from, `[file|id]` and `[log]` may be a file, `<query>` is anything. */
function operandSlot(operand: string): Slot {
  const parts = operand.slice(1, -1).split('|');
  if (parts.includes('file') || parts.includes('log')) return { words: [], path: 'file' };
  return { words: parts.length > 1 ? parts : [] };
}

function optionSlot({ value = '', choices = [] }: Option): Slot {
  if (value === '<dir>') return { words: choices, path: 'folder' };
  return /^<F\./.test(value) ? { words: choices, path: 'file' } : { words: choices };
}

/** Without what any of the shells would read as its own. */
function plain(text: string): string {
  return text
    .replace(/["'`$\\[\]{}:;|&<>*?!#~]/g, ' ')
    .replace(/ +/g, ' ')
    .trim();
}
