/** Which day a page says that it was published, and who says so. */
import { isCalendarDay } from '../../contract/record.ts';
import { dayNumber, dayText, shanghaiDay } from '../../entities/day.ts';

export interface Published {
  /** `YYYY-MM-DD`. */
  readonly day?: string;
  readonly basis?: 'page' | 'url' | 'header';
  /** What the page prints, where that is not a whole day. */
  readonly raw?: string;
}

const FULL =
  /(?<!\d)((?:19|20)\d{2})\s*(?:年|[-/.])\s*(\d{1,2})\s*(?:月|[-/.])\s*(\d{1,2})(?!\d)(?:日|\s|T|$|[^\d])/u;
const COMPACT = /(?<!\d)((?:19|20)\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?:\d{6})?(?!\d)/u;
const ENGLISH =
  /(January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?\s+(\d{1,2}),?\s+((?:19|20)\d{2})/iu;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const RELATIVE = /(\d{1,3})\s*(分钟|小时|天|周|个月|年)前\s*[（(]\s*(\d{1,2})-(\d{1,2})\s*[）)]/u;
const PARTIAL =
  /\d{1,3}\s*(?:分钟|小时|天|周|个月|年)前(?:\s*[（(][^）)]{1,12}[）)])?|(?:昨天|今天|前天|刚刚)(?:\s*\d{1,2}:\d{2})?|(?<![\d-])\d{1,2}-\d{1,2}(?:\s+\d{1,2}:\d{2})?(?![\d-])/u;
/** Of the unit, in days: as short and as long as sites round. */
const SPANS: Readonly<Record<string, readonly [low: number, high: number]>> = {
  分钟: [0, 1 / 24],
  小时: [1 / 24, 1 / 24],
  天: [1, 1],
  周: [7, 7],
  个月: [28, 31],
  年: [360, 366],
};

function dayOf(year: string, month: string, day: string): string | undefined {
  if (!isCalendarDay(Number(year), Number(month), Number(day)) || Number(month) > 12 || Number(month) < 1)
    return undefined;
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** A whole day in a text, `YYYY-MM-DD`. */
export function dayIn(text: string): string | undefined {
  const [, year = '', month = '', day = ''] = FULL.exec(text) ?? COMPACT.exec(text) ?? [];
  if (year !== '') return dayOf(year, month, day);
  const english = ENGLISH.exec(text);
  if (english === null) return undefined;
  const at = MONTHS.indexOf((english[1] ?? '').slice(0, 3).toLowerCase()) + 1;
  return dayOf(english[3] ?? '', String(at), english[2] ?? '');
}

/**
 * `7个月前 (09-27)`: the day in brackets of the only year that lies about so long before the crawl.
 * Undefined where none does, or more than one.
 */
function relativeDay(text: string, today: number): string | undefined {
  const [, count = '', unit = '', month = '', day = ''] = RELATIVE.exec(text) ?? [];
  const span = SPANS[unit];
  if (span === undefined) return undefined;
  const low = Math.floor(Number(count) * span[0]) - 1;
  const high = Math.ceil((Number(count) + 1) * span[1]) + 1;
  const thisYear = Number(dayText(today).slice(0, 4));
  const days = [0, 1, 2].flatMap((back) => {
    const found = dayOf(String(thisYear - back - Math.floor(low / 366)), month, day);
    if (found === undefined) return [];
    const before = today - dayNumber(found);
    return before >= Math.max(low, 0) && before <= high ? [found] : [];
  });
  return new Set(days).size === 1 ? days[0] : undefined;
}

const PATHS: readonly RegExp[] = [
  /\/((?:19|20)\d{2})[-/]?(\d{2})[-/](\d{2})(?:\/|_|-|$)/u,
  /\/((?:19|20)\d{2})\/(\d{2})(\d{2})\//u,
  /[/_t]((?:19|20)\d{2})(\d{2})(\d{2})(?:_|\/|-|\.)/u,
];

function dayInPath(url: URL): string | undefined {
  for (const pattern of PATHS) {
    const [, year = '', month = '', day = ''] = pattern.exec(url.pathname) ?? [];
    const found = year === '' ? undefined : dayOf(year, month, day);
    if (found !== undefined) return found;
  }
  return undefined;
}

export interface PublishedEvidence {
  /** What the page prints of its own day, the likeliest first. */
  readonly texts: readonly string[];
  readonly url: URL;
  readonly crawled: Date;
  readonly lastModified?: string | undefined;
}

/** A day after the crawl or before the web is not believed. */
const EARLIEST = dayNumber('1995-01-01');

export function published({ texts, url, crawled, lastModified }: PublishedEvidence): Published {
  const today = shanghaiDay(crawled);
  const possible = (day: string | undefined): day is string =>
    day !== undefined && dayNumber(day) >= EARLIEST && dayNumber(day) <= today + 1;
  for (const text of texts) {
    const day = dayIn(text);
    if (possible(day)) return { day, basis: 'page' };
  }
  const raw = texts.map((text) => PARTIAL.exec(text)?.[0]).find((found) => found !== undefined);
  const kept = raw === undefined ? {} : { raw };
  for (const text of texts) {
    const day = relativeDay(text, today);
    if (possible(day)) return { day, basis: 'page', ...kept };
  }
  const inPath = dayInPath(url);
  if (possible(inPath)) return { day: inPath, basis: 'url', ...kept };
  const modified = lastModified === undefined ? Number.NaN : Date.parse(lastModified);
  // Pages that are made anew for each reader say now.
  const aged = !Number.isNaN(modified) && crawled.getTime() - modified > 86_400_000;
  const stamped = aged ? dayText(shanghaiDay(new Date(modified))) : undefined;
  return possible(stamped) ? { day: stamped, basis: 'header', ...kept } : kept;
}

/** The day that an address names, without the page being read. */
export function dayOfUrl(url: URL): string | undefined {
  return dayInPath(url);
}
