/** Which year a month or a day without one is of, and dates as they are written. */
import { isCalendarDay } from '../contract/record.ts';
import { HANZI_DIGITS } from '../entities/numeral.ts';

export const pad = (n: number) => String(n).padStart(2, '0');

/** What a reader keeps in mind from one date to the next. */
export interface Told {
  year: number | undefined;
  month: number | undefined;
  day: string | undefined;
  /** The first day: an article that nothing dates is no older. */
  news: string | undefined;
}

/** 2023, 二〇二三. */
export function yearOf(words: string): number {
  return Number([...words].map((c) => HANZI_DIGITS.get(c) ?? (c === '○' ? 0 : c)).join(''));
}

export function monthsAfter(day: string, n: number): string {
  const date = new Date(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1 + n, 1));
  return date.toISOString().slice(0, 7);
}

export function dateOf(year: number, month: number, day: number | undefined): string | undefined {
  if (month < 1 || month > 12) return undefined;
  if (day === undefined) return `${year}-${pad(month)}`;
  return isCalendarDay(year, month, day) ? `${year}-${pad(month)}-${pad(day)}` : `${year}-${pad(month)}`;
}

/** 9月正式启用, printed in August: a later month of this year, unless it is told as past. */
export function isToCome(month: number, published: string, behind: string): boolean {
  const now = Number(published.slice(5, 7));
  return month > now && now > 2 && !/^[^,。;]{0,14}(?:已|了|曾|过)/u.test(behind);
}

/** The year in which that day last came, seen from the day of publication. */
export function beforePublished(month: number, day: number, published: string): number {
  const year = Number(published.slice(0, 4));
  return `${pad(month)}-${pad(day)}` <= published.slice(5) ? year : year - 1;
}

/** The year in which that month comes next. */
export function afterPublished(month: number, published: string): number {
  const year = Number(published.slice(0, 4));
  return month >= Number(published.slice(5, 7)) ? year : year + 1;
}

export function dayWithoutYear(
  month: number,
  day: number,
  published: string | undefined,
  told: Told,
  announced: boolean,
): string | undefined {
  if (announced && published !== undefined) {
    const year = Number(published.slice(0, 4));
    const isPast = `${pad(month)}-${pad(day)}` < published.slice(5);
    return dateOf(isPast ? year + 1 : year, month, day);
  }
  if (told.month !== undefined && told.year !== undefined && month >= told.month) {
    const date = dateOf(told.year, month, day);
    if (published === undefined || announced || date === undefined || date <= published) return date;
  }
  if (published === undefined && told.month !== undefined && told.year !== undefined) {
    return dateOf(told.year, month, day);
  }
  if (published !== undefined) return dateOf(beforePublished(month, day, published), month, day);
  return told.year !== undefined && told.month === undefined ? dateOf(told.year, month, day) : undefined;
}

/** 年内, 年底, 元旦前, 国庆后, 春节前 of a year, as read in the month of publication (NaN where it is not known). */
export function aroundNewYear(words: string, year: number, month: number, announced: boolean): string {
  if (words === '年内') return String(year);
  if (/^元旦.*后/u.test(words)) return `${announced || month > 2 ? year + 1 : year}-01`;
  if (words.startsWith('元旦')) return `${month < 2 ? year - 1 : year}-12`;
  if (words.startsWith('国庆')) return `${year}-${words.endsWith('前') ? '09' : '10'}`;
  // The festival that comes: in autumn 春节前 is of the next year.
  if (words.startsWith('春节')) return String(announced && month > 2 ? year + 1 : year);
  return `${!announced && month <= 2 ? year - 1 : year}-12`;
}

/** What a reader keeps in mind from one date to the next; hand it from the title to the text. */
export function newTold(): Told {
  return { year: undefined, month: undefined, day: undefined, news: undefined };
}
