/** Under which address the client asked: what a proxy in front says of it, where we trust the proxy. */
import type { Context } from 'hono';
import type { Proxies } from './client-address.ts';

/** Scheme and host, without a slash at the end; `https` where a trusted proxy says so in `X-Forwarded-Proto`. */
export function publicOrigin(c: Context, proxies: Proxies): string {
  const { origin, host } = new URL(c.req.url);
  const env = c.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined;
  const said = c.req.header('x-forwarded-proto')?.trim().toLowerCase();
  const isTrusted = proxies.includes(env?.incoming?.socket?.remoteAddress ?? '');
  return isTrusted && said === 'https' ? `https://${host}` : origin;
}
