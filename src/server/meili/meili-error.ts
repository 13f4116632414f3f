/** Errors of the Meilisearch door: its codes, types and shape, with a message of ours that says the way out. */
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { z } from 'zod';
import { AppError, type ErrorCode } from '../../contract/error.ts';
import { CLUSTER_UNAVAILABLE } from '../problem.ts';

type ErrorType = 'invalid_request' | 'internal' | 'auth' | 'system';

export interface MeiliErrorBody {
  readonly message: string;
  readonly code: string;
  readonly type: ErrorType;
  readonly link: string;
}

const LINK = 'https://docs.meilisearch.com/errors#';

/** HTTP status by code; every other code is a mistake in the request. */
const STATUS: Readonly<Record<string, number>> = {
  index_not_found: 404,
  document_not_found: 404,
  task_not_found: 404,
  not_found: 404,
  method_not_allowed: 405,
  missing_content_type: 415,
  invalid_content_type: 415,
  payload_too_large: 413,
  uri_too_long: 414,
};

export class MeiliError extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.name = 'MeiliError';
    this.code = code;
  }
}

/** Errors of the house as a client of Meilisearch knows them. */
const TOLD: Readonly<
  Partial<Record<ErrorCode, { readonly code: string; readonly type: ErrorType; readonly status: number }>>
> = {
  key_required: { code: 'missing_authorization_header', type: 'auth', status: 401 },
  key_invalid: { code: 'invalid_api_key', type: 'auth', status: 403 },
  origin_not_allowed: { code: 'invalid_api_key', type: 'auth', status: 403 },
  forbidden: { code: 'invalid_api_key', type: 'auth', status: 403 },
  rate_limited: { code: 'too_many_search_requests', type: 'system', status: 429 },
  overloaded: { code: 'too_many_search_requests', type: 'system', status: 503 },
  not_ready: { code: 'not_ready', type: 'system', status: 503 },
  cluster_unavailable: { code: 'not_ready', type: 'system', status: 503 },
  file_unwritable: { code: 'no_space_left_on_device', type: 'system', status: 503 },
  body_too_large: { code: 'payload_too_large', type: 'invalid_request', status: 413 },
  uri_too_long: { code: 'uri_too_long', type: 'invalid_request', status: 414 },
  invalid_parameter: { code: 'bad_request', type: 'invalid_request', status: 400 },
  route_not_found: { code: 'not_found', type: 'invalid_request', status: 404 },
};

/** In place of messages that name paths or machines of ours. */
const GENERAL: Readonly<Partial<Record<ErrorCode, string>>> = {
  file_unwritable: '无法写入磁盘 (the disk cannot be written)',
  cluster_unavailable: CLUSTER_UNAVAILABLE,
};

const RETRY_AFTER = 2;

export function meiliErrorBody(
  code: string,
  message: string,
  type: ErrorType = 'invalid_request',
): MeiliErrorBody {
  return { message, code, type, link: LINK + code };
}

/** What was thrown, as Meilisearch would answer it; what was not made for the client is told as `internal`. */
export function meiliErrorResponse(c: Context, error: unknown): Response {
  if (error instanceof MeiliError) {
    return respond(c, STATUS[error.code] ?? 400, meiliErrorBody(error.code, error.message));
  }
  const told = error instanceof AppError ? TOLD[error.code] : undefined;
  if (error instanceof AppError && told) {
    const message = GENERAL[error.code] ?? error.message;
    if (told.status === 401) c.header('WWW-Authenticate', 'Bearer');
    if (told.status === 503 || error.retryAfter !== undefined)
      c.header('Retry-After', String(error.retryAfter ?? RETRY_AFTER));
    return respond(c, told.status, meiliErrorBody(told.code, message, told.type));
  }
  const message = '服务器内部出错, 已记入日志 (an internal error, logged)';
  return respond(c, 500, meiliErrorBody('internal', message, 'internal'));
}

function respond(c: Context, status: number, body: MeiliErrorBody): Response {
  return c.json(body, status as ContentfulStatusCode, { 'Cache-Control': 'no-store' });
}

/** `attributesToCrop` → `attributes_to_crop`. */
function snakeCase(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/**
 * Reads a value by its schema; throws `MeiliError` for the first thing wrong with it, `invalid_<area>_<field>`.
 * `place` tells where a value of several stands: `.queries[0]`.
 */
export function readBody<T>(schema: z.ZodType<T>, value: unknown, area: string, place = ''): T {
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  if (issue?.code === 'unrecognized_keys') {
    const unknown = issue.keys.map((key) => `\`${key.slice(0, 60)}\``).join(', ');
    throw new MeiliError(
      'bad_request',
      `没有字段 ${unknown} (unknown field inside \`${place || 'the body'}\`)`,
    );
  }
  const [field] = issue?.path ?? [];
  const path = (issue?.path ?? []).map((part) =>
    typeof part === 'number' ? `[${part}]` : `.${String(part)}`,
  );
  const code = typeof field === 'string' ? `invalid_${area}_${snakeCase(field)}` : 'bad_request';
  throw new MeiliError(code, `${place}${path.join('') || 'body'}: ${issue?.message} (invalid value)`);
}
