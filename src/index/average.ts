/** Average lengths of fields: what a field's length is held against when its words are weighed. */
import { RECORD_TYPES, type RecordType } from '../contract/record.ts';
import { FIELDS, type FieldName } from './field.ts';

/** Average length of each field of each record type; fields that no record has count as 1. */
export type AverageLengths = Readonly<Record<RecordType, Readonly<Record<FieldName, number>>>>;

/**
 * Binary digits of the average length of a field. The metrics of tests/relevance are within .0002 of those of seven digits, and
 * .0006 lower with four.
 */
export const AVERAGE_DIGITS = 5;
const STEPS = 2 ** AVERAGE_DIGITS;

/**
 * The average to so many binary digits, in the middle of the step: an index to which some are added goes on weighing
 * the others as before, so that what was made of them still holds.
 */
function steady(average: number): number {
  let unit = 1;
  while (average / unit >= STEPS) unit *= 2;
  while (average / unit < STEPS / 2) unit /= 2;
  return (Math.floor(average / unit) + 0.5) * unit;
}

/** Articles up to which all of them are averaged. */
export const FEW_ARTICLES = 4_096;

/**
 * Of so many articles the first this many are averaged. Those that are added behind them leave the averages as they are
 * until there are twice as many, so that all articles are weighed anew, if ever, once in each doubling.
 */
export function averagedArticles(articles: number): number {
  if (articles < FEW_ARTICLES) return articles;
  let many = FEW_ARTICLES;
  while (many * 2 <= articles) many *= 2;
  return many;
}

/** Adds up the lengths of the fields of record after record; a field without length counts as absent. */
export class AverageCounter {
  readonly #sums = new Map<RecordType, { readonly length: number[]; readonly count: number[] }>();

  /** `lengths`: of the fields of one record, in the order of `FIELDS`. */
  add(type: RecordType, lengths: ArrayLike<number>): void {
    let sum = this.#sums.get(type);
    if (!sum) {
      sum = { length: FIELDS.map(() => 0), count: FIELDS.map(() => 0) };
      this.#sums.set(type, sum);
    }
    for (let field = 0; field < FIELDS.length; field++) {
      const length = lengths[field] as number;
      if (length === 0) continue;
      sum.length[field] = (sum.length[field] as number) + length;
      sum.count[field] = (sum.count[field] as number) + 1;
    }
  }

  averages(): AverageLengths {
    const row = (type: RecordType) => {
      const sum = this.#sums.get(type);
      return Object.fromEntries(
        FIELDS.map((field, i) => {
          const count = sum?.count[i] ?? 0;
          return [field, count === 0 ? 1 : steady((sum?.length[i] as number) / count)];
        }),
      ) as Record<FieldName, number>;
    };
    return Object.fromEntries(RECORD_TYPES.map((type) => [type, row(type)])) as AverageLengths;
  }
}
