/** Where a date stands on a line of time: as a span, since dates are only as exact as their source. */

/** Days since 1970-01-01; `[first, last]`, both inside. */
export type DaySpan = readonly [first: number, last: number];

const MS_A_DAY = 86_400_000;
const DATE = /^(\d{4})(?:-(?:Q([1-4])|(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?))?$/;

function day(year: number, month: number, date: number): number {
  return Date.UTC(year, month, date) / MS_A_DAY;
}

/** `2023-05-11`, `2023-05`, `2023-Q1` or `2023`; undefined for anything else. */
export function daySpan(date: string): DaySpan | undefined {
  const [, y, quarter, m, d] = DATE.exec(date) ?? [];
  if (y === undefined) return undefined;
  const year = Number(y);
  if (quarter !== undefined)
    return [day(year, Number(quarter) * 3 - 3, 1), day(year, Number(quarter) * 3, 0)];
  if (m === undefined) return [day(year, 0, 1), day(year, 11, 31)];
  if (d === undefined) return [day(year, Number(m) - 1, 1), day(year, Number(m), 0)];
  const exact = day(year, Number(m) - 1, Number(d));
  return [exact, exact];
}

export interface Tick {
  readonly at: number;
  readonly text: string;
}

export interface TimeAxis {
  readonly min: number;
  readonly max: number;
  readonly ticks: readonly Tick[];
}

/** Months between ticks, the finest that leaves at most `most` of them. */
const STEPS = [1, 3, 6, 12, 24, 60, 120, 240, 600, 1200];
const SHORTEST_DAYS = 300;
const PAD = 0.04;

/** An axis that holds all the spans with a little air, and has at most `most` ticks. Needs one span. */
export function timeAxis(spans: readonly DaySpan[], most: number): TimeAxis {
  const first = Math.min(...spans.map((span) => span[0]));
  const last = Math.max(...spans.map((span) => span[1]));
  const lacking = Math.max(0, SHORTEST_DAYS - (last - first)) / 2;
  const pad = lacking + (last - first) * PAD;
  const [min, max] = [first - pad, last + pad];
  const [from, to] = [new Date(min * MS_A_DAY), new Date(max * MS_A_DAY)];
  const months = (to.getUTCFullYear() - from.getUTCFullYear()) * 12 + to.getUTCMonth() - from.getUTCMonth();
  const step = STEPS.find((size) => months / size <= most) ?? 2400;
  const ticks: Tick[] = [];
  const start = Math.floor((from.getUTCFullYear() * 12 + from.getUTCMonth()) / step) * step;
  for (let month = start; ; month += step) {
    const at = day(Math.floor(month / 12), month % 12, 1);
    if (at > max) break;
    if (at < min) continue;
    const year = String(Math.floor(month / 12));
    const january = month % 12 === 0;
    ticks.push({
      at,
      text:
        january || ticks.length === 0
          ? january
            ? year
            : `${year}.${(month % 12) + 1}`
          : `${(month % 12) + 1}月`,
    });
  }
  return { min, max, ticks };
}
