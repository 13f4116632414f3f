/** The figures of a whole run, and how several runs become one. */
import type { Load } from './http.ts';
import type { CutCost, IndexRun, Latencies } from './job.ts';
import type { Quality } from './judged.ts';
import type { Commit, Machine } from './machine.ts';
import type { Latency, Memory } from './measure.ts';
import type { Profile } from './profile.ts';
import { QUERY_KINDS, type QueryKind } from './query-kind.ts';
import type { Contestant } from './rivals/contestant.ts';
import type { CorpusSize } from './workplace.ts';

/** A query process as its parent sees it. */
export interface StartedRun {
  /** From the start of the process to its first answer. */
  readonly readyMs: number;
  readonly memory: Memory;
  readonly rssAfter: number;
  readonly latency: Latencies;
  /** Of ids and total alone, where `latency` is of whole pages. */
  readonly ranking?: Latencies;
}

/** Medians; a part is absent where it was not measured, and `failure` says why where something went wrong. */
export interface ContestantResult extends Pick<Contestant, 'name' | 'feed' | 'matches' | 'can' | 'note'> {
  readonly versions: Readonly<Record<string, string>>;
  readonly index?: IndexRun;
  readonly started?: StartedRun;
  readonly http?: readonly Load[];
  readonly quality?: readonly Quality[];
  readonly failure?: string;
}

export interface BenchResult {
  readonly date: string;
  readonly commit: Commit;
  readonly machine: Machine;
  readonly corpus: CorpusSize & { readonly name: string };
  readonly runs: { readonly builds: number; readonly queries: number; readonly httpSeconds: number };
  /** Queries of each kind that were put. */
  readonly queries: Readonly<Partial<Record<QueryKind, number>>>;
  readonly cut: CutCost;
  readonly contestants: readonly ContestantResult[];
  /** Where the time goes, if that was asked. */
  readonly profiles?: readonly Profile[];
  /** Those that could not be measured, and why. */
  readonly absent: readonly { readonly name: string; readonly reason: string }[];
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const high = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? high : ((sorted[middle - 1] ?? Number.NaN) + high) / 2;
}

const medianOrNull = (values: readonly number[]) => (values.length > 0 ? median(values) : null);

/** The median of each figure of rows that have the same figures, over the rows in which it is not null. */
export function medians<T extends object>(rows: readonly T[]): T {
  const [first] = rows;
  if (first === undefined) throw new Error('no rows');
  const entries = Object.keys(first).map((key) => [
    key,
    medianOrNull(rows.flatMap((row) => (row as Record<string, number | null>)[key] ?? [])),
  ]);
  return Object.fromEntries(entries) as T;
}

function mediansOfKinds(runs: readonly Latencies[]): Latencies {
  const latency: Partial<Record<QueryKind, Latency>> = {};
  for (const kind of QUERY_KINDS) {
    const rows = runs.flatMap((run) => run[kind] ?? []);
    if (rows.length > 0) latency[kind] = medians(rows);
  }
  return latency;
}

export function mediansOfStarts(runs: readonly StartedRun[]): StartedRun {
  const rankings = runs.flatMap(({ ranking }) => ranking ?? []);
  return {
    readyMs: median(runs.map(({ readyMs }) => readyMs)),
    memory: medians(runs.map(({ memory }) => memory)),
    rssAfter: median(runs.map(({ rssAfter }) => rssAfter)),
    latency: mediansOfKinds(runs.map(({ latency }) => latency)),
    ...(rankings.length > 0 ? { ranking: mediansOfKinds(rankings) } : {}),
  };
}

/** Runs of loads with the same numbers of clients in the same order. */
export function mediansOfLoads(runs: readonly (readonly Load[])[]): Load[] {
  return (runs[0] ?? []).map((_, i) => medians(runs.flatMap((loads) => loads[i] ?? [])));
}
