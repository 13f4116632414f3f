/** Whether a request is begun at all: not where too much is waiting, nor where memory has run short. */
import type { MiddlewareHandler } from 'hono';
import { AppError } from '../../contract/error.ts';
import type { Metrics } from '../metrics.ts';
import { isFree, routeName } from '../route-name.ts';
import type { Turns } from './turns.ts';

export interface AdmissionOptions {
  readonly turns: Turns;
  /** True while memory is short. */
  readonly isShort: () => boolean;
  readonly metrics: Metrics;
}

/** Throws `overloaded`. */
export function admission({ turns, isShort, metrics }: AdmissionOptions): MiddlewareHandler {
  return async (c, next) => {
    if (isFree(routeName(c.req.path))) return next();
    const reason = turns.isFull ? 'waiting' : isShort() ? 'memory' : undefined;
    if (reason === undefined) return next();
    turns.refused();
    metrics.refused(reason);
    const retryAfter = retrySeconds();
    throw new AppError('overloaded', overloadedText(retryAfter), { retryAfter });
  };
}

const MOST_RETRY_SECONDS = 3;
let refused = 0;

/** 1, 2, 3 and again: those who were refused together do not come back together. */
export function retrySeconds(): number {
  refused += 1;
  return 1 + (refused % MOST_RETRY_SECONDS);
}

export function overloadedText(seconds: number): string {
  return `请 ${seconds} 秒后再试 (try again in ${seconds} s)`;
}
