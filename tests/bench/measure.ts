/** Numbers of one run, taken inside the process that is measured. */
import { readFileSync } from 'node:fs';
import { ask } from './rivals/ask.ts';
import type { Asked, Capabilities, Contestant, Searcher } from './rivals/contestant.ts';

export interface Latency {
  /** How many were timed, and how many of them found something. */
  readonly count: number;
  readonly answered: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
}

/** Queries asked before the clock runs, and those that are timed however long they take. */
const WARM_UP = 50;
const LEAST = 20;
/** A kind ends after so many seconds. */
const LONGEST_S = 30;

/** The value below which `share` of the sorted values lie (nearest rank). */
export function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.max(Math.ceil(share * sorted.length) - 1, 0)] ?? Number.NaN;
}

export function latencyOf(milliseconds: readonly number[], answered: number): Latency {
  const sorted = [...milliseconds].sort((a, b) => a - b);
  return {
    count: sorted.length,
    answered,
    p50: percentile(sorted, 0.5),
    p95: percentile(sorted, 0.95),
    p99: percentile(sorted, 0.99),
    max: percentile(sorted, 1),
  };
}

/** True where it can do everything that the query asks. */
export function isAble(can: Capabilities, { want, from, facet }: Asked): boolean {
  return (
    (want !== 'phrase' || can.phrase) &&
    (want !== 'prefix' || can.prefix) &&
    (from === undefined || can.date) &&
    (!facet || can.facet)
  );
}

/** Asks the queries one after the other; those of the warm-up are asked again with the others. */
export async function timeQueries(
  contestant: Pick<Contestant, 'relaxes'>,
  searcher: Searcher,
  queries: readonly Asked[],
): Promise<Latency> {
  const began = performance.now();
  const late = () => performance.now() - began > LONGEST_S * 1000;
  for (const asked of queries.slice(0, WARM_UP)) {
    await ask(contestant, searcher, asked);
    if (late()) break;
  }
  const times: number[] = [];
  let answered = 0;
  for (const asked of queries) {
    if (late() && times.length >= LEAST) break;
    const start = performance.now();
    const { hits } = await ask(contestant, searcher, asked);
    times.push(performance.now() - start);
    if (hits.length > 0) answered++;
  }
  return latencyOf(times, answered);
}

export interface Memory {
  /** Bytes. heap: JavaScript objects; external: buffers outside of it; rss: all of the process. */
  readonly heap: number;
  readonly external: number;
  readonly rss: number;
}

/** Collections until the heap falls by less than this share: one alone leaves much of what loading left over. */
const STEADY = 0.01;
const MOST_COLLECTIONS = 10;

/** After full collections where the process allows them (`--expose-gc`). */
export async function memory(): Promise<Memory> {
  const { gc } = globalThis as { gc?: () => void };
  for (let round = 0; gc && round < MOST_COLLECTIONS; round++) {
    const before = process.memoryUsage().heapUsed;
    await new Promise(setImmediate);
    gc();
    if (round > 0 && process.memoryUsage().heapUsed > before * (1 - STEADY)) break;
  }
  const { heapUsed, external, rss } = process.memoryUsage();
  return { heap: heapUsed, external, rss };
}

/** The most that the process ever had in memory, bytes. */
export function peakMemory(): number {
  try {
    // Linux hands maxRSS on from parent to child; this one is the process's own.
    return processMemory('self', 'VmHWM');
  } catch {
    return process.resourceUsage().maxRSS * 1024;
  }
}

/**
 * Bytes that a process has in memory (`VmRSS`), of them those that are no files (`RssAnon`), or the most that it ever
 * had (`VmHWM`). Throws outside Linux.
 */
export function processMemory(pid: number | 'self', which: 'VmRSS' | 'RssAnon' | 'VmHWM'): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const [, kilobytes] = new RegExp(`^${which}:\\s+(\\d+)`, 'm').exec(status) ?? [];
  if (kilobytes === undefined) throw new Error(`no ${which} of ${pid}`);
  return Number(kilobytes) * 1024;
}

/** Milliseconds since 1970, finer than a millisecond, the same for all processes of the machine. */
export function now(): number {
  return performance.timeOrigin + performance.now();
}
