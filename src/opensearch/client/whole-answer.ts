/** A search whose answer lacks shards is asked again: with a replica left it is whole a moment later. */
import { setTimeout as sleep } from 'node:timers/promises';
import { type ClusterClient, type Patience, READING } from './client.ts';
import { type ClusterErrorBody, ClusterFault, passesByType } from './fault.ts';
import type { Sent } from './transport.ts';

const MORE_TRIES = 3;
const FIRST_WAIT_MILLIS = 100;

interface Shards {
  readonly _shards?: { readonly failed: number };
}

interface Part extends Shards {
  readonly error?: ClusterErrorBody;
  readonly status?: number;
}

/** Of `_search` or `_count`; of `_msearch` or `_mget`, where each of its answers stands for itself. */
interface Sharded extends Shards {
  readonly responses?: readonly Part[];
  readonly docs?: readonly Part[];
}

export interface Whole<T> {
  readonly answer: T;
  /** Shards are missing from it, whatever was tried. */
  readonly partial: boolean;
}

/** Throws ClusterFault, also where one search of an `_msearch` or one document of an `_mget` went wrong. */
export async function wholeAnswer<T extends object>(
  client: ClusterClient,
  sent: Sent,
  patience: Patience = READING,
): Promise<Whole<T>> {
  const until = performance.now() + patience.deadlineMs;
  for (let attempt = 0; ; attempt++) {
    const left = Math.max(1, until - performance.now());
    const answer = await client.request<T>(sent, { ...patience, deadlineMs: left });
    const lacks = lacksOf(answer as Sharded);
    const wait = FIRST_WAIT_MILLIS * 2 ** attempt * (0.5 + Math.random() / 2);
    const isLast = attempt >= MORE_TRIES || performance.now() + wait >= until;
    if (lacks === 'nothing') return { answer, partial: false };
    if (lacks instanceof ClusterFault) {
      if (isLast || !lacks.passing) throw lacks;
    } else if (isLast) return { answer, partial: true };
    await sleep(wait);
  }
}

function lacksOf(answer: Sharded): 'nothing' | 'shards' | ClusterFault {
  const all: readonly Part[] = answer.responses ?? answer.docs ?? [answer];
  for (const one of all) {
    if (!one.error) continue;
    const { error, status = 500 } = one;
    const kind = status === 429 ? 'busy' : status >= 502 || passesByType(error) ? 'unavailable' : 'rejected';
    const detail = `${status} ${error.type ?? ''} ${error.reason ?? ''}`.trim();
    return new ClusterFault(kind, answer.docs ? '_mget' : '_msearch', detail, { status, error });
  }
  return all.some(({ _shards }) => (_shards?.failed ?? 0) > 0) ? 'shards' : 'nothing';
}
