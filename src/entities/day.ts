/** Days as numbers (days since 1970-01-01), the only form in which dates are compared and counted. */

const MS_A_DAY = 86_400_000;
/** Asia/Shanghai has been UTC+8 without daylight saving since 1992. */
const SHANGHAI_MS = 8 * 3_600_000;

/** Words for a year, as years from this one. */
export const YEAR_WORDS: Readonly<Record<string, number>> = {
  今年: 0,
  本年: 0,
  去年: -1,
  上年: -1,
  前年: -2,
  明年: 1,
  后年: 2,
};

/** `YYYY-MM-DD` → day number. */
export function dayNumber(day: string): number {
  return Math.floor(Date.parse(`${day}T00:00:00Z`) / MS_A_DAY);
}

/** Day number → `YYYY-MM-DD`. */
export function dayText(day: number): string {
  return new Date(day * MS_A_DAY).toISOString().slice(0, 10);
}

/** The day in Shanghai at a moment. */
export function shanghaiDay(moment: Date): number {
  return Math.floor((moment.getTime() + SHANGHAI_MS) / MS_A_DAY);
}

/** The day of a `published` value: a date-time with a zone is brought to Shanghai, one without is there already. */
export function publishedDay(published: string): number {
  const zoned = /(?:Z|[+-]\d{2}:?\d{2})$/u.test(published.slice(10));
  return zoned ? shanghaiDay(new Date(published.replace(' ', 'T'))) : dayNumber(published.slice(0, 10));
}

/** The days that a partial date covers: 2021-08 is `[2021-08-01, 2021-08-31]` as numbers, 2021-Q3 three months. */
export function daySpan(date: string): [first: number, last: number] {
  const quarter = /^(\d{4})-Q([1-4])$/.exec(date);
  if (quarter) {
    const month = (n: number) => `${quarter[1]}-${String(n).padStart(2, '0')}`;
    const last = Number(quarter[2]) * 3;
    return [daySpan(month(last - 2))[0], daySpan(month(last))[1]];
  }
  if (date.length === 4) return [dayNumber(`${date}-01-01`), dayNumber(`${date}-12-31`)];
  if (date.length > 7) return [dayNumber(date), dayNumber(date)];
  const next = new Date(`${date}-01T00:00:00Z`);
  next.setUTCMonth(next.getUTCMonth() + 1);
  return [dayNumber(`${date}-01`), next.getTime() / MS_A_DAY - 1];
}

/** The month of a day as one number: months since the year 0. */
export function monthNumber(day: number): number {
  const date = new Date(day * MS_A_DAY);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

/** By month number; every answer names the same few hundred months. */
const monthTexts = new Map<number, string>();

/** Month number → `YYYY-MM`. */
export function monthText(month: number): string {
  let text = monthTexts.get(month);
  if (text === undefined) {
    const year = String(Math.floor(month / 12)).padStart(4, '0');
    text = `${year}-${String((month % 12) + 1).padStart(2, '0')}`;
    monthTexts.set(month, text);
  }
  return text;
}
