/** What a command is: its options are one table from which parsing and `--help` are both made. */
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { AppError } from '../contract/error.ts';

export interface Option {
  readonly type: 'string' | 'boolean';
  readonly default?: string;
  /** May be given several times. */
  readonly multiple?: boolean;
  /** What stands for the value in `--help`. */
  readonly value?: string;
  readonly help: string;
}

export interface Terminal {
  out(text: string): void;
  err(text: string): void;
  /** Colour and progress: only for a person at a terminal. */
  readonly color: boolean;
  readonly interactive: boolean;
}

export interface Arguments {
  readonly positionals: readonly string[];
  text(name: string): string;
  optional(name: string): string | undefined;
  list(name: string): readonly string[];
  flag(name: string): boolean;
}

export interface Command {
  readonly name: string;
  readonly summary: string;
  /** What follows the name: `<query>`, or `[file]` where it may be left out. */
  readonly operands: readonly string[];
  readonly options: Readonly<Record<string, Option>>;
  readonly examples: readonly string[];
  /** What else `--help` says. */
  readonly notes?: readonly string[];
  /** Resolves to the exit code. */
  run(args: Arguments, terminal: Terminal): Promise<number>;
}

export const INDEX_OPTION: Option = {
  type: 'string',
  default: 'index-data',
  value: '<dir>',
  help: '索引目录 (index folder)',
};
export const JSON_OPTION: Option = { type: 'boolean', help: '输出 JSON (print JSON)' };
const HELP_OPTION: Option = { type: 'boolean', help: '显示帮助 (this help)' };

export function usageError(message: string): AppError {
  return new AppError('invalid_usage', message);
}

/** Throws `invalid_usage`, naming the option or operand at fault. */
export function parseArguments(
  command: Command,
  argv: readonly string[],
): Arguments & { readonly help: boolean } {
  const options = Object.fromEntries(
    Object.entries({ ...command.options, help: HELP_OPTION }).map(([name, { type, multiple }]) => [
      name,
      { type, ...(multiple ? { multiple } : {}), ...(name === 'help' ? { short: 'h' } : {}) },
    ]),
  ) as NonNullable<ParseArgsConfig['options']>;
  const more = `用法见 npx xiangxun ${command.name} --help (see --help)`;
  let parsed: { values: Record<string, unknown>; positionals: string[] };
  try {
    parsed = parseArgs({ args: [...argv], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw usageError(`${(error as Error).message.split('. ')[0]}。${more}`);
  }
  const { values, positionals } = parsed;
  const help = values['help'] === true;
  const least = command.operands.filter((operand) => !operand.startsWith('[')).length;
  if (!help && (positionals.length < least || positionals.length > command.operands.length)) {
    const wanted = command.operands.join(' ') || '无 (none)';
    throw usageError(
      `${command.name} 需要的参数: ${wanted}; 得到 ${positionals.length} 个 (wrong number of operands)。${more}`,
    );
  }
  const optional = (name: string) => (values[name] as string | undefined) ?? command.options[name]?.default;
  return {
    help,
    positionals,
    optional,
    text: (name) => optional(name) ?? '',
    list: (name) => (values[name] as string[] | undefined) ?? [],
    flag: (name) => values[name] === true,
  };
}

export function helpText(command: Command): string {
  const rows = Object.entries({ ...command.options, help: HELP_OPTION }).map(([name, option]) => {
    const left = `  --${name}${option.value ? ` ${option.value}` : ''}`;
    const fallback = option.default === undefined ? '' : ` [${option.default}]`;
    return `${left.padEnd(32)}${option.help}${fallback}`;
  });
  return [
    `${command.summary}\n`,
    `用法 (usage): npx xiangxun ${[command.name, ...command.operands].join(' ')} [options]\n`,
    '选项 (options):',
    ...rows,
    '\n例 (examples):',
    ...command.examples.map((example) => `  npx xiangxun ${example}`),
    ...(command.notes ?? []).map((note) => `\n${note}`),
    '',
  ].join('\n');
}
