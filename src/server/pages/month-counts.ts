/** Days → how many fall into each month, without gaps and for a year at least; by year where the months would be too many to draw. */
import type { Column } from '../charts/column-picture.ts';

const MIN_MONTHS = 12;
const MAX_MONTHS = 96;

/** `days` as `YYYY-MM-DD`, in any order. */
export function monthCounts(days: readonly string[]): readonly Column[] {
  const sorted = days.toSorted();
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined) return [];
  const month = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
  const to = month(last);
  const from = Math.min(month(first), to - MIN_MONTHS + 1);
  const yearly = to - from >= MAX_MONTHS;
  const periods = yearly
    ? Array.from({ length: Math.floor(to / 12) - Math.floor(from / 12) + 1 }, (_, at) =>
        yearText(Math.floor(from / 12) + at),
      )
    : Array.from(
        { length: to - from + 1 },
        (_, at) =>
          `${yearText(Math.floor((from + at) / 12))}-${String(((from + at) % 12) + 1).padStart(2, '0')}`,
      );
  const counts = new Map<string, number>();
  for (const day of sorted) {
    const period = day.slice(0, yearly ? 4 : 7);
    counts.set(period, (counts.get(period) ?? 0) + 1);
  }
  return periods.map((period) => ({ period, count: counts.get(period) ?? 0 }));
}

function yearText(year: number): string {
  return String(year).padStart(4, '0');
}
