/** The compiled server with its doors: settings, keys that come and go, and what is never written down. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { CLI, compiled, folder, runCli } from './fixture.ts';

compiled();
const at = folder();

interface Running {
  readonly child: ChildProcess;
  readonly address: string;
  /** Everything that it wrote on standard error. */
  log(): string;
}

async function start(argv: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Running> {
  const child = spawn(process.execPath, [CLI, 'serve', '--port', '0', '--index', at.index, ...argv], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let log = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    log += text;
  });
  const [first] = (await Promise.race([
    once(child.stdout, 'data'),
    once(child, 'exit').then(() => Promise.reject(new Error(log))),
  ])) as [Buffer];
  const address = /http:\/\/\S+/.exec(first.toString('utf8'))?.[0] ?? '';
  return { child, address, log: () => log };
}

async function everyFile(dir: string): Promise<string> {
  const names = await readdir(dir, { recursive: true, withFileTypes: true });
  const files = names.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return (await Promise.all(files.map((name) => readFile(name, 'latin1')))).join('\n');
}

test('keys issued, used, changed and revoked while it runs; their texts are nowhere but with their owners', {
  timeout: 60_000,
}, async () => {
  const keys = join(at.root, 'keys');
  const cli = async (...argv: string[]) => {
    const { code, out, err } = await runCli(['keys', ...argv, '--keys', keys, '--json']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    return JSON.parse(out) as { id: string; key: string };
  };
  const { address, log, child } = await start(['--keys', keys]);
  const bodies: string[] = [];
  const ask = async (path: string, init: RequestInit = {}) => {
    const response = await fetch(`${address}${path}`, init);
    bodies.push(await response.text(), JSON.stringify([...response.headers]));
    return response.status;
  };
  const foreign = (key?: string) => ({
    headers: { Origin: 'https://a.example', ...(key === undefined ? {} : { 'X-Api-Key': key }) },
  });
  expect(await ask('/api/v1/search', foreign())).toBe(200);
  const site = await cli('add', '--origin', 'https://a.example');
  await expect.poll(() => ask('/api/v1/search', foreign()), { timeout: 10_000 }).toBe(401);
  expect(await ask('/api/v1/search', foreign(site.key))).toBe(200);
  expect(await ask(`/api/v1/search?key=${site.key}&q=${site.key}`, foreign())).toBe(200);
  const rotated = await cli('rotate', site.id, '--overlap', '0');
  await expect.poll(() => ask('/api/v1/search', foreign(rotated.key)), { timeout: 10_000 }).toBe(200);
  expect(await ask('/api/v1/search', foreign(site.key))).toBe(401);
  const admin = await cli('add', '--kind', 'admin');
  const refresh = (key: string) =>
    ask('/api/v1/admin/refresh', { method: 'POST', headers: { Authorization: `Bearer ${key}` } });
  await expect.poll(() => refresh(admin.key), { timeout: 10_000 }).toBe(200);
  expect(await refresh(rotated.key)).toBe(403);
  expect(await ask(`/api/v1/admin/refresh?key=${admin.key}`, { method: 'POST' })).toBe(401);
  await cli('revoke', site.id);
  await expect.poll(() => ask('/api/v1/search', foreign(rotated.key)), { timeout: 10_000 }).toBe(401);
  const audit = (await readFile(join(keys, 'audit.jsonl'), 'utf8')).trimEnd().split('\n');
  const results = audit.map((line) => JSON.parse(line) as { action: string; result: string; actor?: string });
  expect(results.filter(({ action }) => action.startsWith('key.')).map(({ action }) => action)).toEqual([
    'key.add',
    'key.rotate',
    'key.add',
    'key.revoke',
  ]);
  expect(results.filter(({ action }) => action.startsWith('POST')).map(({ result }) => result)).toEqual(
    expect.arrayContaining(['allowed', 'forbidden', 'key_invalid']),
  );
  child.kill('SIGINT');
  await once(child, 'exit');
  const written = [log(), ...bodies, await everyFile(at.root)].join('\n');
  expect(log()).toContain('"event":"search"');
  // The echo of a query is for who typed it; the log has none of it.
  for (const { key } of [site, rotated, admin]) {
    expect(log()).not.toContain(key);
    expect(await everyFile(at.root)).not.toContain(key);
  }
  for (const { key } of [rotated, admin]) expect(written).not.toContain(key);
});

describe('settings', () => {
  test('by variable and option: they hold', async () => {
    const { address } = await start(['--trusted-proxies', '127.0.0.1'], { XIANGXUN_ADDRESS_RATE: '3' });
    const statuses: number[] = [];
    for (let i = 0; i < 5; i++) {
      const headers = { 'X-Forwarded-For': '203.0.113.5' };
      statuses.push((await fetch(`${address}/api/v1/search`, { headers })).status);
    }
    expect(statuses).toEqual([200, 200, 200, 429, 429]);
  });

  test.each([
    [[], { XIANGXUN_ADRESS_RATE: '3' }, 'XIANGXUN_ADRESS_RATE'],
    [[], { XIANGXUN_QUERY_MS: 'x' }, 'XIANGXUN_QUERY_MS'],
    [['--waiting', '0'], {}, '--waiting'],
    [['--trusted-proxies', 'everybody'], {}, 'everybody'],
  ])('%j %j: wrong usage, naming %s', async (argv, env, named) => {
    const { code, out, err } = await runCli(['serve', '--port', '0', '--index', at.index, ...argv], { env });
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(named);
  });

  test('a key file that cannot be read: it does not begin', async () => {
    const keys = join(at.root, 'damaged');
    await mkdir(keys);
    await writeFile(join(keys, 'keys.json'), '{');
    const { code, out, err } = await runCli(['serve', '--port', '0', '--index', at.index, '--keys', keys]);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain('keys.json');
  });
});

test('nothing listens for others by accident; on purpose, it says so', async () => {
  const { address, log } = await start([]);
  expect(new URL(address).hostname).toBe('127.0.0.1');
  expect(log()).not.toContain('别的机器');
  const open = await start(['--host', '0.0.0.0']);
  await expect.poll(() => open.log()).toContain('别的机器也能访问');
});
