/** Days and ranges of days as the page offers them: all in Asia/Shanghai, which has no summer time. */

export interface DayRange {
  readonly label: string;
  /** Inclusive, `YYYY-MM-DD`. */
  readonly from: string;
  readonly to: string;
}

const SHANGHAI_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;
const ZONE = /(Z|[+-]\d{2}:?\d{2})$/;

/** The day that `moment` falls on in Shanghai, `YYYY-MM-DD`. */
export function shanghaiDay(moment: Date): string {
  return new Date(moment.getTime() + SHANGHAI_MS).toISOString().slice(0, 10);
}

/** The day of a `published` value: a day, or a date-time (in Shanghai where it names no zone). */
export function publishedDay(published: string): string {
  if (published.length <= 10 || !ZONE.test(published)) return published.slice(0, 10);
  return shanghaiDay(new Date(published.replace(' ', 'T')));
}

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** 近 7 天 and 近 30 天 count today as one of their days. */
export function presetRanges(now: Date): readonly DayRange[] {
  const today = shanghaiDay(now);
  return [
    { label: '近 7 天', from: addDays(today, -6), to: today },
    { label: '近 30 天', from: addDays(today, -29), to: today },
    { label: '今年', from: `${today.slice(0, 4)}-01-01`, to: today },
  ];
}

/** All days of `YYYY-MM` or of `YYYY`. */
export function periodRange(period: string): DayRange {
  const [year = '', month] = period.split('-');
  if (month === undefined) return { label: `${year}年`, from: `${year}-01-01`, to: `${year}-12-31` };
  const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  return { label: `${year}年${Number(month)}月`, from: `${period}-01`, to: `${period}-${last}` };
}

/** A range in words; whole years, months and single days by their name. */
export function rangeText(from: string | undefined, to: string | undefined): string {
  if (from === undefined) return to === undefined ? '' : `${to} 及以前`;
  if (to === undefined) return `${from} 起`;
  if (from === to) return from;
  for (const period of [from.slice(0, 4), from.slice(0, 7)]) {
    const whole = periodRange(period);
    if (whole.from === from && whole.to === to) return whole.label;
  }
  return `${from} 至 ${to}`;
}

/** `2021-08-19` → 2021年8月19日, `2021-08` → 2021年8月, `2021-Q1` → 2021年第一季度, `2021` → 2021年. */
export function dateText(date: string): string {
  const quarter = /^(\d{4})-Q([1-4])$/.exec(date);
  if (quarter) return `${quarter[1]}年第${'一二三四'[Number(quarter[2]) - 1]}季度`;
  const [year, month, day] = date.split('-');
  return `${year}年${month ? `${Number(month)}月` : ''}${day ? `${Number(day)}日` : ''}`;
}
