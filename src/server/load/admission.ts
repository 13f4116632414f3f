/** Whether a request is begun at all: not where too much is waiting, nor where memory has run short. */
import type { MiddlewareHandler } from 'hono';
import { AppError } from '../../contract/error.ts';
import type { Metrics } from '../metrics.ts';
import { isFree, routeName } from '../route-name.ts';
import type { Turns } from './turns.ts';

/** Those who were refused together do not come back together. */
const RETRY_SECONDS = [1, 2, 3] as const;

export interface AdmissionOptions {
  readonly turns: Turns;
  /** True while memory is short. */
  readonly isShort: () => boolean;
  readonly metrics: Metrics;
}

/** Throws `overloaded`. */
export function admission({ turns, isShort, metrics }: AdmissionOptions): MiddlewareHandler {
  let refused = 0;
  return async (c, next) => {
    if (isFree(routeName(c.req.path))) return next();
    const reason = turns.isFull ? 'waiting' : isShort() ? 'memory' : undefined;
    if (reason === undefined) return next();
    metrics.refused(reason);
    const retryAfter = RETRY_SECONDS[refused++ % RETRY_SECONDS.length] ?? 1;
    throw new AppError('overloaded', `请 ${retryAfter} 秒后再试 (try again in ${retryAfter} s)`, {
      retryAfter,
    });
  };
}
