/** The changes that `xiangxun keys` makes to a list of keys, each as a new list. */
import { AppError } from '../contract/error.ts';
import { digestOf, type KeyKind, newKeyId, newSecret } from './key.ts';
import type { Key } from './key-file.ts';
import { originOf } from './origin.ts';

export interface NewKey {
  readonly kind: KeyKind;
  readonly name: string;
  /** As typed; a site key needs one at least, an admin key has none. */
  readonly origins: readonly string[];
  readonly perMinute?: number;
  readonly expires?: Date;
}

/** A key and its text, which is shown now and never again. */
export interface Issued {
  readonly key: Key;
  readonly secret: string;
}

interface Changed<T> {
  readonly keys: readonly Key[];
  readonly result: T;
}

const MOST_SECRETS = 10;

export function addKey(keys: readonly Key[], wanted: NewKey, now: Date): Changed<Issued> {
  const { kind, name, perMinute, expires } = wanted;
  if (kind === 'site' && wanted.origins.length === 0) {
    throw usage('站点密钥须有 --origin, 如 --origin https://www.example.com (a site key needs an origin)');
  }
  if (kind === 'admin' && wanted.origins.length > 0) {
    throw usage('管理密钥不给网页用, 没有 --origin (an admin key has no origins)');
  }
  if (expires !== undefined && expires <= now) throw usage('--expires 须晚于现在 (must be later than now)');
  const secret = newSecret(kind);
  const created = now.toISOString();
  const key: Key = {
    id: freeId(keys),
    kind,
    name,
    origins: [...new Set(wanted.origins.map(originOf))],
    ...(perMinute === undefined ? {} : { perMinute }),
    created,
    ...(expires === undefined ? {} : { expires: expires.toISOString() }),
    secrets: [{ sha256: digestOf(secret), created }],
  };
  return { keys: [...keys, key], result: { key, secret } };
}

/** Gives the key a new text; the old ones hold for `overlapMs` more. */
export function rotateKey(keys: readonly Key[], id: string, overlapMs: number, now: Date): Changed<Issued> {
  const old = keyNamed(keys, id);
  if (old.revoked !== undefined) throw usage(`密钥 ${id} 已作废, 不能更换 (revoked; add a new one)`);
  const secret = newSecret(old.kind);
  const end = new Date(now.getTime() + overlapMs).toISOString();
  const kept = old.secrets
    .map((one) => ({ ...one, until: one.until !== undefined && one.until < end ? one.until : end }))
    .filter(({ until }) => until > now.toISOString());
  if (kept.length >= MOST_SECRETS) throw usage(`密钥 ${id} 更换得太频繁, 等旧的过期 (rotated too often)`);
  const key: Key = {
    ...old,
    secrets: [{ sha256: digestOf(secret), created: now.toISOString() }, ...kept],
  };
  return { keys: keys.map((one) => (one === old ? key : one)), result: { key, secret } };
}

/** From now on none of its texts opens anything. The key stays listed. */
export function revokeKey(keys: readonly Key[], id: string, now: Date): Changed<Key> {
  const old = keyNamed(keys, id);
  const key: Key = { ...old, revoked: old.revoked ?? now.toISOString() };
  return { keys: keys.map((one) => (one === old ? key : one)), result: key };
}

function keyNamed(keys: readonly Key[], id: string): Key {
  const found = keys.find((key) => key.id === id);
  if (found) return found;
  throw new AppError('key_not_found', `没有密钥 ${id.slice(0, 20)}; 见 npx xiangxun keys list (no such key)`);
}

function freeId(keys: readonly Key[]): string {
  const taken = new Set(keys.map(({ id }) => id));
  for (;;) {
    const id = newKeyId();
    if (!taken.has(id)) return id;
  }
}

function usage(message: string): AppError {
  return new AppError('invalid_usage', message);
}
