/** The key that a request shows, and where. */
import type { Context } from 'hono';

export interface Presented {
  readonly secret: string;
  /** Addresses are kept in histories and logs: fit for public keys only. */
  readonly inAddress: boolean;
}

/** Parameter that carries a site key where a page cannot set headers. */
export const KEY_PARAMETER = 'key';

/** `X-Api-Key`, `Authorization: Bearer`, or the parameter `key`. */
export function presentedKey(c: Context): Presented | undefined {
  const header = c.req.header('x-api-key') ?? bearerOf(c.req.header('authorization'));
  if (header !== undefined) return { secret: header.trim(), inAddress: false };
  const parameter = c.req.query(KEY_PARAMETER);
  return parameter === undefined || parameter === '' ? undefined : { secret: parameter, inAddress: true };
}

function bearerOf(authorization: string | undefined): string | undefined {
  const [scheme = '', value, ...rest] = authorization?.split(' ', 4) ?? [];
  return scheme.toLowerCase() === 'bearer' && rest.length === 0 ? value : undefined;
}
