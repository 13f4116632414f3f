import { expect, test } from 'vitest';
import { KeyBook } from '../../src/keys/key-book.ts';
import { addKey, revokeKey, rotateKey } from '../../src/keys/key-change.ts';
import type { Key } from '../../src/keys/key-file.ts';

const NOW = new Date('2026-03-01T00:00:00Z');
const later = (ms: number) => new Date(NOW.getTime() + ms);
const SITE = { kind: 'site', name: '官网', origins: ['https://a.example'] } as const;

function bookAt(keys: readonly Key[], at = NOW): KeyBook {
  return new KeyBook(keys, () => at);
}

test('empty: open, and nobody is known', () => {
  const book = bookAt([]);
  expect(book.isClosed).toBe(false);
  expect(book.find('xx_site_x')).toBeUndefined();
  expect(book.admits('https://a.example')).toBe(false);
});

test('the first site key closes it; an admin key does not', () => {
  const admin = addKey([], { kind: 'admin', name: '', origins: [] }, NOW);
  expect(bookAt(admin.keys).isClosed).toBe(false);
  expect(bookAt(addKey(admin.keys, SITE, NOW).keys).isClosed).toBe(true);
});

test('a key is found by its text alone, among many', () => {
  let keys: readonly Key[] = [];
  const secrets = Array.from({ length: 30 }, (_, i) => {
    const added = addKey(keys, { ...SITE, name: String(i) }, NOW);
    keys = added.keys;
    return added.result.secret;
  });
  const book = bookAt(keys);
  expect(secrets.map((secret) => book.find(secret)?.name)).toEqual(secrets.map((_, i) => String(i)));
  for (const key of keys) {
    expect(book.find(key.id)).toBeUndefined();
    expect(book.find(key.secrets[0]?.sha256 ?? '')).toBeUndefined();
  }
});

test('origins of living keys are admitted, to the letter', () => {
  const { keys } = addKey([], SITE, NOW);
  const book = bookAt(keys);
  expect(book.admits('https://a.example')).toBe(true);
  for (const origin of [
    'http://a.example',
    'https://a.example:8443',
    'https://www.a.example',
    'https://a.example.evil',
    'https://A.example',
    'null',
    '',
  ]) {
    expect(book.admits(origin), origin).toBe(false);
  }
});

test('expired on its moment', () => {
  const { keys, result } = addKey([], { ...SITE, expires: later(1_000) }, NOW);
  expect(bookAt(keys, later(999)).find(result.secret)).toBeDefined();
  expect(bookAt(keys, later(1_000)).find(result.secret)).toBeUndefined();
  expect(bookAt(keys, later(1_000)).admits('https://a.example')).toBe(false);
  expect(bookAt(keys, later(1_000)).isClosed).toBe(true);
});

test('revoked: it opens nothing, and the doors stay closed', () => {
  const { keys, result } = addKey([], SITE, NOW);
  const book = bookAt(revokeKey(keys, result.key.id, NOW).keys);
  expect(book.find(result.secret)).toBeUndefined();
  expect(book.admits('https://a.example')).toBe(false);
  expect(book.isClosed).toBe(true);
});

test('rotated: the old text holds inside the overlap only', () => {
  const first = addKey([], SITE, NOW);
  const second = rotateKey(first.keys, first.result.key.id, 1_000, NOW);
  const [old, fresh] = [first.result.secret, second.result.secret];
  expect(old).not.toBe(fresh);
  expect(bookAt(second.keys, later(999)).find(old)?.id).toBe(first.result.key.id);
  expect(bookAt(second.keys, later(1_000)).find(old)).toBeUndefined();
  expect(bookAt(second.keys, later(1_000)).find(fresh)?.id).toBe(first.result.key.id);
});
