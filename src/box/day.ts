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
const DAY = /^(19|20)\d\d-\d\d-\d\d$/;

/** `today` counts as one of the days. */
export function presetRange(preset: Preset, now: number): DayRange {
  const day = (ms: number) => new Date(ms + SHANGHAI_MS).toISOString().slice(0, 10);
  const to = day(now);
  if (preset === 'year') return { from: `${to.slice(0, 4)}-01-01`, to };
  return { from: day(now - (preset === 'days7' ? 6 : 29) * DAY_MS), to };
}

/** The days in their order, empty ones left open; undefined where one is no day, or not yet: a year half typed. */
export function rangeOf(one: string, other: string): DayRange | undefined {
  if (![one, other].every((day) => !day || DAY.test(day))) return undefined;
  return one && other && one > other ? { from: other, to: one } : { from: one, to: other };
}
