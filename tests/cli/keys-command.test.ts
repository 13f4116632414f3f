/** Keys from their issue to their end, over the compiled program where a process of its own matters. */
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { keysCommand } from '../../src/cli/keys-command.ts';
import { runHere } from './fixture.ts';

let root: string;
let keys: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'xiangxun-keys-'));
  keys = join(root, 'keys');
});
afterEach(() => rm(root, { recursive: true, force: true }));

const run = (...argv: string[]) => runHere(keysCommand, [...argv, '--keys', keys]);

interface Shown {
  readonly id: string;
  readonly key: string;
  readonly [field: string]: unknown;
}
const shown = async (...argv: string[]) => JSON.parse((await run(...argv, '--json')).out) as Shown;
const listed = async () => JSON.parse((await run('list', '--json')).out) as Shown[];
const audited = async () =>
  (await readFile(join(keys, 'audit.jsonl'), 'utf8'))
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Shown);

test('the key alone on standard output, everything else beside it', async () => {
  const { code, out, err } = await run('add', '--name', '官网', '--origin', 'https://www.example.com');
  expect(code).toBe(0);
  expect(out).toMatch(/^xx_site_[\w-]{43}\n$/);
  expect(err).toMatch(/编号 \(id\): [0-9a-f]{8}/);
});

test('from its issue to its end; every step is in the audit, the key itself nowhere', async () => {
  const first = await shown(
    'add',
    '--name',
    '官网',
    '--origin',
    'https://a.example',
    '--origin',
    'https://b.example',
    '--rate',
    '90',
    '--expires',
    '2099-12-31',
  );
  expect(first).toMatchObject({
    kind: 'site',
    state: 'valid',
    origins: ['https://a.example', 'https://b.example'],
    perMinute: 90,
    expires: '2099-12-31T15:59:59.999Z',
  });
  const admin = await shown('add', '--kind', 'admin', '--name', '发布');
  expect(admin.key).toMatch(/^xx_admin_/);
  const rotated = await shown('rotate', first.id, '--overlap', '2');
  expect(rotated.id).toBe(first.id);
  expect(rotated.key).not.toBe(first.key);
  expect(rotated['oldUntil']).toHaveLength(1);
  await run('revoke', first.id);
  expect((await listed()).map(({ id, state }) => [id, state])).toEqual([
    [first.id, 'revoked'],
    [admin.id, 'valid'],
  ]);
  const text = (await run('list')).out;
  expect(text).toContain(`${first.id}  site  revoked  官网  https://a.example  https://b.example  90/min`);
  expect(
    (await audited()).map(({ actor, action, target, result }) => [actor, action, target, result]),
  ).toEqual([
    ['cli', 'key.add', first.id, 'done'],
    ['cli', 'key.add', admin.id, 'done'],
    ['cli', 'key.rotate', first.id, 'done'],
    ['cli', 'key.revoke', first.id, 'done'],
  ]);
  const kept = await Promise.all(
    ['keys.json', 'audit.jsonl'].map((name) => readFile(join(keys, name), 'utf8')),
  );
  for (const { key } of [first, admin, rotated]) expect(kept.join() + text).not.toContain(key);
  for (const name of ['keys.json', 'audit.jsonl'])
    expect((await stat(join(keys, name))).mode & 0o777).toBe(0o600);
});

test('none yet: said beside, and that the doors are open', async () => {
  expect(await run('list')).toMatchObject({ code: 0, out: '', err: expect.stringContaining('开放') });
  expect(await listed()).toEqual([]);
});

describe('wrong usage changes nothing', () => {
  test.each([
    [['steal'], 'steal'],
    [['add'], '--origin'],
    [['add', '--kind', 'root'], '--kind'],
    [['add', '--kind', 'admin', '--origin', 'https://a.example'], '--origin'],
    [['add', '--origin', 'https://*.example'], '通配符'],
    [['add', '--origin', 'https://a.example', '--rate', '0'], '--rate'],
    [['add', '--origin', 'https://a.example', '--expires', '2099-02-30'], '--expires'],
    [['add', '--origin', 'https://a.example', '--expires', '2001-01-01'], '--expires'],
    [['add', '--origin', 'https://a.example', '--name', '名'.repeat(101)], '--name'],
    [['add', '12345678', '--origin', 'https://a.example'], '编号'],
    [['rotate'], '编号'],
    [['revoke'], '编号'],
  ])('%j names %s', async (argv, named) => {
    await expect(run(...argv)).rejects.toMatchObject({
      code: 'invalid_usage',
      message: expect.stringContaining(named),
    });
    expect(await listed()).toEqual([]);
  });

  test.each(['rotate', 'revoke'])('%s of what is not there: key_not_found', async (action) => {
    await expect(run(action, '00000000')).rejects.toMatchObject({ code: 'key_not_found' });
  });
});
