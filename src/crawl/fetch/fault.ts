/** Why a page was not fetched: a closed list, so that every refusal can be counted and explained. */

export const FETCH_FAULTS = {
  'bad-url': '不是网址 (not an address)',
  scheme: '只取 http 和 https (only http and https)',
  credentials: '网址里有用户名或密码 (address with credentials)',
  port: '不是网站的端口 (not a port of web sites)',
  'reserved-name': '保留或本地的主机名 (reserved or local host name)',
  'reserved-address': '内网、本机或保留地址 (private, loopback or reserved address)',
  dns: '主机名解析不出地址 (host name does not resolve)',
  connect: '连接不上 (cannot connect)',
  reset: '连接中断 (connection broken)',
  timeout: '超时 (took too long)',
  headers: '响应头不合 HTTP 或太长 (headers malformed or too long)',
  encoding: '压缩方式不收: 只收一层 gzip 或 deflate (content encoding refused)',
  'bad-encoding': '压缩数据损坏或与标注不符 (compressed data broken or mislabelled)',
  'too-large': '传输字节太多 (too many bytes on the wire)',
  'too-large-decoded': '解压后太大 (too large once decoded)',
  ratio: '压缩比过高 (compression ratio too high)',
  'content-type': '不是网页或订阅源 (neither a page nor a feed)',
  'too-many-redirects': '转址太多 (too many redirects)',
  'bad-redirect': '转址没有去处 (redirect without a target)',
  'off-site': '转到站点文件之外 (redirected outside of the site file)',
  robots: 'robots.txt 不许 (disallowed by robots.txt)',
  'robots-unreachable': 'robots.txt 取不到, 暂不访问 (robots.txt cannot be had: staying out)',
  status: '响应状态 (response status)',
} as const;

export type FetchFaultCode = keyof typeof FETCH_FAULTS;

/** May pass by itself, so that trying again is worth while. */
const PASSING: ReadonlySet<FetchFaultCode> = new Set(['dns', 'connect', 'reset', 'timeout']);

export class FetchFault extends Error {
  readonly code: FetchFaultCode;
  readonly status: number | undefined;
  /** Seconds that the server asked to wait. */
  readonly retryAfter: number | undefined;

  constructor(
    code: FetchFaultCode,
    detail: string,
    more: { status?: number; retryAfter?: number | undefined } = {},
  ) {
    super(`${FETCH_FAULTS[code]}: ${detail}`);
    this.name = 'FetchFault';
    this.code = code;
    this.status = more.status;
    this.retryAfter = more.retryAfter;
  }

  /** 408, 429, 5xx and broken connections. */
  get passing(): boolean {
    if (this.status !== undefined) return this.status === 408 || this.status === 429 || this.status >= 500;
    return PASSING.has(this.code);
  }
}
