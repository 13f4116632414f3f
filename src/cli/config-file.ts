/** The configuration file: `--config`, else `XIANGXUN_CONFIG`, else `xiangxun.json` in the working folder if it is there. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';
import { FILE_VARIABLE, readSettings, type Settings, type SettingsFile } from '../config/settings.ts';
import { AppError } from '../contract/error.ts';
import { findJsonError } from '../corpus/json-error.ts';

const USUAL = 'xiangxun.json';

/** Throws `file_unreadable`, or `invalid_usage` naming file, line and key. */
export function loadSettings(
  named: string | undefined,
  env: Readonly<Record<string, string | undefined>>,
): Settings {
  const path = named ?? (env[FILE_VARIABLE] || undefined) ?? (existsSync(USUAL) ? USUAL : undefined);
  return readSettings(env, path === undefined ? undefined : readFile(path));
}

function readFile(path: string): SettingsFile {
  let text: string;
  try {
    text = readFileSync(path, 'utf8').replace(/^\uFEFF/u, '');
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    throw new AppError(
      'file_unreadable',
      `配置文件 ${path} 无法读取 (${code}); 检查路径和权限 (the configuration file cannot be read)`,
      { cause },
    );
  }
  return {
    name: path,
    values: parsed(path, text),
    resolve: (value) => (isAbsolute(value) ? value : join(dirname(path), value)),
  };
}

function parsed(path: string, text: string): Readonly<Record<string, unknown>> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new AppError('invalid_usage', `${path}${whereNotJson(text)}`, { cause });
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return value as Readonly<Record<string, unknown>>;
  throw new AppError('invalid_usage', `${path}: 须为一个 JSON 对象 (a JSON object is expected)`);
}

/** `:3:7: …`: line and column of the first thing that is not JSON. */
function whereNotJson(text: string): string {
  const error = findJsonError(text);
  if (error === undefined) return ': 不是 JSON (not JSON)';
  const before = [...text]
    .slice(0, error.column - 1)
    .join('')
    .split('\n');
  const column = (before.at(-1)?.length ?? 0) + 1;
  return `:${before.length}:${column}: 不是 JSON: 应为${error.expected.zh} (not JSON: ${error.expected.en} expected)`;
}
