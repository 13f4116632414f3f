/** AppError → `application/problem+json` (RFC 9457), without a stack or a path of the machine. */
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { AppError, ERRORS, type ErrorCode } from '../contract/error.ts';
import type { ParameterProblem } from '../contract/search-params.ts';

export interface ProblemBody {
  readonly type: string;
  readonly status: number;
  readonly code: ErrorCode;
  readonly title: string;
  readonly detail: string;
  readonly requestId: string;
  /** Each wrong parameter, where parameters are what is wrong. */
  readonly parameters?: readonly { readonly name: string; readonly reason: string }[];
}

/** Seconds after which a client may try again where the error does not say. */
const RETRY_AFTER = 2;

export function problemResponse(
  c: Context,
  code: ErrorCode,
  detail: string,
  parameters: readonly ParameterProblem[] = [],
  retryAfter: number | undefined = undefined,
): Response {
  const { status } = ERRORS[code];
  const body: ProblemBody = {
    ...problemBody(code, detail, c.get('requestId') as string),
    ...(parameters.length === 0
      ? {}
      : { parameters: parameters.map(({ parameter, message }) => ({ name: parameter, reason: message })) }),
  };
  return c.body(JSON.stringify(body), status as ContentfulStatusCode, {
    'Content-Type': PROBLEM_TYPE,
    'Cache-Control': 'no-store',
    ...(status === 401 ? { 'WWW-Authenticate': 'Bearer' } : {}),
    ...(status === 503 || retryAfter !== undefined
      ? { 'Retry-After': String(retryAfter ?? RETRY_AFTER) }
      : {}),
  });
}

export const PROBLEM_TYPE = 'application/problem+json; charset=utf-8';

export function problemBody(code: ErrorCode, detail: string, requestId: string): ProblemBody {
  const { status, zh, en } = ERRORS[code];
  return { type: 'about:blank', status, code, title: `${zh} / ${en}`, detail, requestId };
}

/** Errors whose message was made for the client; anything else is told as `internal`, its text kept in the log. */
const TOLD: ReadonlySet<ErrorCode> = new Set([
  'invalid_parameter',
  'unknown_parameter',
  'record_not_found',
  'not_ready',
  'overloaded',
  'rate_limited',
  'key_required',
  'key_invalid',
  'origin_not_allowed',
  'forbidden',
]);

/** What is told where the message names machines of ours. */
export const CLUSTER_UNAVAILABLE =
  '检索集群暂时连不上, 请稍后再试 (the search cluster cannot be reached; try again shortly)';

export function errorResponse(c: Context, error: unknown): Response {
  if (error instanceof AppError && error.code === 'cluster_unavailable') {
    return problemResponse(c, error.code, CLUSTER_UNAVAILABLE, [], error.retryAfter);
  }
  if (error instanceof AppError && TOLD.has(error.code)) {
    const parameters =
      error.field === undefined
        ? []
        : [{ parameter: error.field, message: error.message, code: 'invalid_parameter' as const }];
    return problemResponse(c, error.code, error.message, parameters, error.retryAfter);
  }
  return problemResponse(
    c,
    'internal',
    '服务器内部出错, 已记入日志; 请把 requestId 告诉管理员 (logged; tell the operator the requestId)',
  );
}
