/** `keys`: issues, lists, changes and revokes the keys of other sites and of who publishes. */
import { isCalendarDay } from '../contract/record.ts';
import { audit } from '../keys/audit.ts';
import { KEY_KINDS, type KeyKind } from '../keys/key.ts';
import { addKey, type Issued, revokeKey, rotateKey } from '../keys/key-change.ts';
import { changeKeys, type Key, readKeys } from '../keys/key-file.ts';
import { type Arguments, type Command, JSON_OPTION, type Terminal, usageError } from './command.ts';
import { KEYS_OPTION } from './keys-option.ts';

const ACTIONS = ['list', 'add', 'rotate', 'revoke'] as const;
const HOUR = 3_600_000;
const MOST_HOURS = 720;
const MOST_PER_MINUTE = 1_000_000;

export const keysCommand: Command = {
  name: 'keys',
  summary: '发放、查看、更换、作废密钥 (issue, list, rotate and revoke keys)',
  operands: ['<list|add|rotate|revoke>', '[id]'],
  options: {
    keys: KEYS_OPTION,
    kind: {
      type: 'string',
      default: 'site',
      value: '<kind>',
      choices: KEY_KINDS,
      help: 'site 给网页用, 公开; admin 管理用, 保密 (public or secret)',
    },
    name: { type: 'string', default: '', value: '<text>', help: '备注 (what it is for)' },
    origin: {
      type: 'string',
      multiple: true,
      value: '<origin>',
      help: '网站, 如 https://www.example.com, 可多次 (a site; repeatable)',
    },
    rate: { type: 'string', value: '<n>', help: '每分钟最多请求数 (requests a minute)' },
    expires: { type: 'string', value: '<day>', help: '最后有效的一天 YYYY-MM-DD (last day)' },
    overlap: {
      type: 'string',
      default: '24',
      value: '<hours>',
      help: '更换后旧密钥还有效的小时数 (hours that the old text still holds)',
    },
    json: JSON_OPTION,
  },
  examples: [
    'keys add --name 官网 --origin https://www.example.com',
    'keys add --kind admin --name 发布',
    'keys list',
    'keys rotate 1a2b3c4d --overlap 48',
    'keys revoke 1a2b3c4d',
  ],
  async run(args, terminal) {
    const [action = '', id] = args.positionals;
    if (!ACTIONS.some((known) => known === action)) {
      throw usageError(`keys: 没有 ${action}; 可用: ${ACTIONS.join(', ')} (no such action)`);
    }
    const needsId = action === 'rotate' || action === 'revoke';
    if (needsId !== (id !== undefined)) {
      throw usageError(
        `keys ${action}: ${needsId ? '须给出编号, 见 keys list (give an id)' : '不要编号 (no id)'}`,
      );
    }
    const folder = args.text('keys');
    if (action === 'list') return list(await readKeys(folder), args, terminal);
    if (action === 'add') return issue(await add(folder, args), args, terminal);
    if (action === 'rotate') return issue(await rotate(folder, id ?? '', args), args, terminal);
    const revoked = await changeKeys(folder, (keys) => revokeKey(keys, id ?? '', new Date()));
    await noted(folder, 'key.revoke', revoked);
    terminal.out(
      args.flag('json') ? `${JSON.stringify(shown(revoked))}\n` : `已作废 (revoked): ${revoked.id}\n`,
    );
    return 0;
  },
};

async function add(folder: string, args: Arguments): Promise<Issued> {
  const kind = args.text('kind');
  if (!KEY_KINDS.some((known) => known === kind)) {
    throw usageError(`--kind: 只能是 ${KEY_KINDS.join('、')}, 得到 ${kind} (site or admin)`);
  }
  if ([...args.text('name')].length > 100) throw usageError('--name: 最多 100 个字 (at most 100 characters)');
  const rate = args.optional('rate');
  const expires = args.optional('expires');
  const wanted = {
    kind: kind as KeyKind,
    name: args.text('name'),
    origins: args.list('origin'),
    ...(rate === undefined ? {} : { perMinute: integer('rate', rate, 1, MOST_PER_MINUTE) }),
    ...(expires === undefined ? {} : { expires: endOf(expires) }),
  };
  const issued = await changeKeys(folder, (keys) => addKey(keys, wanted, new Date()));
  await noted(folder, 'key.add', issued.key);
  return issued;
}

async function rotate(folder: string, id: string, args: Arguments): Promise<Issued> {
  const hours = integer('overlap', args.text('overlap'), 0, MOST_HOURS);
  const issued = await changeKeys(folder, (keys) => rotateKey(keys, id, hours * HOUR, new Date()));
  await noted(folder, 'key.rotate', issued.key);
  return issued;
}

function noted(folder: string, action: string, { id }: Key): Promise<void> {
  return audit(folder, { actor: 'cli', action, target: id, result: 'done' }, new Date());
}

function issue({ key, secret }: Issued, args: Arguments, terminal: Terminal): number {
  if (args.flag('json')) terminal.out(`${JSON.stringify({ ...shown(key), key: secret })}\n`);
  else {
    terminal.err(`编号 (id): ${key.id}。密钥只显示这一次, 请存好 (shown once: keep it):\n`);
    terminal.out(`${secret}\n`);
  }
  return 0;
}

function list(keys: readonly Key[], args: Arguments, terminal: Terminal): number {
  if (args.flag('json')) {
    terminal.out(`${JSON.stringify(keys.map(shown))}\n`);
    return 0;
  }
  if (keys.length === 0)
    terminal.err('还没有密钥; 接口对所有网站开放 (no keys: the API is open to any site)\n');
  for (const key of keys) {
    const { id, kind, state, name, origins, perMinute } = shown(key);
    const facts = [id, kind, state, name, ...origins, perMinute === undefined ? '' : `${perMinute}/min`];
    terminal.out(`${facts.filter((fact) => fact !== '').join('  ')}\n`);
  }
  return 0;
}

/** Everything but the digests. */
function shown({ secrets, ...key }: Key) {
  const now = new Date().toISOString();
  const isOver = key.expires !== undefined && key.expires <= now;
  const state = key.revoked !== undefined ? 'revoked' : isOver ? 'expired' : 'valid';
  const old = secrets.flatMap(({ until }) => (until !== undefined && until > now ? [until] : []));
  return { ...key, state, ...(old.length === 0 ? {} : { oldUntil: old }) } as const;
}

function integer(option: string, text: string, low: number, high: number): number {
  const value = Number(text);
  if (/^\d{1,9}$/.test(text) && value >= low && value <= high) return value;
  throw usageError(
    `--${option}: 须为 ${low} 到 ${high} 的整数, 得到 ${text} (an integer from ${low} to ${high})`,
  );
}

/** The end of the day in Shanghai. */
function endOf(day: string): Date {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day) ?? [];
  if (!isCalendarDay(Number(year), Number(month), Number(date))) {
    throw usageError(`--expires: 须为存在的日期 YYYY-MM-DD, 得到 ${day} (a day that exists)`);
  }
  return new Date(`${day}T23:59:59.999+08:00`);
}
