/**
 * Where the bars of the month histogram stand. All measures across are shares of the whole width (0–1), so
 * that the picture can be drawn at any width; heights are shares of the highest bar.
 */
import type { MonthCount } from '../../contract/search.ts';
import { periodRange } from './date-range.ts';

export interface Bar {
  /** `YYYY-MM`, or `YYYY` in a picture of whole years. */
  readonly period: string;
  readonly label: string;
  readonly count: number;
  readonly x: number;
  readonly width: number;
  readonly height: number;
  /** False for a bar outside the chosen range. */
  readonly chosen: boolean;
}

interface AxisLabel {
  /** What the label stands for and, where it is a link, narrows to. */
  readonly period: string;
  readonly text: string;
  /** The middle of its part of the axis. */
  readonly x: number;
}

export interface MonthBars {
  readonly bars: readonly Bar[];
  readonly labels: readonly AxisLabel[];
  /** The one year that is shown month by month; absent in the view over everything. */
  readonly year?: string;
}

const MIN_MONTHS = 12;
const MAX_MONTHS = 180;
/** Closer labels would touch at the narrowest page. */
const LABEL_SHARE = 0.11;

function monthNumber(month: string): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
}

function monthName(number: number): string {
  return `${String(Math.floor(number / 12)).padStart(4, '0')}-${String((number % 12) + 1).padStart(2, '0')}`;
}

function periods(first: number, last: number): readonly string[] {
  if (last - first < MAX_MONTHS) {
    return Array.from({ length: last - first + 1 }, (_, index) => monthName(first + index));
  }
  const years = Math.floor(last / 12) - Math.floor(first / 12) + 1;
  return Array.from({ length: years }, (_, index) => monthName(first + index * 12).slice(0, 4));
}

/** One label a year, in the middle of the year's bars; left out where it would touch the one before. */
function yearLabels(bars: readonly Bar[]): readonly AxisLabel[] {
  const labels: AxisLabel[] = [];
  for (const year of new Set(bars.map((bar) => bar.period.slice(0, 4)))) {
    const own = bars.filter((bar) => bar.period.startsWith(year));
    const [first, last] = [own[0], own.at(-1)];
    if (!first || !last) continue;
    const x = Math.min(Math.max((first.x + last.x + last.width) / 2, LABEL_SHARE / 2), 1 - LABEL_SHARE / 2);
    if (x - (labels.at(-1)?.x ?? -1) >= LABEL_SHARE) labels.push({ period: year, text: year, x });
  }
  return labels;
}

/**
 * Bars for a histogram (any order, gaps allowed). A range inside one year shows that year's twelve months,
 * anything else the whole span: by month, or by year where it is longer than 15 years.
 */
export function monthBars(
  histogram: readonly MonthCount[],
  range: { readonly from?: string; readonly to?: string },
): MonthBars | undefined {
  const known = histogram.filter(({ count }) => count > 0);
  if (known.length === 0) return undefined;
  const numbers = known.map(({ month }) => monthNumber(month));
  const year = range.from?.slice(0, 4);
  const zoomed = year !== undefined && year === range.to?.slice(0, 4);
  const newest = Math.max(...numbers);
  const [first, last] = zoomed
    ? [monthNumber(`${year}-01`), monthNumber(`${year}-12`)]
    : [Math.min(...numbers, newest - MIN_MONTHS + 1), newest];
  const shown = periods(first, last);
  const counts = shown.map((period) =>
    known.reduce((sum, { month, count }) => (month.startsWith(period) ? sum + count : sum), 0),
  );
  const highest = Math.max(...counts, 1);
  const bars = shown.map((period, index): Bar => {
    const days = periodRange(period);
    return {
      period,
      label: days.label,
      count: counts[index] ?? 0,
      x: index / shown.length,
      width: 1 / shown.length,
      height: (counts[index] ?? 0) / highest,
      chosen: (range.from ?? '') <= days.to && (range.to ?? '9999') >= days.from,
    };
  });
  if (!zoomed) return { bars, labels: yearLabels(bars) };
  const labels = bars.map(({ period, x, width }) => ({
    period,
    text: String(Number(period.slice(5))),
    x: x + width / 2,
  }));
  return { bars, labels, year };
}
