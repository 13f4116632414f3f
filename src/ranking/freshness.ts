/** What a record gains by being new. */
import type { Columns } from '../index/column.ts';
import { HALF_LIFE_DAYS } from './weight.ts';

/**
 * By document number: 1 for an undated record, up to 1 + `gain` for the newest of the index. Counted back
 * from the newest article and not from today, so that the same index gives the same order tomorrow.
 */
export function freshnessOf(columns: Pick<Columns, 'published'>, gain: number): Float64Array {
  const newest = columns.published.reduce(
    (day, days) => Math.max(day, days.at(-1) ?? day),
    Number.NEGATIVE_INFINITY,
  );
  return Float64Array.from(columns.published, (days) => {
    const day = days.at(-1);
    return day === undefined ? 1 : 1 + gain * 2 ** (-(newest - day) / HALF_LIFE_DAYS);
  });
}
