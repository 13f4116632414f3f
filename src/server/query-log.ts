/** One line a query: what was asked, how much was found, how long it took, in which generation. */
import type { Context } from 'hono';
import type { SearchRequest, SearchResponse } from '../contract/search.ts';
import { DEFAULT_REQUEST } from '../contract/search-params.ts';
import type { Log } from './log.ts';
import type { Metrics, SearchOutcome } from './metrics.ts';
import { redact } from './redact.ts';

export type QueryLog = (
  c: Context,
  via: 'api' | 'page' | 'export' | 'feed' | 'meili',
  request: SearchRequest,
  answer: Pick<SearchResponse, 'tookMs' | 'total' | 'relaxed' | 'timedOut' | 'partial' | 'generation'>,
) => void;

export function createQueryLog(log: Log, metrics: Metrics): QueryLog {
  return (c, via, request, answer) => {
    metrics.search(outcomeOf(answer), answer.tookMs / 1_000);
    const filters = filtersOf(request);
    const key = c.get('keyId' as never) as string | undefined;
    log.info({
      event: 'search',
      requestId: c.get('requestId' as never),
      via,
      ...(key === undefined ? {} : { key }),
      q: redact(request.q),
      ...(filters.length === 0 ? {} : { filters }),
      total: answer.total,
      relaxed: answer.relaxed,
      ...(answer.timedOut === true ? { timedOut: true } : {}),
      ...(answer.partial === true ? { partial: true } : {}),
      ms: answer.tookMs,
      generation: answer.generation,
    });
  };
}

function outcomeOf({
  timedOut,
  partial,
  total,
  relaxed,
}: Pick<SearchResponse, 'timedOut' | 'partial' | 'total' | 'relaxed'>): SearchOutcome {
  if (timedOut === true) return 'timed_out';
  if (partial === true) return 'partial';
  return total === 0 ? 'none' : relaxed ? 'relaxed' : 'found';
}

/** Parameters that leave records out. */
const FILTERS = [
  'type',
  'company',
  'region',
  'industry',
  'stage',
  'source',
  'tag',
  'from',
  'to',
  'minYi',
  'maxYi',
] as const;

/** Their names, not their values. */
function filtersOf(request: SearchRequest): string[] {
  return FILTERS.filter((name) => {
    const value = request[name];
    return Array.isArray(value) ? value.length > 0 : value !== DEFAULT_REQUEST[name];
  });
}
