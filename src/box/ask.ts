/** Asking the server: one question in flight, the newest wins, answers kept for a while. */
import type { SearchResponse } from '../contract/search.ts';
import { fault, faultOf } from './fault.ts';

const KEPT = 50;
const TIMEOUT_MS = 8_000;
const FRESH_MS = 300_000;

export interface Asker {
  /** Rejects with a Fault; never settles where a newer question or `drop` came first. */
  ask(address: string): Promise<SearchResponse>;
  /** The answer that is already here. */
  kept(address: string): SearchResponse | undefined;
  /** Lets go of the question in flight. */
  drop(): void;
}

export function createAsker(): Asker {
  const answers = new Map<string, { readonly answer: SearchResponse; readonly at: number }>();
  let flight: AbortController | undefined;
  const drop = () => {
    flight?.abort();
    flight = undefined;
  };
  const keep = (address: string, answer: SearchResponse) => {
    answers.delete(address);
    answers.set(address, { answer, at: Date.now() });
    for (const oldest of answers.keys()) {
      if (answers.size <= KEPT) break;
      answers.delete(oldest);
    }
  };
  return {
    drop,
    kept(address) {
      const kept = answers.get(address);
      return kept && Date.now() - kept.at < FRESH_MS ? kept.answer : undefined;
    },
    ask(address) {
      drop();
      const mine = new AbortController();
      flight = mine;
      return new Promise((resolve, reject) => {
        const isNewest = () => flight === mine;
        const timer = window.setTimeout(() => {
          if (!isNewest()) return;
          drop();
          reject(fault('timeout', 0, ''));
        }, TIMEOUT_MS);
        fetchAnswer(address, mine.signal)
          .then((answer) => {
            keep(address, answer);
            if (isNewest()) resolve(answer);
          })
          .catch((error: unknown) => {
            if (isNewest()) reject(error);
          })
          .then(() => window.clearTimeout(timer));
      });
    },
  };
}

async function fetchAnswer(address: string, signal: AbortSignal): Promise<SearchResponse> {
  let response: Response;
  try {
    response = await fetch(address, { signal, credentials: 'omit', headers: { Accept: 'application/json' } });
  } catch (error) {
    throw fault(navigator.onLine ? 'failed' : 'offline', 0, error);
  }
  let body: unknown;
  try {
    body = await response.json();
  } catch (error) {
    if (response.ok) throw fault('failed', response.status, error);
  }
  if (!response.ok) {
    const detail = (body as { detail?: unknown } | null | undefined)?.detail;
    throw faultOf(
      response.status,
      response.headers.get('Retry-After'),
      typeof detail === 'string' ? detail : '',
    );
  }
  if (!isAnswer(body)) throw fault('failed', response.status, 'not an answer of this API');
  return body;
}

function isAnswer(body: unknown): body is SearchResponse {
  const { hits, total } = (body ?? {}) as Partial<SearchResponse>;
  return Array.isArray(hits) && typeof total === 'number';
}
