/** Words that say a stretch of days → its first and last day. Only whole words count: what is glued to others is text. */
import { daySpan, dayText, YEAR_WORDS } from '../entities/day.ts';

export interface Days {
  /** Inclusive, `YYYY-MM-DD`; absent: open on that side. */
  readonly from?: string;
  readonly to?: string;
}

const NUMERALS: Readonly<Record<string, number>> = {
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  十: 10,
};

/** 3, 三, 十二, 三十; undefined for anything else. */
export function smallNumber(text: string): number | undefined {
  if (/^\d{1,4}$/.test(text)) return Number(text);
  const m = /^([一二两三四五六七八九])?(十)?([一二三四五六七八九])?$/.exec(text);
  if (!m || text === '') return undefined;
  const [, tens, ten, ones] = m;
  if (ten === undefined) return ones === undefined ? NUMERALS[tens as string] : undefined;
  return (
    (tens === undefined ? 1 : (NUMERALS[tens] as number)) * 10 +
    (ones === undefined ? 0 : (NUMERALS[ones] as number))
  );
}

const YEAR = '(\\d{4})年|(今年|本年|去年|上年|前年|明年)';
const N = '(\\d{1,4}|[一二两三四五六七八九十]{1,3})';
const HALVES: Readonly<Record<string, readonly [number, number]>> = { 上半年: [1, 6], 下半年: [7, 12] };

const pad = (n: number) => String(n).padStart(2, '0');
const spanOf = (date: string): Days => {
  const [first, last] = daySpan(date);
  return { from: dayText(first), to: dayText(last) };
};

/** Years beyond these are no dates of news (and day numbers of theirs have no `YYYY-MM-DD`). */
const isYear = (year: number) => year >= 1900 && year <= 2100;

function months(year: number, first: number, last: number): Days | undefined {
  if (!isYear(year) || first < 1 || last > 12 || first > last) return undefined;
  const { from } = spanOf(`${year}-${pad(first)}`);
  const { to } = spanOf(`${year}-${pad(last)}`);
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}

function isDay(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return isYear(year) && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

const IN_YEAR = new RegExp(`^(?:${YEAR})(.*)$`, 'u');
const MONTHS = new RegExp(`^${N}月?(?:至|到|-|—|~)${N}月(?:份)?$`, 'u');
const MONTH_OR_DAY = new RegExp(`^${N}月(?:份|${N}[日号])?$`, 'u');
const LATELY = new RegExp(`^(?:最?近|过去)${N}(天|日|周|个?月|年)(?:内|以来)?$`, 'u');
/** What every word holds that says a day, a week, a month or a year. */
const UNIT_OF_TIME = /[\d年月日天周]/u;

/** A year, or a quarter, half, month or day of it. */
function inYear(text: string, thisYear: number): Days | undefined {
  const m = IN_YEAR.exec(text);
  if (!m) return undefined;
  const [, digits, word, rest = ''] = m;
  const year = digits === undefined ? thisYear + (YEAR_WORDS[word as string] as number) : Number(digits);
  if (rest === '' || rest === '全年') return months(year, 1, 12);
  const half = HALVES[rest];
  if (half) return months(year, ...half);
  const quarter = /^(?:第?([一二三四1-4])季度|q([1-4]))$/u.exec(rest);
  if (quarter) {
    const q = smallNumber(quarter[1] ?? quarter[2] ?? '') ?? 0;
    return months(year, q * 3 - 2, q * 3);
  }
  const range = MONTHS.exec(rest);
  if (range) return months(year, smallNumber(range[1] as string) ?? 0, smallNumber(range[2] as string) ?? 13);
  const date = MONTH_OR_DAY.exec(rest);
  const month = date ? smallNumber(date[1] as string) : undefined;
  if (!date || month === undefined) return undefined;
  if (date[2] === undefined) return months(year, month, month);
  const day = smallNumber(date[2]) ?? 0;
  return isDay(year, month, day) ? spanOf(`${year}-${pad(month)}-${pad(day)}`) : undefined;
}

function back(today: number, days: number): Days {
  return { from: dayText(today - days + 1), to: dayText(today) };
}

/** 今天, 本周, 上月, 近30天 …: counted from today. */
function relative(text: string, today: number): Days | undefined {
  const [year, month] = dayText(today).split('-').map(Number) as [number, number];
  const weekday = (((today + 3) % 7) + 7) % 7;
  switch (text) {
    case '今天':
    case '今日':
      return back(today, 1);
    case '昨天':
    case '昨日':
      return back(today - 1, 1);
    case '本周':
    case '这周':
      return { from: dayText(today - weekday), to: dayText(today - weekday + 6) };
    case '上周':
      return { from: dayText(today - weekday - 7), to: dayText(today - weekday - 1) };
    case '本月':
    case '这个月':
      return months(year, month, month);
    case '上月':
    case '上个月':
      return month === 1 ? months(year - 1, 12, 12) : months(year, month - 1, month - 1);
    default: {
      const m = LATELY.exec(text);
      const n = m ? smallNumber(m[1] as string) : undefined;
      if (!m || n === undefined || n === 0) return undefined;
      const unit = m[2] as string;
      const days = unit === '周' ? n * 7 : unit.endsWith('月') ? n * 30 : unit === '年' ? n * 365 : n;
      return back(today, Math.min(days, 36_500));
    }
  }
}

/** The days that a folded word says, `today` being a day number; undefined where it says none. */
export function readDays(text: string, today: number): Days | undefined {
  if (!UNIT_OF_TIME.test(text)) return undefined;
  const thisYear = Number(dayText(today).slice(0, 4));
  const iso = /^\d{4}-(?:0[1-9]|1[0-2])(?:-\d{2})?$/.exec(text);
  if (iso) {
    const [year, month, day] = text.split('-').map(Number) as [number, number, number | undefined];
    return isYear(year) && (day === undefined || isDay(year, month, day)) ? spanOf(text) : undefined;
  }
  const [first, last, ...more] = text.split(/至|到|\.\.|~/u);
  if (last !== undefined && more.length === 0) {
    const start = readDays((first as string).trim(), today);
    const end = readDays(last.trim(), today);
    if (start?.from !== undefined && end?.to !== undefined && start.from <= end.to) {
      return { from: start.from, to: end.to };
    }
  }
  const open = /^(.+?)(以来|之后|以后|起|之前|以前)$/u.exec(text);
  const point = open ? inYear(open[1] as string, thisYear) : undefined;
  if (open && point) {
    if (/以来|起/u.test(open[2] as string))
      return point.from === undefined ? undefined : { from: point.from };
    const edge = /后/u.test(open[2] as string) ? point.to : point.from;
    if (edge === undefined) return undefined;
    const day = daySpan(edge)[0];
    return /后/u.test(open[2] as string) ? { from: dayText(day + 1) } : { to: dayText(day - 1) };
  }
  return inYear(text, thisYear) ?? relative(text, today);
}
