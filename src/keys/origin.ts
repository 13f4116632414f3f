/** Origins as browsers send them: scheme, host and port, compared letter by letter. */
import { AppError } from '../contract/error.ts';

/** What was typed as an origin → the origin; throws `invalid_usage` for what can be none, a pattern for one. */
export function originOf(text: string): string {
  const refused = (why: string) =>
    new AppError(
      'invalid_usage',
      `--origin ${text.slice(0, 100)}: ${why}; 写作 https://www.example.com 或 http://localhost:3000 (an origin: scheme, host, port)`,
    );
  if (text.includes('*')) throw refused('不能用通配符, 每个来源各写一个 (no wildcards)');
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    throw refused('不是网址 (not an address)');
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw refused('只能是 http 或 https');
  if (url.username !== '' || url.password !== '') throw refused('不能带用户名 (no user name)');
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '') {
    throw refused(`只写到主机和端口: ${url.origin} (no path)`);
  }
  return url.origin;
}
