/** The keys of the moment, as the server asks them: whose is this text, and may that origin come in. */
import { digestOf, isSecretShaped, sameDigest } from './key.ts';
import type { Key } from './key-file.ts';

export class KeyBook {
  readonly #keys: readonly Key[];
  readonly #now: () => Date;

  constructor(keys: readonly Key[], now: () => Date = () => new Date()) {
    this.#keys = keys;
    this.#now = now;
  }

  /** True as soon as a site key was ever issued: a revoked one does not open the door to everybody again. */
  get isClosed(): boolean {
    return this.#keys.some(({ kind }) => kind === 'site');
  }

  /** The key that holds this text now. Every digest is compared, whichever fits. */
  find(secret: string): Key | undefined {
    if (!isSecretShaped(secret)) return undefined;
    const digest = digestOf(secret);
    const now = this.#now().toISOString();
    let found: Key | undefined;
    for (const key of this.#keys) {
      for (const { sha256, until } of key.secrets) {
        const holds = sameDigest(sha256, digest) && (until === undefined || until > now);
        if (holds && isAlive(key, now)) found = key;
      }
    }
    return found;
  }

  /** Whether some living site key names the origin. */
  admits(origin: string): boolean {
    const now = this.#now().toISOString();
    return this.#keys.some((key) => key.kind === 'site' && isAlive(key, now) && key.origins.includes(origin));
  }
}

function isAlive({ revoked, expires }: Key, now: string): boolean {
  return revoked === undefined && (expires === undefined || expires > now);
}
