/** What may be set once for all commands: by flag, else by environment variable, else by the configuration file. */
import { AppError } from '../contract/error.ts';
import { type Given, LIMITS, type LimitName } from './limits.ts';

interface Setting {
  readonly fallback: string;
  /** Chinese, then English. */
  readonly unit: string;
  /** What it may be, for the reader; whoever uses the value checks it. */
  readonly range: string;
  /** Chinese, then English. */
  readonly help: string;
  /** A relative path in the configuration file is meant from the folder of that file. */
  readonly isPath?: true;
}

const PLACES = {
  index: {
    fallback: 'index-data',
    unit: '目录 folder',
    range: '任意路径 any path',
    help: '索引目录; index 命令写到这里, 选项名为 --out (index folder)',
    isPath: true,
  },
  corpus: {
    fallback: 'corpus',
    unit: '目录 folder',
    range: '任意路径 any path',
    help: '语料目录 (corpus folder)',
    isPath: true,
  },
  keys: {
    fallback: 'key-data',
    unit: '目录 folder',
    range: '任意路径 any path',
    help: '密钥和操作记录的目录 (folder of keys and audit)',
    isPath: true,
  },
  host: {
    fallback: '127.0.0.1',
    unit: '地址 address',
    range: '本机的地址 of this machine',
    help: '监听地址 (address to listen on)',
  },
  port: {
    fallback: '8080',
    unit: '端口 port',
    range: '0–65535',
    help: '端口, 0 为任意空闲端口 (port; 0: any free one)',
  },
  'trusted-proxies': {
    fallback: '',
    unit: '地址或网段 addresses',
    range: '逗号分隔 comma-separated',
    help: '只信这些代理的 X-Forwarded-For, 从右往左读 (proxies in front)',
  },
  engine: {
    fallback: 'embedded',
    unit: '名称 name',
    range: 'embedded 或 (or) opensearch',
    help: '检索引擎: 本机或集群 (search engine: this machine or a cluster)',
  },
  'opensearch-name': {
    fallback: 'xiangxun',
    unit: '名称 name',
    range: '小写字母、数字和 - lower-case letters, digits and -',
    help: '集群里别名和索引名的开头 (what aliases and indices of the cluster are called)',
  },
  opensearch: {
    fallback: '',
    unit: '网址 addresses',
    range: '逗号分隔, 不含用户名和密码 comma-separated, without credentials',
    help: 'OpenSearch 各节点的地址 (addresses of its nodes)',
  },
  'opensearch-credentials': {
    fallback: '',
    unit: '文件 file',
    range: '任意路径 any path',
    help: '用户名和密码或 API 密钥所在的 JSON 文件 (file of user and password, or API key)',
    isPath: true,
  },
  'opensearch-ca': {
    fallback: '',
    unit: '文件 file',
    range: '任意路径 any path',
    help: '签发节点证书的 CA, PEM (CA of the nodes, PEM)',
    isPath: true,
  },
} as const satisfies Record<string, Setting>;

export type SettingName = LimitName | keyof typeof PLACES;

const limitSettings = Object.entries(LIMITS).map(([name, { fallback, unit, low, high, help }]) => [
  name,
  { fallback: String(fallback), unit, range: `${low}–${high}`, help },
]);

/** Every setting by the name of its flag. */
export const SETTINGS = { ...PLACES, ...Object.fromEntries(limitSettings) } as Readonly<
  Record<SettingName, Setting>
>;

const PREFIX = 'XIANGXUN_';
/** Names the configuration file. */
export const FILE_VARIABLE = `${PREFIX}CONFIG`;

/** `query-ms` → `XIANGXUN_QUERY_MS`. */
export function variableOf(name: SettingName): string {
  return PREFIX + name.toUpperCase().replaceAll('-', '_');
}

/** Only ever in the environment: other users of the machine can read arguments, and files get copied. */
export const SECRETS = {
  user: `${PREFIX}OPENSEARCH_USER`,
  password: `${PREFIX}OPENSEARCH_PASSWORD`,
  apiKey: `${PREFIX}OPENSEARCH_API_KEY`,
} as const;

/** A configuration file as it was read. */
export interface SettingsFile {
  /** As messages name it. */
  readonly name: string;
  readonly values: Readonly<Record<string, unknown>>;
  /** A path as the file gives it → from the working folder. */
  readonly resolve: (path: string) => string;
}

export interface Settings {
  of(name: SettingName): Given | undefined;
}

export const NO_SETTINGS: Settings = { of: () => undefined };

/**
 * The environment before the file. A variable or a key that nobody reads is a slip that might leave a door open:
 * throws `invalid_usage` naming it, as for a value of the wrong kind.
 */
export function readSettings(
  env: Readonly<Record<string, string | undefined>>,
  file: SettingsFile | undefined,
): Settings {
  const names = Object.keys(SETTINGS) as SettingName[];
  const variables = [...names.map(variableOf), FILE_VARIABLE, ...Object.values(SECRETS)];
  const unknown = Object.keys(env).find((name) => name.startsWith(PREFIX) && !variables.includes(name));
  if (unknown !== undefined) {
    throw new AppError(
      'invalid_usage',
      `环境变量 ${unknown} 没有这一项; 可用: ${variables.join(', ')} (no such setting)`,
    );
  }
  const inFile = new Map(
    Object.entries(file?.values ?? {}).map(([key, value]) => [
      key,
      file ? fromFile(file, key, value) : value,
    ]),
  ) as ReadonlyMap<string, Given>;
  return {
    of: (name) => {
      const text = env[variableOf(name)];
      return text === undefined || text === '' ? inFile.get(name) : { text, place: variableOf(name) };
    },
  };
}

function fromFile({ name, resolve }: SettingsFile, key: string, value: unknown): Given {
  const place = `${name} ${key}`;
  const setting = Object.hasOwn(SETTINGS, key) ? SETTINGS[key as SettingName] : undefined;
  if (setting === undefined) {
    const known = Object.keys(SETTINGS).join(', ');
    throw new AppError('invalid_usage', `${place}: 没有这一项; 可用: ${known} (no such setting)`);
  }
  const parts = Array.isArray(value) ? value : [value];
  if (!parts.every((part) => typeof part === 'string' || typeof part === 'number')) {
    throw new AppError(
      'invalid_usage',
      `${place}: 须为字符串、数字或它们的数组, 得到 ${JSON.stringify(value)} (a string, a number, or an array of these)`,
    );
  }
  const text = parts.join(',');
  return { text: setting.isPath ? resolve(text) : text, place };
}
