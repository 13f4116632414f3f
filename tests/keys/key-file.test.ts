import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { audit } from '../../src/keys/audit.ts';
import { addKey } from '../../src/keys/key-change.ts';
import { changeKeys, keyFile, readKeys } from '../../src/keys/key-file.ts';

let root: string;
let folder: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'xiangxun-keys-'));
  folder = join(root, 'deep', 'keys');
});
afterEach(() => rm(root, { recursive: true, force: true }));

const add = (name: string) =>
  changeKeys(folder, (keys) => addKey(keys, { kind: 'admin', name, origins: [] }, new Date()));

test('no file, no keys', async () => {
  expect(await readKeys(folder)).toEqual([]);
});

test('what was written is read; file and folder are for their owner only; nothing else stays behind', async () => {
  const { key, secret } = await add('一');
  await add('二');
  const keys = await readKeys(folder);
  expect(keys[0]).toEqual(key);
  expect(keys.map(({ name }) => name)).toEqual(['一', '二']);
  expect(await readdir(folder)).toEqual(['keys.json']);
  expect((await stat(keyFile(folder))).mode & 0o777).toBe(0o600);
  expect((await stat(folder)).mode & 0o777).toBe(0o700);
  expect(await readFile(keyFile(folder), 'utf8')).not.toContain(secret);
});

test('a change that throws changes nothing', async () => {
  await add('一');
  const before = await readFile(keyFile(folder), 'utf8');
  const failing = changeKeys(folder, () => {
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  expect(await readFile(keyFile(folder), 'utf8')).toBe(before);
  await add('二');
  expect(await readKeys(folder)).toHaveLength(2);
});

test('a draft that a crash left is no obstacle', async () => {
  await mkdir(folder, { recursive: true });
  await writeFile(`${keyFile(folder)}.new`, '{"half":');
  await add('一');
  expect(await readdir(folder)).toEqual(['keys.json']);
});

describe('a file that is not as it should be is refused, by its path and field, without its contents', () => {
  const key = { id: '00000001', kind: 'site', name: '', origins: [], created: '2026-01-01T00:00:00Z' };
  const secret = { sha256: 'a'.repeat(64), created: '2026-01-01T00:00:00Z' };
  const whole = { ...key, secrets: [secret] };
  test.each([
    ['no JSON', '{"format":1', 'JSON'],
    ['another format', JSON.stringify({ format: 2, keys: [] }), 'format'],
    ['no keys', JSON.stringify({ format: 1 }), 'keys'],
    [
      'a key without a digest',
      JSON.stringify({ format: 1, keys: [{ ...key, secrets: [] }] }),
      'keys.0.secrets',
    ],
    [
      'a digest that is none',
      JSON.stringify({ format: 1, keys: [{ ...key, secrets: [{ ...secret, sha256: 'abc' }] }] }),
      'keys.0.secrets.0.sha256',
    ],
    ['a kind that is none', JSON.stringify({ format: 1, keys: [{ ...whole, kind: 'root' }] }), 'keys.0.kind'],
    ['an id twice', JSON.stringify({ format: 1, keys: [whole, whole] }), '重复'],
    ['a field too many', JSON.stringify({ format: 1, keys: [{ ...whole, secret: 'x' }] }), 'keys.0'],
  ])('%s', async (_, text, named) => {
    await mkdir(folder, { recursive: true });
    await writeFile(keyFile(folder), text);
    const refusal = readKeys(folder);
    await expect(refusal).rejects.toMatchObject({
      code: 'keys_damaged',
      message: expect.stringContaining(named),
    });
    await expect(refusal).rejects.toThrow(keyFile(folder));
    await expect(refusal).rejects.not.toThrow('a'.repeat(64));
  });

  test('a folder in its place: file_unreadable', async () => {
    await mkdir(keyFile(folder), { recursive: true });
    await expect(readKeys(folder)).rejects.toMatchObject({ code: 'file_unreadable' });
  });
});

describe('audit', () => {
  const NOW = new Date('2026-03-01T00:00:00Z');

  test('a line an entry, in order, for its owner only', async () => {
    await audit(folder, { actor: 'cli', action: 'key.add', target: 'x', result: 'done' }, NOW);
    await audit(folder, { action: 'POST /x\n', result: 'key_required', requestId: 'r' }, NOW);
    const text = await readFile(join(folder, 'audit.jsonl'), 'utf8');
    const time = NOW.toISOString();
    expect(
      text
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual([
      { time, actor: 'cli', action: 'key.add', target: 'x', result: 'done' },
      { time, action: 'POST /x\n', result: 'key_required', requestId: 'r' },
    ]);
    expect((await stat(join(folder, 'audit.jsonl'))).mode & 0o777).toBe(0o600);
  });

  test('many at once: no line is lost or mixed', async () => {
    await Promise.all(
      Array.from({ length: 200 }, (_, i) => audit(folder, { action: String(i), result: 'x' }, NOW)),
    );
    const lines = (await readFile(join(folder, 'audit.jsonl'), 'utf8')).trimEnd().split('\n');
    expect(new Set(lines.map((line) => (JSON.parse(line) as { action: string }).action)).size).toBe(200);
  });

  test('where it cannot be written, it says so', async () => {
    await mkdir(join(folder, 'audit.jsonl'), { recursive: true });
    await expect(audit(folder, { action: 'x', result: 'x' }, NOW)).rejects.toMatchObject({
      code: 'file_unwritable',
    });
  });
});
