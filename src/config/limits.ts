/** How much the server takes from whom: one table from which options, environment variables and checks are made. */
import { AppError } from '../contract/error.ts';

interface Limit {
  readonly fallback: number;
  readonly low: number;
  readonly high: number;
  /** Chinese, then English. */
  readonly help: string;
}

export const LIMITS = {
  'address-rate': {
    fallback: 600,
    low: 0,
    high: 1_000_000,
    help: '每个地址每分钟的请求数 (requests a minute, address; 0: any)',
  },
  'key-rate': {
    fallback: 6_000,
    low: 0,
    high: 1_000_000,
    help: '每个密钥每分钟的请求数 (requests a minute, key; 0: any)',
  },
  waiting: {
    fallback: 32,
    low: 1,
    high: 10_000,
    help: '排队的检索数, 再多答 503 (searches waiting; beyond: 503)',
  },
  'query-ms': {
    fallback: 200,
    low: 10,
    high: 60_000,
    help: '一次检索的毫秒数, 到时返回已找到的 (ms of one search)',
  },
  exports: {
    fallback: 4,
    low: 1,
    high: 1_000,
    help: '同时进行的导出数 (exports at once)',
  },
  connections: {
    fallback: 1_024,
    low: 16,
    high: 100_000,
    help: '连接总数 (open connections)',
  },
  'address-connections': {
    fallback: 128,
    low: 1,
    high: 100_000,
    help: '每个地址的连接数, 本机和代理不限 (connections, address)',
  },
  'memory-mb': {
    fallback: 0,
    low: 0,
    high: 10_000_000,
    help: '内存上限 MB, 0 为机器的八成 (memory; 0: 80 % of the machine)',
  },
  'grace-ms': {
    fallback: 2_000,
    low: 0,
    high: 60_000,
    help: 'SIGTERM 后继续接受请求的毫秒数 (ms of grace at SIGTERM)',
  },
} as const satisfies Record<string, Limit>;

export type LimitName = keyof typeof LIMITS;
export type Limits = Readonly<Record<LimitName, number>>;

/** Settings of the server that are no numbers. */
const TEXT_SETTINGS = ['keys', 'trusted-proxies', 'corpus'] as const;

const PREFIX = 'XIANGXUN_';
const NAMES = Object.keys(LIMITS) as LimitName[];

/** `query-ms` → `XIANGXUN_QUERY_MS`. */
export function variableOf(option: string): string {
  return PREFIX + option.toUpperCase().replaceAll('-', '_');
}

export const DEFAULT_LIMITS: Limits = Object.fromEntries(
  NAMES.map((name) => [name, LIMITS[name].fallback]),
) as Limits;

/** An option wins over its environment variable. Throws `invalid_usage` for a value out of bounds. */
export function readLimits(
  option: (name: LimitName) => string | undefined,
  env: Readonly<Record<string, string | undefined>>,
): Limits {
  return Object.fromEntries(
    NAMES.map((name) => {
      const given = option(name);
      if (given !== undefined) return [name, limitOf(name, `--${name}`, given)];
      const variable = variableOf(name);
      const set = env[variable];
      return [name, set === undefined || set === '' ? LIMITS[name].fallback : limitOf(name, variable, set)];
    }),
  ) as Limits;
}

function limitOf(name: LimitName, place: string, text: string): number {
  const { low, high } = LIMITS[name];
  const value = Number(text);
  if (/^\d{1,9}$/.test(text) && value >= low && value <= high) return value;
  throw new AppError(
    'invalid_usage',
    `${place}: 须为 ${low} 到 ${high} 的整数, 得到 ${text} (an integer from ${low} to ${high})`,
  );
}

/** A variable that nobody reads is a slip that would leave a door open: throws `invalid_usage` naming it. */
export function assertKnownVariables(env: Readonly<Record<string, string | undefined>>): void {
  const known = [...NAMES, ...TEXT_SETTINGS].map(variableOf);
  const unknown = Object.keys(env).find((name) => name.startsWith(PREFIX) && !known.includes(name));
  if (unknown === undefined) return;
  throw new AppError(
    'invalid_usage',
    `环境变量 ${unknown} 没有这一项; 可用: ${known.join(', ')} (no such setting)`,
  );
}
