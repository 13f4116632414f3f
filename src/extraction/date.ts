/** Words that date what happens → a date as exact as they are. A year that nothing supports stays unknown. */
import { isCalendarDay } from '../contract/record.ts';
import { dayNumber, dayText, YEAR_WORDS } from '../entities/day.ts';
import { numeral } from '../entities/numeral.ts';
import { lunarNewYearDay } from './lunar.ts';
import type { Span } from './passage.ts';

export interface DateMention extends Span {
  /** `YYYY-MM-DD`, `YYYY-MM`, `YYYY-Qn` or `YYYY`; absent where the year is not known (近日, 5月11日). */
  readonly date?: string;
  /** 当天: the day of the mention before. */
  readonly repeats?: true;
}

const N = '(?:\\d{1,2}|[一二三四五六七八九十]{1,3})';
const DATE = new RegExp(
  [
    '(?<!\\d)(?<iso>(?:19|20)\\d{2}[-./](?:0?[1-9]|1[0-2])[-./](?:[0-2]?\\d|3[01]))(?!\\d)',
    `(?<!\\d)(?:(?<year>(?:19|20)\\d{2})年|(?<said>今年|本年|去年|上年|前年|明年|后年(?![产均度税]))|(?<same>同年|当年|该年|这一年|次年|翌年))(?:\\((?:今年|去年|明年)\\))?(?:的)?(?:农历)?(?:(?<month>${N})月(?:(?<day>${N})[日号](?!线)|份|初|上旬|中旬|下旬|底|末)?|(?:第|头部)?(?<quarter>[一二三四首1-4])?季度?(?!节)|(?<half>上半年|下半年)|(?:大年)?(?<lunar>初[一二三四五六七八九十])|年?(?:初|中|底|末|内|春节)?)`,
    `(?<![\\d年.])(?<bareMonth>${N})月(?<bareDay>${N})[日号](?!线)`,
    `(?<![\\d年.个])(?<onlyMonth>\\d{1,2})月(?:份|初|上旬|中旬|下旬|底|末|(?=[开动竣投签封达量试建完启正,,]))`,
    '(?<![\\d年])(?:第|头部)(?<bareQuarter>[一二三四1-4])?季度|(?<![\\d年第部])(?<plainQuarter>[一二三四])季度',
    '(?<![\\d月年])(?<onlyDay>\\d{1,2})[日号](?=上午|下午|晚|早|凌晨|中午|,|[开动竣投签封奠]|通过|提前|交付|首片|正式|举行)',
    '(?<![\\d今去明前后])(?<thisYear>年[内底末]|国庆(?:节)?[前后])(?!的)',
    '(?<around>上个?月|本月|这个月|下个?月)(?<aroundPart>初|底|末)?',
    '(?<festival>(?:大年|年|正月)初[一二三四五六七八九十])',
    '(?<near>昨[日天晚]|今[日天早晚]|前天|前日)',
    '(?<sameDay>当[天日](?!地)|同[日一]天?(?!时)|现场)',
    '(?<vague>日前|近日|近期|最近|不久前)',
  ].join('|'),
  'gu',
);
const PLAN_AHEAD = /(?:预计|计划|力争|争取|将|拟|有望|目标|确保|要等|等到|排在|承诺)[^,。;、]{0,10}$/u;
const QUARTERS = new Map([...[...'一二三四'].map((c, i) => [c, i + 1] as const), ['首', 1] as const]);
const pad = (n: number) => String(n).padStart(2, '0');

interface Told {
  year: number | undefined;
  month: number | undefined;
  day: string | undefined;
}

/**
 * The dates of a folded text, left to right. `published` (`YYYY-MM-DD`) dates what is said of 今年, 昨日 and
 * days without a year: those are the latest that are not after it.
 */
export function findDates(text: string, published: string | undefined, told = newTold()): DateMention[] {
  const found: DateMention[] = [];
  let lastYear = 0;
  for (const m of text.matchAll(DATE)) {
    if (m[0] === '' || (m.groups?.['said'] && /^(?:今年|去年)(?:来|以来)/u.test(text.slice(m.index))))
      continue;
    if (m.groups?.['sameDay'] === '现场' && told.day === undefined) continue;
    // What is planned dates nothing that is told after it.
    const announced = PLAN_AHEAD.test(text.slice(Math.max(0, m.index - 14), m.index));
    const sameSentence = !/[。\n;]/u.test(text.slice(lastYear, m.index));
    const date = resolve(m.groups ?? {}, m[0], published, announced ? { ...told } : told, {
      announced,
      sameSentence: sameSentence && lastYear > 0,
    });
    if (m.groups?.['year'] ?? m.groups?.['iso'] ?? m.groups?.['said']) lastYear = m.index + 1;
    found.push({
      start: m.index,
      end: m.index + m[0].length,
      ...(date === undefined ? {} : { date }),
      ...(m.groups?.['sameDay'] ? { repeats: true as const } : {}),
    });
  }
  return found;
}

/** What a reader keeps in mind from one date to the next; hand it from the title to the text. */
export function newTold(): Told {
  return { year: undefined, month: undefined, day: undefined };
}

function resolve(
  groups: Record<string, string | undefined>,
  words: string,
  published: string | undefined,
  told: Told,
  { announced, sameSentence }: { readonly announced: boolean; readonly sameSentence: boolean },
): string | undefined {
  const thisYear = published === undefined ? undefined : Number(published.slice(0, 4));
  const keep = (date: string | undefined) => {
    if (date === undefined) return date;
    told.year = Number(date.slice(0, 4));
    told.month = /^\d{4}-\d{2}/.test(date) ? Number(date.slice(5, 7)) : undefined;
    if (date.length === 10) told.day = date;
    return date;
  };
  if (groups['iso']) {
    const [y, m, d] = groups['iso'].split(/[-./]/).map(Number) as [number, number, number];
    return keep(dateOf(y, m, d));
  }
  if (groups['sameDay']) return told.day;
  if (groups['vague']) return undefined;
  if (groups['bareQuarter'] || groups['plainQuarter'] || words === '头部季度') {
    const year = told.year ?? thisYear;
    const quarter = groups['bareQuarter'] ?? groups['plainQuarter'] ?? '一';
    return year === undefined ? undefined : `${year}-Q${QUARTERS.get(quarter) ?? quarter}`;
  }
  if (groups['thisYear']) {
    const year = thisYear ?? told.year;
    if (year === undefined) return undefined;
    return groups['thisYear'] === '年内'
      ? String(year)
      : groups['thisYear'].startsWith('国庆')
        ? `${year}-10`
        : `${year}-12`;
  }
  if (groups['onlyDay']) {
    const month = told.day?.slice(0, 7) ?? published?.slice(0, 7);
    if (month === undefined) return undefined;
    return keep(dateOf(Number(month.slice(0, 4)), Number(month.slice(5)), Number(groups['onlyDay'])));
  }
  if (groups['around']) {
    if (published === undefined) return undefined;
    const shift = groups['around'].startsWith('上') ? -1 : groups['around'].startsWith('下') ? 1 : 0;
    const month = new Date(
      Date.UTC(Number(published.slice(0, 4)), Number(published.slice(5, 7)) - 1 + shift, 1),
    );
    return month.toISOString().slice(0, 7);
  }
  if (groups['near']) {
    if (published === undefined) return undefined;
    const back = groups['near'].startsWith('今') ? 0 : groups['near'].startsWith('昨') ? 1 : 2;
    return keep(dayText(dayNumber(published) - back));
  }
  if (groups['festival']) {
    const year = told.year ?? thisYear;
    const n = numeral(groups['festival'].slice(-1));
    return year === undefined ? undefined : keep(lunarNewYearDay(year, n));
  }
  if (groups['bareMonth']) {
    const month = numeral(groups['bareMonth']);
    const day = numeral(groups['bareDay'] as string);
    return keep(dayWithoutYear(month, day, published, told, announced));
  }
  if (groups['onlyMonth']) {
    const month = numeral(groups['onlyMonth']);
    const year =
      published === undefined || sameSentence
        ? told.year
        : announced
          ? afterPublished(month, published)
          : beforePublished(month, 1, published);
    return year === undefined || month < 1 || month > 12 ? undefined : `${year}-${pad(month)}`;
  }
  const year = groups['year']
    ? Number(groups['year'])
    : groups['said']
      ? thisYear === undefined
        ? told.year === undefined || groups['said'] !== '今年'
          ? undefined
          : told.year
        : thisYear + (YEAR_WORDS[groups['said']] as number)
      : told.year === undefined
        ? undefined
        : told.year + (/次年|翌年/u.test(groups['same'] ?? '') ? 1 : 0);
  if (year === undefined) return undefined;
  if (groups['month']) {
    const month = numeral(groups['month']);
    return keep(dateOf(year, month, groups['day'] === undefined ? undefined : numeral(groups['day'])));
  }
  const quarter = groups['quarter'] ?? (words.includes('头部季度') ? '一' : undefined);
  if (quarter) return keep(`${year}-Q${QUARTERS.get(quarter) ?? quarter}`);
  if (/(?:年底|年末|去年底|底)$/u.test(words)) return `${year}-12`;
  if (groups['lunar']) return keep(lunarNewYearDay(year, numeral(groups['lunar'].slice(1))));
  return keep(String(year));
}

function dateOf(year: number, month: number, day: number | undefined): string | undefined {
  if (month < 1 || month > 12) return undefined;
  if (day === undefined) return `${year}-${pad(month)}`;
  return isCalendarDay(year, month, day) ? `${year}-${pad(month)}-${pad(day)}` : `${year}-${pad(month)}`;
}

/** The year in which that day last came, seen from the day of publication. */
function beforePublished(month: number, day: number, published: string): number {
  const year = Number(published.slice(0, 4));
  return `${pad(month)}-${pad(day)}` <= published.slice(5) ? year : year - 1;
}

/** The year in which that month comes next. */
function afterPublished(month: number, published: string): number {
  const year = Number(published.slice(0, 4));
  return month >= Number(published.slice(5, 7)) ? year : year + 1;
}

function dayWithoutYear(
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
    return dateOf(told.year, month, day);
  }
  if (published === undefined && told.month !== undefined && told.year !== undefined) {
    return dateOf(told.year, month, day);
  }
  if (published !== undefined) return dateOf(beforePublished(month, day, published), month, day);
  return told.year !== undefined && told.month === undefined ? dateOf(told.year, month, day) : undefined;
}
