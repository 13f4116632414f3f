/** Lines of the server's log → what was asked, and what of it was not found. */

export interface QueryCount {
  readonly q: string;
  readonly count: number;
  /** When it was last asked, ISO 8601. */
  readonly last: string;
  /** Names of the filters that were set every time; empty where it was asked without, too. */
  readonly filters: readonly string[];
}

export interface QueryReport {
  readonly searches: number;
  /** Searches without an answer. */
  readonly zero: number;
  /** Searches answered by less than was asked for. */
  readonly relaxed: number;
  readonly timedOut: number;
  /** Milliseconds of the engine; null where nothing was asked. */
  readonly p50: number | null;
  readonly p99: number | null;
  /** Most frequent first. */
  readonly zeroQueries: readonly QueryCount[];
  readonly relaxedQueries: readonly QueryCount[];
  /** Lines that are no log lines. */
  readonly otherLines: number;
}

export interface ReportOptions {
  /** Lines before this are passed over; ISO 8601. */
  readonly since?: string;
  /** Queries listed at most. */
  readonly limit: number;
}

interface Tally {
  count: number;
  last: string;
  filters: ReadonlySet<string>;
}

/** Different queries that are kept apart; what comes beyond is counted in the sums only. */
const MOST_QUERIES = 200_000;
/** Times are counted in steps of a tenth of a millisecond, so that a long log needs little memory. */
const STEP = 10;

export async function reportQueries(
  lines: AsyncIterable<string> | Iterable<string>,
  { since, limit }: ReportOptions,
): Promise<QueryReport> {
  const zero = new Map<string, Tally>();
  const relaxed = new Map<string, Tally>();
  const times = new Map<number, number>();
  const sums = { searches: 0, zero: 0, relaxed: 0, timedOut: 0, otherLines: 0 };
  for await (const line of lines) {
    if (line.trim() === '') continue;
    const entry = entryOf(line);
    if (entry === undefined) sums.otherLines += 1;
    if (entry?.event !== 'search' || (since !== undefined && entry.time < since)) continue;
    sums.searches += 1;
    if (entry.timedOut) sums.timedOut += 1;
    const step = Math.round(entry.ms * STEP);
    times.set(step, (times.get(step) ?? 0) + 1);
    if (entry.total === 0) {
      sums.zero += 1;
      tally(zero, entry);
    } else if (entry.relaxed) {
      sums.relaxed += 1;
      tally(relaxed, entry);
    }
  }
  return {
    ...sums,
    p50: percentile(times, sums.searches, 0.5),
    p99: percentile(times, sums.searches, 0.99),
    zeroQueries: listed(zero, limit),
    relaxedQueries: listed(relaxed, limit),
  };
}

interface Entry {
  readonly event: string;
  readonly time: string;
  readonly q: string;
  readonly total: number;
  readonly relaxed: boolean;
  readonly timedOut: boolean;
  readonly ms: number;
  readonly filters: readonly string[];
}

/** Undefined for a line that the server did not write: a journal mixes in others. */
function entryOf(line: string): Entry | undefined {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const field = Object.fromEntries(Object.entries(value));
  const { event, time, q, total, relaxed, timedOut, ms, filters } = field;
  if (typeof event !== 'string') return undefined;
  return {
    event,
    time: typeof time === 'string' ? time : '',
    q: typeof q === 'string' ? q : '',
    total: typeof total === 'number' ? total : 0,
    relaxed: relaxed === true,
    timedOut: timedOut === true,
    ms: typeof ms === 'number' && Number.isFinite(ms) ? ms : 0,
    filters: Array.isArray(filters) ? filters.filter((name) => typeof name === 'string') : [],
  };
}

/** Spelt with other blanks or capitals it is the same query. */
function tally(counts: Map<string, Tally>, { q, time, filters }: Entry): void {
  const key = q.normalize('NFKC').trim().toLowerCase().replace(/\s+/gu, ' ');
  const before = counts.get(key);
  if (before === undefined) {
    if (counts.size < MOST_QUERIES) counts.set(key, { count: 1, last: time, filters: new Set(filters) });
    return;
  }
  before.count += 1;
  if (time > before.last) before.last = time;
  before.filters = new Set(filters.filter((name) => before.filters.has(name)));
}

function listed(counts: ReadonlyMap<string, Tally>, limit: number): QueryCount[] {
  return [...counts]
    .sort(
      ([p, a], [q, b]) =>
        b.count - a.count || (a.last === b.last ? (p < q ? -1 : 1) : a.last < b.last ? 1 : -1),
    )
    .slice(0, limit)
    .map(([q, { count, last, filters }]) => ({ q, count, last, filters: [...filters] }));
}

function percentile(times: ReadonlyMap<number, number>, total: number, share: number): number | null {
  let left = Math.max(1, Math.ceil(total * share));
  for (const [step, count] of [...times].sort(([a], [b]) => a - b)) {
    left -= count;
    if (left <= 0) return step / STEP;
  }
  return null;
}
