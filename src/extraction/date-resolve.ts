import { dayNumber, dayText, YEAR_WORDS } from '../entities/day.ts';
import { numeral } from '../entities/numeral.ts';
import {
  afterPublished,
  aroundNewYear,
  beforePublished,
  dateOf,
  dayWithoutYear,
  isToCome,
  monthsAfter,
  newTold,
  pad,
  type Told,
  yearOf,
} from './date-year.ts';
import { lunarNewYearDay } from './lunar.ts';

const QUARTERS = new Map([...[...'一二三四'].map((c, i) => [c, i + 1] as const), ['首', 1] as const]);

/** What stands around the words of a date. */
interface Around {
  readonly announced: boolean;
  /** The sentence has given a year before. */
  readonly sameSentence: boolean;
  /** Within quotation marks. */
  readonly quoted: boolean;
  readonly sentenceYear: number | undefined;
  /** It opens its paragraph. */
  readonly opens: boolean;
  readonly behind: string;
  /** The date before it, and the same where it stands in this sentence. */
  readonly last: string | undefined;
  readonly before: string | undefined;
}

/** 去年7月动工,6月试产: the year of what is told next, no earlier than the last, in a sentence that tells one after another. */
function nextYear(
  month: number,
  before: string | undefined,
  published: string,
  behind: string,
): number | undefined {
  if (before === undefined || before.length < 7 || before.includes('Q')) return undefined;
  const [year, last] = before.split('-').map(Number) as [number, number];
  const now = Number(published.slice(0, 4));
  const next = month >= last ? year : year + 1;
  if (year > now || next > now) return undefined;
  const isPast = /^[^,。;]{0,14}(?:已|了|曾|过)/u.test(behind);
  return `${next}-${pad(month)}` > published && isPast ? undefined : next;
}

/** The date that the groups of `DATE` stand for; what is told on is kept in `told`. */
export function resolve(
  groups: Record<string, string | undefined>,
  words: string,
  published: string | undefined,
  told: Told,
  { announced, sameSentence, sentenceYear, quoted, opens, behind, last, before }: Around,
): string | undefined {
  const thisYear = published === undefined ? undefined : Number(published.slice(0, 4));
  const keep = (date: string | undefined) => {
    if (date === undefined) return date;
    told.year = Number(date.slice(0, 4));
    told.month = /^\d{4}-\d{2}/.test(date) ? Number(date.slice(5, 7)) : undefined;
    if (date.length === 10) {
      told.day = date;
      told.news ??= date;
    }
    return date;
  };
  if (groups['iso']) {
    const [y, m, d] = groups['iso'].split(/[-./]/).map(Number) as [number, number, number];
    return keep(dateOf(y, m, d));
  }
  if (groups['dotted']) {
    const [y, m] = groups['dotted'].split('.').map(Number) as [number, number];
    return keep(dateOf(y, m, undefined));
  }
  if (groups['sameDay']) return told.day;
  if (groups['vague']) return undefined;
  if (groups['bareQuarter'] || groups['plainQuarter'] || words === '头部季度') {
    const last =
      Number(published?.slice(5, 7)) <= 2 &&
      /^[四4]$/u.test(groups['bareQuarter'] ?? groups['plainQuarter'] ?? '');
    const year =
      sentenceYear ?? (thisYear === undefined ? told.year : last && !announced ? thisYear - 1 : thisYear);
    const quarter = groups['bareQuarter'] ?? groups['plainQuarter'] ?? '一';
    return year === undefined ? undefined : `${year}-Q${QUARTERS.get(quarter) ?? quarter}`;
  }
  if (groups['thisYear']) {
    // 预计2024年3月复工、年底前竣工
    const ofPlan = announced || before === undefined ? 0 : Number(before.slice(0, 4));
    // 去年4月开工,国庆后投产
    const gone =
      !announced && before !== undefined && before.length >= 7 ? Number(before.slice(0, 4)) : undefined;
    const year = gone ?? (thisYear === undefined ? told.year : Math.max(thisYear, ofPlan));
    if (year === undefined) return undefined;
    const month = gone === undefined ? Number(published?.slice(5, 7)) : Number.NaN;
    return aroundNewYear(groups['thisYear'], year, month, announced);
  }
  if (groups['bareHalf']) {
    if (thisYear === undefined) return told.year === undefined ? undefined : String(told.year);
    const past = groups['bareHalf'] === '下半年' && Number(published?.slice(5, 7)) <= 2 && !announced;
    return String(past ? thisYear - 1 : thisYear);
  }
  if (groups['onlyDay']) {
    const month = told.day?.slice(0, 7) ?? published?.slice(0, 7);
    if (month === undefined) return undefined;
    const day = dateOf(Number(month.slice(0, 4)), Number(month.slice(5)), Number(groups['onlyDay']));
    // 28日, printed on the 3rd: of the month before.
    const toCome = day !== undefined && published !== undefined && day > published;
    return keep(
      toCome && !announced && told.day === undefined
        ? `${monthsAfter(published, -1)}-${pad(Number(groups['onlyDay']))}`
        : day,
    );
  }
  if (groups['ago']) {
    if (published === undefined) return undefined;
    const n = numeral(groups['ago']);
    return groups['agoUnit'] === '年'
      ? String(Number(published.slice(0, 4)) - n)
      : monthsAfter(published, -n);
  }
  if (groups['newYear']) {
    const year = thisYear ?? told.year;
    if (year === undefined) return undefined;
    const shift = groups['newYear'].startsWith('去') ? -1 : groups['newYear'].startsWith('明') ? 1 : 0;
    return keep(`${year + shift}-01-01`);
  }
  if (groups['around']) {
    if (published === undefined) return undefined;
    const shift = groups['around'].startsWith('上') ? -1 : groups['around'].startsWith('下') ? 1 : 0;
    const month = new Date(
      Date.UTC(Number(published.slice(0, 4)), Number(published.slice(5, 7)) - 1 + shift, 1),
    );
    const [year, inYear] = month.toISOString().split('-').map(Number) as [number, number];
    return groups['aroundDay']
      ? keep(dateOf(year, inYear, Number(groups['aroundDay'])))
      : dateOf(year, inYear, undefined);
  }
  if (groups['aroundWeek']) {
    if (published === undefined) return undefined;
    // A week that lies within one month.
    const monday =
      dayNumber(published) -
      ((dayNumber(published) + 3) % 7) -
      (groups['aroundWeek'].startsWith('上') ? 7 : 0);
    const [first, last] = [dayText(monday).slice(0, 7), dayText(monday + 6).slice(0, 7)];
    return first === last ? first : undefined;
  }
  if (groups['weekday']) {
    if (published === undefined) return undefined;
    const today = dayNumber(published);
    // The epoch was a Thursday; weeks begin on Monday.
    const monday = today - ((today + 3) % 7);
    const day = monday + ('一二三四五六日天'.indexOf(groups['weekday']) % 7);
    const last = groups['week']?.startsWith('上') || (groups['week'] === '周' && day > today);
    return keep(dayText((groups['weekday'] === '天' ? monday + 6 : day) - (last ? 7 : 0)));
  }
  if (groups['sameMonth']) {
    const month = /^\d{4}-\d{2}/u.exec(last ?? '')?.[0];
    if (month === undefined) return undefined;
    const own = groups['sameMonth'] === '同月' ? month : monthsAfter(`${month}-01`, 1);
    const [year, inYear] = own.split('-').map(Number) as [number, number];
    return keep(dateOf(year, inYear, groups['inSameMonth'] ? Number(groups['inSameMonth']) : undefined));
  }
  if (groups['later']) {
    if (last === undefined) return undefined;
    const month = /^\d{4}-\d{2}/u.exec(last)?.[0];
    if (groups['later'] === '半年') return month === undefined ? undefined : monthsAfter(`${month}-01`, 6);
    const later = Number(last.slice(0, 4)) + numeral(groups['later'].slice(0, 1));
    return groups['atMonth'] && month !== undefined ? `${later}-${month.slice(5)}` : String(later);
  }
  if (groups['next']) {
    if (told.day === undefined) return undefined;
    const n = groups['after'] === undefined ? 1 : numeral(groups['after']);
    if (groups['unit'] === '个月') return monthsAfter(told.day, n);
    return keep(dayText(dayNumber(told.day) + (groups['next'] === '前一天' ? -1 : n)));
  }
  if (groups['near']) {
    if (published === undefined) return undefined;
    // “今天主体封顶。”: what is quoted was said on the day that is told of.
    if (quoted && groups['near'].startsWith('今') && told.day !== undefined) return told.day;
    const back = groups['near'].startsWith('今') ? 0 : groups['near'].startsWith('昨') ? 1 : 2;
    return keep(dayText(dayNumber(published) - back));
  }
  if (groups['festival']) {
    const year = thisYear ?? told.year;
    const n = numeral(groups['festival'].replace(/^.*(?:初|月)/u, ''));
    return year === undefined ? undefined : keep(lunarNewYearDay(year, n));
  }
  if (groups['bareMonth']) {
    const month = numeral(groups['bareMonth']);
    const day = numeral(groups['bareDay'] as string);
    const afresh = published !== undefined && opens && !sameSentence;
    return keep(dayWithoutYear(month, day, published, afresh ? newTold() : told, announced));
  }
  const onlyMonth = groups['onlyMonth'] ?? groups['hanMonth'];
  if (onlyMonth) {
    const month = numeral(onlyMonth);
    const year =
      published === undefined
        ? (sentenceYear ?? (announced && told.news ? afterPublished(month, told.news) : told.year))
        : sameSentence && !(announced && (sentenceYear ?? told.year ?? 0) < Number(published.slice(0, 4)))
          ? (nextYear(month, before, published, behind) ?? sentenceYear ?? told.year)
          : announced
            ? afterPublished(month, published)
            : (nextYear(month, before, published, behind) ??
              (isToCome(month, published, behind)
                ? Number(published.slice(0, 4))
                : beforePublished(month, 1, published)));
    return year === undefined || month < 1 || month > 12 ? undefined : `${year}-${pad(month)}`;
  }
  const year = groups['year']
    ? yearOf(groups['year'])
    : groups['said']
      ? thisYear === undefined
        ? told.year === undefined || groups['said'] !== '今年'
          ? undefined
          : told.year
        : thisYear + (YEAR_WORDS[groups['said']] as number)
      : (before?.slice(0, 4) ?? told.year) === undefined
        ? undefined
        : Number(before?.slice(0, 4) ?? told.year) +
          (/次年|翌年|转年|转过年来/u.test(groups['same'] ?? '') ? 1 : 0);
  if (year === undefined) return undefined;
  if (groups['month']) {
    const month = numeral(groups['month']);
    return keep(dateOf(year, month, groups['day'] === undefined ? undefined : numeral(groups['day'])));
  }
  const holiday = groups['holiday'];
  if (holiday) {
    const month = holiday === '国庆' ? 10 : holiday === '五一' ? 5 : 1;
    const day = `${year}-${pad(month)}-01`;
    return keep(words.endsWith('前') ? monthsAfter(day, -1) : day.slice(0, 7));
  }
  const quarter = groups['quarter'] ?? (words.includes('头部季度') ? '一' : undefined);
  if (quarter) return keep(`${year}-Q${QUARTERS.get(quarter) ?? quarter}`);
  if (/(?:年底|年末|去年底|底)$/u.test(words)) return `${year}-12`;
  if (groups['lunar']) return keep(lunarNewYearDay(year, numeral(groups['lunar'].slice(1))));
  return keep(String(year));
}
