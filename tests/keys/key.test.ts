import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  digestOf,
  isSecretShaped,
  KEY_KINDS,
  KEY_PATTERN,
  newKeyId,
  newSecret,
  sameDigest,
} from '../../src/keys/key.ts';

test.each(KEY_KINDS)('a %s key: 256 random bits, recognisable, never twice', (kind) => {
  const keys = Array.from({ length: 200 }, () => newSecret(kind));
  expect(new Set(keys).size).toBe(200);
  for (const key of keys) {
    const [, random = ''] = new RegExp(`^xx_${kind}_([\\w-]{43})$`).exec(key) ?? [];
    expect(Buffer.from(random, 'base64url')).toHaveLength(32);
    expect(isSecretShaped(key)).toBe(true);
    expect(`见 ${key}。`.replaceAll(KEY_PATTERN, '*')).toBe('见 *。');
  }
});

test('an id tells nothing of the key', () => {
  expect(newKeyId()).toMatch(/^[0-9a-f]{8}$/);
  expect(newKeyId()).not.toBe(newKeyId());
});

describe('digests', () => {
  test('equal only for the same text: not for one that differs in a bit, is cut or is longer', () => {
    const key = newSecret('admin');
    const digest = digestOf(key);
    expect(sameDigest(digest, digestOf(key))).toBe(true);
    const bits = fc.tuple(fc.nat(key.length - 1), fc.integer({ min: 0, max: 6 }));
    fc.assert(
      fc.property(bits, ([at, bit]) => {
        const code = key.charCodeAt(at) ^ (1 << bit);
        const other = key.slice(0, at) + String.fromCharCode(code) + key.slice(at + 1);
        return !sameDigest(digest, digestOf(other));
      }),
    );
    for (const other of ['', key.slice(1), key.slice(0, -1), `${key} `, key.toUpperCase()]) {
      expect(sameDigest(digest, digestOf(other))).toBe(false);
    }
  });

  test.each(['', 'zz', 'ab', 'g'.repeat(64)])('what is no digest (%j) is equal to nothing', (text) => {
    expect(sameDigest(text, digestOf('x'))).toBe(false);
    expect(sameDigest('', text)).toBe(false);
  });
});

test('what is longer than any key is none', () => {
  expect(isSecretShaped('')).toBe(false);
  expect(isSecretShaped('x'.repeat(10_000_000))).toBe(false);
});
