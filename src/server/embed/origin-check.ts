/** Whether a site may use the box: asked of the API itself, as a browser on that site would. */

/** Asks the running server, without a network between. */
export type Probe = (path: string, headers: Readonly<Record<string, string>>) => Promise<Response>;

export interface OriginCheck {
  readonly origin: string;
  readonly allowed: boolean;
  /** Chinese, then English: what was found, and what to do about it. */
  readonly findings: readonly string[];
}

const LOCAL = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/**
 * @param site as it was typed: an origin or any address of the site
 * @param server address of this server
 */
export async function checkOrigin(
  site: string,
  server: string,
  key: string | undefined,
  probe: Probe,
): Promise<OriginCheck> {
  const url = addressOf(site);
  if (url === undefined) {
    return {
      origin: site.slice(0, 200),
      allowed: false,
      findings: ['不是网址；写成 https://www.example.com (not an address; write https://www.example.com)'],
    };
  }
  const { origin } = url;
  const query = new URLSearchParams({ q: '', limit: '1', ...(key === undefined ? {} : { key }) });
  const answer = await probe(`/api/v1/search?${query}`, { Origin: origin });
  await answer.body?.cancel();
  const names = answer.headers.get('Access-Control-Allow-Origin');
  const readable = names === '*' || names === origin;
  const findings = [
    answer.ok
      ? '接口有回答 (the API answers)'
      : `接口回答 ${answer.status}：检查站点密钥 (the API answers ${answer.status}: check the site key)`,
    readable
      ? `允许来源 ${origin} (this origin is allowed)`
      : `不允许来源 ${origin}：请管理员把它加入站点密钥 (not allowed: have it added to the site key)`,
  ];
  const plain = server.startsWith('http:') && !LOCAL.test(new URL(server).hostname);
  const mixed = url.protocol === 'https:' && plain;
  if (mixed)
    findings.push(
      '站点是 https 而本服务是 http，浏览器会拦截：请给本服务加上 https (the site is https, this server http: browsers block that)',
    );
  return { origin, allowed: answer.ok && readable && !mixed, findings };
}

function addressOf(site: string): URL | undefined {
  const text = /^[a-z][a-z\d+.-]*:\/\//i.test(site) ? site : `https://${site}`;
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  return url.protocol === 'https:' || url.protocol === 'http:' ? url : undefined;
}
