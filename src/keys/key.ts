/** A key as its owner holds it, and what we keep of it: a digest. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

export const KEY_KINDS = ['site', 'admin'] as const;
/** `site`: public, stands in the pages of its origins. `admin`: secret, for routes that write. */
export type KeyKind = (typeof KEY_KINDS)[number];

/** 256 bits. */
const SECRET_BYTES = 32;

/** What a key looks like, wherever it stands in a text. */
export const KEY_PATTERN = /xx_(?:site|admin)_[\w-]{16,64}/g;

/** Longer than any key: what is longer is none, and is not hashed. */
const LONGEST = 100;

/** The text of a new key; shown once, stored nowhere. */
export function newSecret(kind: KeyKind): string {
  return `xx_${kind}_${randomBytes(SECRET_BYTES).toString('base64url')}`;
}

/** By what a key is named in lists, logs and the audit; tells nothing of its text. */
export function newKeyId(): string {
  return randomBytes(4).toString('hex');
}

/** SHA-256 in hex. The text has 256 random bits, so that no slow hash is needed. */
export function digestOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** Whether a text can be a key at all. */
export function isSecretShaped(text: string): boolean {
  return text.length > 0 && text.length <= LONGEST;
}

/** Takes as long for a near miss as for a far one. */
export function sameDigest(a: string, b: string): boolean {
  const [x, y] = [Buffer.from(a, 'hex'), Buffer.from(b, 'hex')];
  return x.length === y.length && x.length > 0 && timingSafeEqual(x, y);
}
