/** What a process of the bench can be told to do, and what it tells back. */
import type { Quality } from './judged.ts';
import type { Latency, Memory } from './measure.ts';
import type { QueryKind } from './query-kind.ts';
import type { IndexCost } from './rivals/contestant.ts';

/** `work` is a workplace. cut: our words of all documents. first: the query whose answer means readiness. */
export type Job =
  | { readonly job: 'cut'; readonly work: string }
  | { readonly job: 'index'; readonly work: string; readonly contestant: string }
  | {
      readonly job: 'query';
      readonly work: string;
      readonly contestant: string;
      readonly first: string;
      readonly queries: string;
    }
  | { readonly job: 'judge'; readonly work: string; readonly contestant: string; readonly folder: string }
  | { readonly job: 'serve'; readonly work: string; readonly contestant: string };

export interface CutCost {
  readonly ms: number;
  readonly words: number;
}

export interface IndexRun extends IndexCost {
  /** Bytes of all files of the index. */
  readonly bytes: number;
  /**
   * Milliseconds of the processor, all threads: comparable where the machine has other work too. Absent where another
   * process does the work.
   */
  readonly cpuMs?: number;
  /** Most memory of the process, bytes. */
  readonly peak: number;
}

export type Latencies = Readonly<Partial<Record<QueryKind, Latency>>>;

export interface QueryRun {
  /** Milliseconds since 1970 at which the first query was answered. */
  readonly readyAt: number;
  /** When ready, before anything is timed. */
  readonly memory: Memory;
  /** After all queries, bytes. */
  readonly rssAfter: number;
  readonly latency: Latencies;
  /** Of ids and total alone, where `latency` is of more. */
  readonly ranking?: Latencies;
}

/** What each job tells. serve: the port, at once; it goes on until its parent lets go. */
export interface JobResult {
  readonly cut: CutCost;
  readonly index: IndexRun;
  readonly query: QueryRun;
  readonly judge: readonly Quality[];
  readonly serve: { readonly port: number };
}
