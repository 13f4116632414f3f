/** How much the server takes from whom: one table from which options, settings and checks are made. */
import { AppError } from '../contract/error.ts';

interface Limit {
  readonly fallback: number;
  readonly low: number;
  readonly high: number;
  /** Chinese, then English. */
  readonly unit: string;
  /** Chinese, then English. */
  readonly help: string;
}

export const LIMITS = {
  'address-rate': {
    fallback: 600,
    low: 0,
    high: 1_000_000,
    unit: '次/分钟 requests/min',
    help: '每个地址每分钟的请求数 (requests a minute, address; 0: any)',
  },
  'key-rate': {
    fallback: 6_000,
    low: 0,
    high: 1_000_000,
    unit: '次/分钟 requests/min',
    help: '每个密钥每分钟的请求数 (requests a minute, key; 0: any)',
  },
  waiting: {
    fallback: 64,
    low: 1,
    high: 10_000,
    unit: '次检索 searches',
    help: '排队的检索数, 再多答 503 (searches waiting; beyond: 503)',
  },
  'query-ms': {
    fallback: 200,
    low: 10,
    high: 60_000,
    unit: '毫秒 ms',
    help: '一次检索的毫秒数, 到时返回已找到的 (ms of one search)',
  },
  exports: {
    fallback: 4,
    low: 1,
    high: 1_000,
    unit: '次导出 exports',
    help: '同时进行的导出数 (exports at once)',
  },
  connections: {
    fallback: 1_024,
    low: 16,
    high: 100_000,
    unit: '个连接 connections',
    help: '连接总数 (open connections)',
  },
  'address-connections': {
    fallback: 128,
    low: 1,
    high: 100_000,
    unit: '个连接 connections',
    help: '每个地址的连接数, 本机和代理不限 (connections, address)',
  },
  'memory-mb': {
    fallback: 0,
    low: 0,
    high: 10_000_000,
    unit: 'MB',
    help: '内存上限 MB, 0 为机器的八成 (memory; 0: 80 % of the machine)',
  },
  'grace-ms': {
    fallback: 2_000,
    low: 0,
    high: 60_000,
    unit: '毫秒 ms',
    help: 'SIGTERM 后继续接受请求的毫秒数 (ms of grace at SIGTERM)',
  },
} as const satisfies Record<string, Limit>;

export type LimitName = keyof typeof LIMITS;
export type Limits = Readonly<Record<LimitName, number>>;

const NAMES = Object.keys(LIMITS) as LimitName[];

/** A value as it was given, and where: `--query-ms`, `XIANGXUN_QUERY_MS`, `xiangxun.json query-ms`. */
export interface Given {
  readonly text: string;
  readonly place: string;
}

export const DEFAULT_LIMITS: Limits = Object.fromEntries(
  NAMES.map((name) => [name, LIMITS[name].fallback]),
) as Limits;

/** What is not given is as by default. Throws `invalid_usage` for a value out of bounds, naming its place. */
export function readLimits(given: (name: LimitName) => Given | undefined): Limits {
  return Object.fromEntries(
    NAMES.map((name) => {
      const value = given(name);
      return [name, value === undefined ? LIMITS[name].fallback : limitOf(name, value)];
    }),
  ) as Limits;
}

function limitOf(name: LimitName, { place, text }: Given): number {
  const { low, high } = LIMITS[name];
  const value = Number(text);
  if (/^\d{1,9}$/.test(text) && value >= low && value <= high) return value;
  throw new AppError(
    'invalid_usage',
    `${place}: 须为 ${low} 到 ${high} 的整数, 得到 ${text} (an integer from ${low} to ${high})`,
  );
}
