/** What a command is: its options are one table from which parsing and `--help` are both made. */
import { type ParseArgsConfig, parseArgs } from 'node:util';
import type { Given } from '../config/limits.ts';
import { NO_SETTINGS, SETTINGS, type SettingName, type Settings } from '../config/settings.ts';
import { AppError } from '../contract/error.ts';

export interface Option {
  readonly type: 'string' | 'boolean';
  readonly default?: string;
  /** May be given several times. */
  readonly multiple?: boolean;
  /** What stands for the value in `--help`. */
  readonly value?: string;
  /** All it may be, where that is a short list. */
  readonly choices?: readonly string[];
  /** What stands in for it where it is not given, before the default. */
  readonly setting?: SettingName;
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
  /** What was given by flag or setting, and where; undefined where the default holds. */
  given(name: string): Given | undefined;
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
  /** Long work: what else runs on the machine, a server above all, goes first. */
  readonly givesWay?: boolean;
  /** What else `--help` says. */
  readonly notes?: readonly string[];
  /** Resolves to the exit code. */
  run(args: Arguments, terminal: Terminal): Promise<number>;
}

/** An option that a setting stands in for, with the setting's default. */
export function settingOption(setting: SettingName, value: string, help: string): Option {
  const { fallback } = SETTINGS[setting];
  return { type: 'string', ...(fallback === '' ? {} : { default: fallback }), value, setting, help };
}

export const INDEX_OPTION = settingOption('index', '<dir>', '索引目录 (index folder)');
export const CORPUS_OPTION = settingOption('corpus', '<dir>', '语料目录 (corpus folder)');
export const JSON_OPTION: Option = { type: 'boolean', help: '输出 JSON (print JSON)' };

/** What every command takes. */
export const COMMON_OPTIONS: Readonly<Record<string, Option>> = {
  config: {
    type: 'string',
    value: '<F.json>',
    help: '配置文件, 默认当前目录的 xiangxun.json (configuration file)',
  },
  help: { type: 'boolean', help: '显示帮助 (this help)' },
};

export function usageError(message: string): AppError {
  return new AppError('invalid_usage', message);
}

/**
 * Throws `invalid_usage`, naming the option or operand at fault.
 * @param load the settings, given what `--config` says; not asked where help is wanted
 */
export function parseArguments(
  command: Command,
  argv: readonly string[],
  load: (file: string | undefined) => Settings = () => NO_SETTINGS,
): Arguments & { readonly help: boolean } {
  const options = Object.fromEntries(
    Object.entries({ ...command.options, ...COMMON_OPTIONS }).map(([name, { type, multiple }]) => [
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
  const settings = help ? NO_SETTINGS : load(values['config'] as string | undefined);
  const given = (name: string): Given | undefined => {
    const text = values[name] as string | undefined;
    if (text !== undefined) return { text, place: `--${name}` };
    const setting = command.options[name]?.setting;
    return setting === undefined ? undefined : settings.of(setting);
  };
  const optional = (name: string) => given(name)?.text ?? command.options[name]?.default;
  return {
    help,
    positionals,
    optional,
    given,
    text: (name) => optional(name) ?? '',
    list: (name) => (values[name] as string[] | undefined) ?? [],
    flag: (name) => values[name] === true,
  };
}
