/** Who we are to the cluster: from the environment or from a file, never from the command line. */
import { readFileSync } from 'node:fs';
import { SECRETS } from '../../config/settings.ts';
import { AppError } from '../../contract/error.ts';

interface Secrets {
  readonly user?: string | undefined;
  readonly password?: string | undefined;
  readonly apiKey?: string | undefined;
}

/**
 * The value of `Authorization`; undefined where nothing is given. The environment goes before the file. Throws
 * `invalid_usage` or `file_unreadable` naming the place; no message holds a secret.
 */
export function readAuthorization(
  env: Readonly<Record<string, string | undefined>>,
  file: string | undefined,
): string | undefined {
  const fromEnv: Secrets = {
    user: env[SECRETS.user] || undefined,
    password: env[SECRETS.password] || undefined,
    apiKey: env[SECRETS.apiKey] || undefined,
  };
  if (Object.values(fromEnv).some((value) => value !== undefined)) {
    return authorizationOf(fromEnv, [SECRETS.user, SECRETS.password, SECRETS.apiKey]);
  }
  if (file === undefined || file === '') return undefined;
  const names = ['user', 'password', 'apiKey'].map((key) => `${file} ${key}`);
  return authorizationOf(secretsIn(file), names as [string, string, string]);
}

function authorizationOf(
  { user, password, apiKey }: Secrets,
  [userName, passwordName, apiKeyName]: readonly [string, string, string],
): string {
  if (apiKey !== undefined) {
    if (user !== undefined || password !== undefined) {
      throw wrong(`${apiKeyName} 和 ${userName} 只能给一种 (an API key or a user, not both)`);
    }
    if (!/^[\x21-\x7e]+$/u.test(apiKey))
      throw wrong(`${apiKeyName} 里有空白或非 ASCII 字符 (not an API key)`);
    return `ApiKey ${apiKey}`;
  }
  if (user === undefined) throw wrong(`有 ${passwordName} 而没有 ${userName} (a password without a user)`);
  if (password === undefined)
    throw wrong(`有 ${userName} 而没有 ${passwordName} (a user without a password)`);
  if (user.includes(':')) throw wrong(`${userName} 不能有冒号 (no colon in a user name)`);
  return `Basic ${Buffer.from(`${user}:${password}`, 'utf8').toString('base64')}`;
}

function secretsIn(file: string): Secrets {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    throw new AppError('file_unreadable', `${file} 无法读取 (${code}); 检查路径和权限 (cannot be read)`, {
      cause,
    });
  }
  const expected = '应为 {"user": "…", "password": "…"} 或 {"apiKey": "…"} (expected one of these)';
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // The parser's own message would print a piece of the file.
    throw wrong(`${file}: 不是 JSON; ${expected}`);
  }
  if (typeof value !== 'object' || value === null) throw wrong(`${file}: ${expected}`);
  for (const [key, secret] of Object.entries(value)) {
    if (!['user', 'password', 'apiKey'].includes(key) || typeof secret !== 'string' || secret === '') {
      throw wrong(`${file} ${key}: ${expected}`);
    }
  }
  if (Object.keys(value).length === 0) throw wrong(`${file}: ${expected}`);
  return value as Secrets;
}

function wrong(message: string): AppError {
  return new AppError('invalid_usage', message);
}
