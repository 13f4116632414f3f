import { describe, expect, test } from 'vitest';
import { digestOf } from '../../src/keys/key.ts';
import { addKey, revokeKey, rotateKey } from '../../src/keys/key-change.ts';

const NOW = new Date('2026-03-01T00:00:00Z');
const SITE = { kind: 'site', name: '官网', origins: ['https://a.example/', 'https://a.example'] } as const;

describe('add', () => {
  test('keeps a digest, never the text; origins once each, as browsers send them', () => {
    const { keys, result } = addKey([], { ...SITE, perMinute: 60 }, NOW);
    expect(keys).toEqual([
      {
        id: result.key.id,
        kind: 'site',
        name: '官网',
        origins: ['https://a.example'],
        perMinute: 60,
        created: NOW.toISOString(),
        secrets: [{ sha256: digestOf(result.secret), created: NOW.toISOString() }],
      },
    ]);
    expect(JSON.stringify(keys)).not.toContain(result.secret);
  });

  test.each([
    ['a site key without an origin', { kind: 'site', name: '', origins: [] }, '--origin'],
    ['an admin key with one', { kind: 'admin', name: '', origins: ['https://a.example'] }, '--origin'],
    ['a pattern', { kind: 'site', name: '', origins: ['https://*.example'] }, '通配符'],
    ['a day that is over', { ...SITE, expires: NOW }, '--expires'],
  ] as const)('%s is refused', (_, wanted, named) => {
    expect(() => addKey([], wanted, NOW)).toThrow(
      expect.objectContaining({ code: 'invalid_usage', message: expect.stringContaining(named) }),
    );
  });
});

describe('rotate', () => {
  test('a new text; the old one until the overlap is over, and no longer than it had', () => {
    const first = addKey([], SITE, NOW);
    const { id } = first.result.key;
    const second = rotateKey(first.keys, id, 10_000, NOW);
    const third = rotateKey(second.keys, id, 60_000, new Date(NOW.getTime() + 5_000));
    expect(third.result.key.secrets.map(({ until }) => until)).toEqual([
      undefined,
      '2026-03-01T00:01:05.000Z',
      '2026-03-01T00:00:10.000Z',
    ]);
    const late = rotateKey(third.keys, id, 0, new Date(NOW.getTime() + 120_000));
    expect(late.result.key.secrets).toHaveLength(1);
    expect(late.result.key).toMatchObject({ id, name: '官网', created: NOW.toISOString() });
  });

  test('not of a revoked key, not without end', () => {
    const { keys, result } = addKey([], SITE, NOW);
    const revoked = revokeKey(keys, result.key.id, NOW);
    expect(() => rotateKey(revoked.keys, result.key.id, 0, NOW)).toThrow('已作废');
    let all = keys;
    const again = () => {
      all = rotateKey(all, result.key.id, 1_000_000, NOW).keys;
    };
    expect(() => {
      for (let i = 0; i < 20; i++) again();
    }).toThrow('太频繁');
    expect(all[0]?.secrets.length).toBeLessThanOrEqual(10);
  });
});

test('revoke: the first time counts, others stay as they are', () => {
  const one = addKey([], SITE, NOW);
  const two = addKey(one.keys, { ...SITE, name: '二' }, NOW);
  const once = revokeKey(two.keys, one.result.key.id, NOW);
  const twice = revokeKey(once.keys, one.result.key.id, new Date());
  expect(twice.result.revoked).toBe(NOW.toISOString());
  expect(twice.keys[1]).toEqual(two.result.key);
});

test.each(['nothing', ''])('no key %j: key_not_found', (id) => {
  const refusal = expect.objectContaining({ code: 'key_not_found' });
  expect(() => revokeKey([], id, NOW)).toThrow(refusal);
  expect(() => rotateKey([], id, 0, NOW)).toThrow(refusal);
});
