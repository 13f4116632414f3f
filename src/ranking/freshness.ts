/** What a record gains by being new. */
import type { Columns } from '../index/column.ts';
import { HALF_LIFE_DAYS } from './weight.ts';

/**
 * By document number: 1 for an undated record, up to 1 + `gain` for the newest of the index. Counted back
 * from the newest article and not from today, so that the same index gives the same order tomorrow.
 */
export function freshnessOf(columns: Pick<Columns, 'published'>, gain: number): Float64Array {
  const { published } = columns;
  let newest = Number.NEGATIVE_INFINITY;
  // The last of a row is the newest of it.
  for (let i = 0; i < published.values.length; i++) newest = Math.max(newest, published.values[i] as number);
  const freshness = new Float64Array(published.length);
  for (let document = 0; document < freshness.length; document++) {
    const day = published.last(document);
    freshness[document] = day === undefined ? 1 : 1 + gain * 2 ** (-(newest - day) / HALF_LIFE_DAYS);
  }
  return freshness;
}
