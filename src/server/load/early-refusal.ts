/** A refusal that costs next to nothing: before the app, so that refusing leaves time for those that are let in. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { securityHeaders } from '../doors/security-headers.ts';
import type { Metrics } from '../metrics.ts';
import { PROBLEM_TYPE, problemBody } from '../problem.ts';
import { routeName } from '../route-name.ts';
import { overloadedText, retrySeconds } from './admission.ts';
import type { Turns } from './turns.ts';

export interface EarlyRefusalOptions {
  readonly turns: Turns;
  /** Headers by which other sites may read an answer. */
  readonly crossOrigin: (origin: string | undefined) => Readonly<Record<string, string>>;
  readonly metrics: Metrics;
}

/** Gives whether the request was answered: one to the API while too much is waiting. Pages say it in their own way. */
export function earlyRefusal({ turns, crossOrigin, metrics }: EarlyRefusalOptions) {
  return (request: IncomingMessage, response: ServerResponse): boolean => {
    if (!turns.isFull) return false;
    const { url = '', method = '' } = request;
    const path = url.split('?', 1)[0] ?? '';
    if (!path.startsWith('/api/v1/') || path.startsWith('/api/v1/admin/')) return false;
    if (method !== 'GET' && method !== 'HEAD') return false;
    turns.refused();
    const retryAfter = retrySeconds();
    const requestId = crypto.randomUUID();
    const body = JSON.stringify(problemBody('overloaded', overloadedText(retryAfter), requestId));
    response.writeHead(503, {
      ...securityHeaders(path),
      ...crossOrigin(request.headers.origin),
      'Content-Type': PROBLEM_TYPE,
      'Content-Length': Buffer.byteLength(body),
      'Cache-Control': 'no-store',
      'Retry-After': retryAfter,
      'X-Request-Id': requestId,
    });
    response.end(method === 'HEAD' ? undefined : body);
    metrics.refused('waiting');
    metrics.request(routeName(path), method, 503, 0);
    return true;
  };
}
