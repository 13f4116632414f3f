/** What is read off the columns once, when an index is opened. */
import type { RecordType } from '../contract/record.ts';
import { monthNumber } from '../entities/day.ts';
import type { TimeSlice } from '../pace/time-slice.ts';
import { ALONE } from '../reprints/reprints.ts';
import type { Columns } from './column.ts';
import { IdTable } from './id-table.ts';
import { type NumberRows, RowCollector } from './number-rows.ts';

export const NO_MONTH = -1;

export interface SnapshotTables {
  /** The newest day of publication of each document; −∞ where it has none. */
  readonly lastDays: Float64Array;
  /** The month in which each article was published, `NO_MONTH` where that is not known. */
  readonly publishedMonths: Int32Array;
  /** The months of each article's events, as far as they are known to the month. */
  readonly eventMonths: NumberRows;
  /** The earliest and the last of all those months; `last` is before `first` where there are none. */
  readonly months: { readonly first: number; readonly last: number };
  /** The original of each document that has reprints (its own number where it is that), `ALONE` for all others. */
  readonly originals: Int32Array;
  /** The documents of each original that has reprints, itself among them, rising. */
  readonly reprints: ReadonlyMap<number, readonly number[]>;
  readonly numbers: Readonly<Record<RecordType, IdTable>>;
}

/** Documents between two looks at the clock. */
const PIECE = 512;

export async function tablesOf(columns: Columns, slice: TimeSlice): Promise<SnapshotTables> {
  const { counts, ids, published, events } = columns;
  const size = ids.length;
  const tables = {
    lastDays: new Float64Array(size),
    publishedMonths: new Int32Array(counts.article),
    originals: new Int32Array(size).fill(ALONE),
    reprints: new Map<number, number[]>(),
    numbers: {
      article: new IdTable(ids, counts.article),
      project: new IdTable(ids, counts.project),
      company: new IdTable(ids, counts.company),
    },
  };
  const eventMonths = new RowCollector();
  const months = { first: Number.MAX_SAFE_INTEGER, last: Number.MIN_SAFE_INTEGER };
  const widen = (month: number) => {
    months.first = Math.min(months.first, month);
    months.last = Math.max(months.last, month);
  };
  const ofArticle = (document: number) => {
    const day = published.count(document) === 0 ? undefined : published.values[published.start(document)];
    const month = day === undefined ? NO_MONTH : monthNumber(day);
    tables.publishedMonths[document] = month;
    if (month !== NO_MONTH) widen(month);
    const told = new Set<number>();
    for (let i = events.start(document), end = events.end(document); i < end; i += 2) {
      const [first, last] = [events.values[i] as number, events.values[i + 1] as number];
      if (last - first < 31) told.add(monthNumber(first));
    }
    eventMonths.add(told);
    told.forEach(widen);
    const original = columns.originals[document] ?? ALONE;
    tables.originals[document] = original;
    if (original === ALONE) return;
    const group = tables.reprints.get(original);
    if (group) group.push(document);
    else tables.reprints.set(original, [document]);
  };
  function* steps(): Generator<void> {
    for (let document = 0; document < size; document++) {
      if (document % PIECE === 0) yield;
      tables.lastDays[document] = published.last(document) ?? Number.NEGATIVE_INFINITY;
      if (document < counts.article) ofArticle(document);
      const type: RecordType =
        document < counts.article
          ? 'article'
          : document < counts.article + counts.project
            ? 'project'
            : 'company';
      tables.numbers[type].add(document);
    }
  }
  await slice.run(steps());
  return {
    ...tables,
    eventMonths: eventMonths.whole(),
    months: months.first <= months.last ? months : { first: 0, last: -1 },
  };
}
