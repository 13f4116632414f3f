/** Words that date what happens → a date as exact as they are. A year that nothing supports stays unknown. */
import { matches } from '../analysis/matches.ts';
import { DATE } from './date-pattern.ts';
import { resolve } from './date-resolve.ts';
import { beforePublished, dateOf, newTold } from './date-year.ts';
import type { Span } from './passage.ts';
import { isInPlan } from './plan-scope.ts';

export interface DateMention extends Span {
  /** `YYYY-MM-DD`, `YYYY-MM`, `YYYY-Qn` or `YYYY`; absent where the year is not known (近日, 5月11日). */
  readonly date?: string;
  /** 当天: the day of the mention before. */
  readonly repeats?: true;
}

const PLAN_AHEAD =
  /(?:预计|计划|力争|争取|将|拟|有望|目标|确保|赶在|要等|等到|排在|承诺|距)[^,。;、]{0,10}$/u;

/**
 * The dates of a folded text, left to right. `published` (`YYYY-MM-DD`) dates what is said of 今年, 昨日 and
 * days without a year: those are the latest that are not after it.
 */
export function findDates(text: string, published: string | undefined, told = newTold()): DateMention[] {
  const found: DateMention[] = [];
  const today = datelineOf(text, published) ?? published;
  let lastYear = 0;
  /** The year that the sentence gave last, also one that is planned. */
  let saidYear: number | undefined;
  for (const m of matches(DATE, text)) {
    if (m[0] === '' || (m.groups?.['said'] && /^(?:今年|去年)(?:来|以来)/u.test(text.slice(m.index))))
      continue;
    if (m.groups?.['sameDay'] === '现场' && told.day === undefined) continue;
    // 3月26日(周二): the day once more.
    if (m.groups?.['weekday'] && text[m.index - 1] === '(' && found.at(-1)?.end === m.index - 1) continue;
    // What is planned dates nothing that is told after it.
    const announced =
      PLAN_AHEAD.test(text.slice(Math.max(0, m.index - 14), m.index)) ||
      (WITHOUT_YEAR.some((group) => m.groups?.[group]) && isInPlan(aheadOf(text, m.index)));
    const sameSentence = !/[。\n;]/u.test(text.slice(lastYear, m.index));
    const exact = resolve(
      m.groups ?? {},
      m[0],
      m.groups?.['near'] ? today : published,
      announced ? { ...told } : told,
      {
        announced,
        quoted: text.lastIndexOf('“', m.index) > text.lastIndexOf('”', m.index),
        sentenceYear: sameSentence && lastYear > 0 ? (saidYear ?? told.year) : undefined,
        sameSentence: sameSentence && lastYear > 0,
        opens: /(?:^|\n)[^\n,。;:]{0,3}$/u.test(text.slice(Math.max(0, m.index - 4), m.index)),
        last: found.at(-1)?.date,
        before: /[。\n;]/u.test(text.slice(found.at(-1)?.end ?? 0, m.index)) ? undefined : found.at(-1)?.date,
        behind: text.slice(m.index + m[0].length, m.index + m[0].length + 20),
      },
    );
    const months =
      exact?.length === 7
        ? MONTHS.exec(text.slice(Math.max(0, m.index - 4), m.index + m[0].length + 6))
        : null;
    const date = (months && quarterOf(exact, months)) ?? exact;
    if (m.groups?.['year'] ?? m.groups?.['iso'] ?? m.groups?.['said']) {
      lastYear = m.index + 1;
      saidYear = date === undefined ? undefined : Number(date.slice(0, 4));
    }
    found.push({
      start: m.index,
      end: m.index + m[0].length,
      ...(date === undefined ? {} : { date }),
      ...(m.groups?.['sameDay'] ? { repeats: true as const } : {}),
    });
  }
  return found;
}

/** 8、9月, 11月至12月: two months. */
const MONTHS = /(?:^|\D)(?<first>\d{1,2})(?:、|月(?:至|到|—|-|~))(?<last>\d{1,2})月(?![\d至到])/u;

/** The quarter that two months lie in; undefined where they lie in two. */
function quarterOf(date: string | undefined, { groups }: RegExpExecArray): string | undefined {
  const [first, last] = [Number(groups?.['first']), Number(groups?.['last'])];
  const quarter = Math.ceil(last / 3);
  const holds = first < last && last <= 12 && [first, last].includes(Number(date?.slice(5)));
  return holds && Math.ceil(first / 3) === quarter ? `${date?.slice(0, 4)}-Q${quarter}` : undefined;
}

const DATELINE =
  /^[^。]{0,60}?(?<!\d)(?:(?<year>20\d{2})年)?(?<month>\d{1,2})月(?<day>\d{1,2})日(?:电|讯|——)/u;

/** 本报澄迈4月15日电: the day of whoever says 今天. */
function datelineOf(text: string, published: string | undefined): string | undefined {
  const { year, month, day } = DATELINE.exec(text.slice(0, 90))?.groups ?? {};
  if (!month || !day || (!year && published === undefined)) return undefined;
  const of = year ? Number(year) : beforePublished(Number(month), Number(day), published as string);
  return dateOf(of, Number(month), Number(day));
}

/** Dates whose year a plan decides. */
const WITHOUT_YEAR = ['onlyMonth', 'hanMonth', 'bareMonth', 'bareQuarter', 'plainQuarter'];

/** The sentence up to `at`. */
function aheadOf(text: string, at: number): string {
  const from = Math.max(...['。', '\n', ';'].map((mark) => text.lastIndexOf(mark, at - 1))) + 1;
  return text.slice(Math.max(from, at - 120), at);
}
