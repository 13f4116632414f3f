/** Every error a user can meet, in one table: code → HTTP status, exit code, title in two languages. */

interface ErrorKind {
  /** HTTP status where the error meets a client of the server. */
  readonly status: number;
  /** Exit code where it meets the command line: 1 failed, 2 wrong usage. */
  readonly exit: 1 | 2;
  readonly zh: string;
  readonly en: string;
}

export const ERRORS = {
  invalid_parameter: { status: 400, exit: 2, zh: '参数有误', en: 'Invalid parameter' },
  unknown_parameter: { status: 400, exit: 2, zh: '没有这个参数', en: 'Unknown parameter' },
  record_not_found: { status: 404, exit: 1, zh: '没有这条记录', en: 'Record not found' },
  route_not_found: { status: 404, exit: 2, zh: '没有这个地址', en: 'Route not found' },
  method_not_allowed: { status: 405, exit: 2, zh: '不支持这种请求方法', en: 'Method not allowed' },
  bad_request: { status: 400, exit: 2, zh: '请求无法读懂', en: 'Bad request' },
  request_timeout: { status: 408, exit: 1, zh: '请求发得太慢', en: 'Request timeout' },
  headers_too_large: { status: 431, exit: 2, zh: '请求头太大', en: 'Request headers too large' },
  body_too_large: { status: 413, exit: 2, zh: '请求内容太大', en: 'Request body too large' },
  uri_too_long: { status: 414, exit: 2, zh: '请求地址太长', en: 'Request address too long' },
  key_required: { status: 401, exit: 1, zh: '需要密钥', en: 'Key required' },
  key_invalid: { status: 401, exit: 1, zh: '密钥无效', en: 'Key not valid' },
  origin_not_allowed: { status: 403, exit: 1, zh: '不接受这个网站', en: 'Origin not allowed' },
  forbidden: { status: 403, exit: 1, zh: '没有权限', en: 'Forbidden' },
  rate_limited: { status: 429, exit: 1, zh: '请求太频繁', en: 'Too many requests' },
  overloaded: { status: 503, exit: 1, zh: '服务器正忙', en: 'Overloaded' },
  not_ready: { status: 503, exit: 1, zh: '服务尚未就绪', en: 'Not ready' },
  internal: { status: 500, exit: 1, zh: '内部错误', en: 'Internal error' },
  invalid_corpus: { status: 500, exit: 1, zh: '语料有误', en: 'Invalid corpus' },
  index_missing: { status: 503, exit: 1, zh: '没有可用的索引', en: 'No usable index' },
  index_damaged: { status: 503, exit: 1, zh: '索引已损坏', en: 'Index damaged' },
  index_locked: {
    status: 503,
    exit: 1,
    zh: '另一个进程正在写索引',
    en: 'Another process is writing the index',
  },
  index_mismatch: { status: 503, exit: 1, zh: '索引由另一版本生成', en: 'Index made by another version' },
  cluster_unavailable: { status: 503, exit: 1, zh: '检索集群不可用', en: 'Search cluster unavailable' },
  cluster_refused: { status: 500, exit: 1, zh: '检索集群拒绝了请求', en: 'Refused by the search cluster' },
  invalid_site: { status: 500, exit: 1, zh: '站点文件有误', en: 'Invalid site file' },
  crawl_locked: { status: 500, exit: 1, zh: '另一个进程正在采集', en: 'Another process is crawling' },
  crawl_state_damaged: { status: 500, exit: 1, zh: '采集状态有误', en: 'Crawl state damaged' },
  page_unusable: { status: 500, exit: 1, zh: '网页不能用', en: 'Page cannot be used' },
  file_unreadable: { status: 500, exit: 1, zh: '文件无法读取', en: 'File cannot be read' },
  file_unwritable: { status: 500, exit: 1, zh: '文件无法写入', en: 'File cannot be written' },
  addon_missing: { status: 500, exit: 1, zh: '分词组件未编译', en: 'Segmenter not compiled' },
  box_not_built: { status: 500, exit: 1, zh: '搜索框尚未编译', en: 'Search box not built' },
  key_not_found: { status: 500, exit: 1, zh: '没有这个密钥', en: 'No such key' },
  keys_damaged: { status: 500, exit: 1, zh: '密钥文件有误', en: 'Key file damaged' },
  port_in_use: { status: 500, exit: 1, zh: '端口已被占用', en: 'Port in use' },
  invalid_usage: { status: 500, exit: 2, zh: '命令用法有误', en: 'Wrong usage' },
} as const satisfies Record<string, ErrorKind>;

export type ErrorCode = keyof typeof ERRORS;

/** An error made for its reader: `message` says what is wrong with what, and the way out. */
export class AppError extends Error {
  readonly code: ErrorCode;
  /** The parameter or field at fault, where there is one. */
  readonly field: string | undefined;
  /** Seconds after which the client may try again. */
  readonly retryAfter: number | undefined;

  constructor(
    code: ErrorCode,
    message: string,
    options?: { field?: string; retryAfter?: number; cause?: unknown },
  ) {
    super(message, options?.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.field = options?.field;
    this.retryAfter = options?.retryAfter;
  }
}
