/** Requests at a rate of our own, whether or not the server keeps up, and what became of them. */
import { setTimeout as sleep } from 'node:timers/promises';
import { Pool } from 'undici';

export interface Load {
  /** Milliseconds of the answers with this status, rising. */
  readonly times: ReadonlyMap<number, readonly number[]>;
  /** Refusals without a whole number in `Retry-After`. */
  readonly withoutRetry: number;
  /** Requests without any answer, by error code. */
  readonly errors: Readonly<Record<string, number>>;
}

class Tally implements Load {
  readonly times = new Map<number, number[]>();
  readonly errors: Record<string, number> = {};
  withoutRetry = 0;

  ask(url: string, pool: Pool): Promise<void> {
    const { pathname, search } = new URL(url);
    let began = 0;
    let status = 0;
    let retryAfter = '';
    return new Promise((resolve) => {
      pool.dispatch(
        { path: pathname + search, method: 'GET' },
        {
          // Waiting for a socket of our own pool is no time of the server.
          onRequestStart: () => {
            began = performance.now();
          },
          onResponseStart: (_, code, headers) => {
            status = code;
            retryAfter = String(headers['retry-after'] ?? '');
          },
          onResponseData: () => {},
          onResponseEnd: () => {
            const times = this.times.get(status) ?? [];
            this.times.set(status, times);
            times.push(performance.now() - began);
            if (status !== 200 && !/^\d+$/.test(retryAfter)) this.withoutRetry += 1;
            resolve();
          },
          onResponseError: (_, error: NodeJS.ErrnoException) => {
            const code = error.code ?? error.message;
            this.errors[code] = (this.errors[code] ?? 0) + 1;
            resolve();
          },
        },
      );
    });
  }

  sorted(): Load {
    for (const times of this.times.values()) times.sort((a, b) => a - b);
    return this;
  }
}

/** So many clients, each asking again as soon as it is answered. */
export async function closedLoad(next: () => string, clients: number, seconds: number): Promise<Load> {
  const tally = new Tally();
  const pool = new Pool(new URL(next()).origin, { connections: clients });
  const end = performance.now() + seconds * 1_000;
  await Promise.all(
    Array.from({ length: clients }, async () => {
      while (performance.now() < end) await tally.ask(next(), pool);
    }),
  );
  await pool.close();
  return tally.sorted();
}

/** Longest pause of this process that is made up for: after a longer one the rest is not asked, it would be a burst. */
const MADE_UP_MS = 10;

/** So many requests a second. */
export async function openLoad(next: () => string, rate: number, seconds: number): Promise<Load> {
  const tally = new Tally();
  const pool = new Pool(new URL(next()).origin, { connections: 128 });
  const running = new Set<Promise<void>>();
  const most = Math.max(1, (rate * MADE_UP_MS) / 1_000);
  let asked = 0;
  let left = 0;
  const began = performance.now();
  for (let now = began; now < began + seconds * 1_000; now = performance.now()) {
    const due = ((now - began) / 1_000) * rate - asked - left;
    if (due > most) left += due - most;
    for (let i = 0; i < Math.min(due, most); i++) {
      asked += 1;
      const answer = tally.ask(next(), pool);
      running.add(answer);
      answer.then(() => running.delete(answer));
    }
    await sleep(1);
  }
  await Promise.all(running);
  await pool.close();
  return tally.sorted();
}

export function answered(load: Load, status: number): number {
  return load.times.get(status)?.length ?? 0;
}

export function percentile(load: Load, status: number, share: number): number {
  const times = load.times.get(status) ?? [];
  return times[Math.min(times.length - 1, Math.ceil(times.length * share) - 1)] ?? Number.NaN;
}
