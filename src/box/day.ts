/** Days and ranges as the date filter offers them: all in Asia/Shanghai, which has no summer time. */

export const PRESETS = ['days7', 'days30', 'year'] as const;
export type Preset = (typeof PRESETS)[number];

export interface DayRange {
  /** Inclusive, `YYYY-MM-DD`; empty: open. */
  readonly from: string;
  readonly to: string;
}

const DAY_MS = 86_400_000;
const SHANGHAI_MS = 8 * 3_600_000;
const DAY = /^\d{4}-\d\d-\d\d$/;

/** `today` counts as one of the days. */
export function presetRange(preset: Preset, now: number): DayRange {
  const day = (ms: number) => new Date(ms + SHANGHAI_MS).toISOString().slice(0, 10);
  const to = day(now);
  if (preset === 'year') return { from: `${to.slice(0, 4)}-01-01`, to };
  return { from: day(now - (preset === 'days7' ? 6 : 29) * DAY_MS), to };
}

/** The days in their order; what is no day is left open. */
export function rangeOf(one: string, other: string): DayRange {
  const from = DAY.test(one) ? one : '';
  const to = DAY.test(other) ? other : '';
  return from && to && from > to ? { from: to, to: from } : { from, to };
}
