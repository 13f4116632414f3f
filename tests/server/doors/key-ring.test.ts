import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { addKey, revokeKey } from '../../../src/keys/key-change.ts';
import { changeKeys, keyFile } from '../../../src/keys/key-file.ts';
import { KeyRing } from '../../../src/server/doors/key-ring.ts';
import { logged } from '../fixture.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xiangxun-ring-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const add = () =>
  changeKeys(folder, (keys) =>
    addKey(keys, { kind: 'site', name: '', origins: ['https://a.example'] }, new Date()),
  );

test('issued and revoked while the server runs: taken up with the next look', async () => {
  const { log } = logged();
  const ring = new KeyRing(folder, log);
  await ring.start();
  expect(ring.book.isClosed).toBe(false);
  const { key, secret } = await add();
  await ring.refresh();
  expect(ring.book.find(secret)?.id).toBe(key.id);
  await changeKeys(folder, (keys) => revokeKey(keys, key.id, new Date()));
  await ring.refresh();
  expect(ring.book.find(secret)).toBeUndefined();
  expect(ring.book.isClosed).toBe(true);
});

test('a file that became unfit or went away: the keys that were good stay, and it is said once', async () => {
  const { log, lines } = logged();
  const { secret } = await add();
  const ring = new KeyRing(folder, log);
  await ring.start();
  await writeFile(keyFile(folder), '{');
  await ring.refresh();
  await ring.refresh();
  expect(lines.filter(({ event }) => event === 'keys_rejected')).toHaveLength(1);
  await rm(keyFile(folder));
  await ring.refresh();
  await ring.refresh();
  expect(lines.filter(({ event }) => event === 'keys_rejected')).toHaveLength(2);
  expect(ring.book.find(secret)).toBeDefined();
  expect(JSON.stringify(lines)).not.toContain(secret);
});

test('unfit from the beginning: nobody is served on it', async () => {
  await writeFile(keyFile(folder), '{');
  await expect(new KeyRing(folder, logged().log).start()).rejects.toMatchObject({ code: 'keys_damaged' });
});

test('no folder: no keys, and nothing is written', async () => {
  const ring = new KeyRing(undefined, logged().log);
  await ring.start();
  await ring.refresh();
  await ring.audit({ action: 'x', result: 'x' });
  expect(ring.book.isClosed).toBe(false);
});

test('an audit that cannot be kept rejects', async () => {
  const file = join(folder, 'file');
  await writeFile(file, '');
  await chmod(file, 0o600);
  const ring = new KeyRing(file, logged().log);
  await expect(ring.audit({ action: 'x', result: 'x' })).rejects.toMatchObject({ code: 'file_unwritable' });
});
