/** Which companies a sentence means that counts them, or calls them 前者 and 后者, or has them sign together. */
import { numeral } from '../entities/numeral.ts';
import type { DraftList } from './draft-list.ts';
import { COUNTED, type Findings } from './findings.ts';
import { joinedBack } from './listing.ts';
import type { ReadCompany } from './name-book.ts';
import type { Span } from './passage.ts';
import type { StageMention } from './stage.ts';

/** 包括A公司在内的14家公司 */
const AMONG =
  /(?:包括|包含)[^,。;]{2,60}在内的[^,。;]{0,8}(?:\d+|[一二两三四五六七八九十]+|多)(?:个|家)[^,。;、]{0,14}$/u;

/** 前者春节后投产;后者明年6月交付: of the two companies that were named before. */
export function eitherOf(
  text: string,
  companies: Findings['companies'],
  sentence: Span,
  stage: StageMention,
  drafts: DraftList,
): ReadCompany | undefined {
  const ahead = text.slice(sentence.start, stage.start);
  const at = Math.max(ahead.lastIndexOf('前者'), ahead.lastIndexOf('后者'));
  if (at < 0 || companies.some(({ start }) => start >= sentence.start + at && start < stage.start))
    return undefined;
  const own = [
    ...new Set(companies.filter(({ end }) => end <= sentence.start + at).map(({ company }) => company)),
  ];
  const pool = own.length > 1 ? own : drafts.lastCompanies;
  if (own.length === 0 && pool.length === 1 && ahead[at] === '后') return pool[0];
  if (pool.length < 2 || pool.length > 4) return undefined;
  return ahead[at] === '前' ? (pool.length === 2 ? pool[0] : undefined) : pool.at(-1);
}

const PART =
  /(?:^|[,;:。])(?<side>[前后])(?<count>[一两二三四])(?:个(?!月|季)|家|者)(?:项目|企业|公司)?[^,。;]{0,24}$/u;

/** 前两个上月开工,后一个去年底封顶: some of the companies that were named before, in their order. */
export function someOf(
  text: string,
  companies: Findings['companies'],
  sentence: Span,
  stage: StageMention,
  drafts: DraftList,
): readonly ReadCompany[] {
  const ahead = text.slice(sentence.start, stage.start);
  const part = PART.exec(ahead);
  if (!part) return [];
  const at = sentence.start + part.index;
  if (companies.some(({ start }) => start >= at && start < stage.start)) return [];
  const own = [...new Set(companies.filter(({ end }) => end <= at).map(({ company }) => company))];
  const pool = own.length > 1 ? own : drafts.lastCompanies;
  const count = numeral(part.groups?.['count'] ?? '');
  if (pool.length <= count || pool.length > 6) return [];
  return part.groups?.['side'] === '前' ? pool.slice(0, count) : pool.slice(-count);
}

/** 三美锅具、嘉旺厨具的项目: those who have it with the one whose name stands before it. */
export function sharersOf(text: string, companies: Findings['companies'], name: Span): ReadCompany[] {
  const last = companies.findLast(({ start }) => start <= name.start);
  if (!last) return [];
  // 三美锅具、嘉旺厨具项目: one of each.
  const alone =
    last.start === name.start && /^(?:等)?(?:投资|合作)?项目$/u.test(text.slice(last.end, name.end));
  if (!alone && !/^(?:\([^()]*\))?的[“"]?$/u.test(text.slice(last.end, name.start))) return [];
  const all = joinedBack(
    text,
    companies.filter(({ end }) => end <= last.end),
  );
  return all.slice(0, -1).map(({ company }) => company);
}

/** 卓勤、紫宸、嘉拓三个项目: one of each; 包括A公司在内的14家公司: those that are named. */
export function membersIn(
  text: string,
  companies: Findings['companies'],
  sentence: Span,
  ahead: string,
): Findings['companies'] {
  const among = AMONG.exec(ahead);
  if (among) {
    const from = sentence.start + among.index;
    return companies.filter(({ start, end }) => start >= from && end <= from + among[0].indexOf('在内'));
  }
  // 中一科技、安耐吉环保等项目投产: those that are named.
  const more = /等(?:一批|多)?(?:重点|重大|产业|龙头|优质)*(?:项目|企业)(?!家|集团)[^,。;、\d]{0,16}$/u.exec(
    ahead,
  );
  if (more) {
    const at = sentence.start + more.index;
    const named = joinedBack(
      text,
      companies.filter(({ end }) => end <= at),
    );
    if (named.length > 1 && named.at(-1)?.end === at) return named;
  }
  const group = /(?:等)?(?<count>[两二三四五六七八九十]|\d{1,3})(?:个|家)[^,。;、]{0,24}$/u.exec(ahead);
  if (!group) return [];
  const at = sentence.start + group.index;
  const members = joinedBack(
    text,
    companies.filter(({ end }) => end <= at),
  ).slice(-numeral(group.groups?.['count'] ?? ''));
  if (members.length < 2) return [];
  return /^[^,。;]{0,8}$/u.test(text.slice(members.at(-1)?.end ?? 0, at)) ? members : [];
}

const HOLDS = /^(?:[(][^()]*[)])?[^,。;、和与]{0,24}(?:举行|举办|迎来)[^,。;]{0,8}$/u;

/** 长葛市与金厦建材举行项目签约仪式: whoever signs there. */
export function partiesOf(
  text: string,
  companies: Findings['companies'],
  sentence: Span,
  stage: StageMention,
): Findings['companies'] {
  const clause = Math.max(sentence.start, text.lastIndexOf(',', stage.start - 1) + 1);
  if (COUNTED.test(text.slice(clause, stage.start))) return [];
  // X公司在泰国举行奠基仪式: whoever holds it.
  const host = companies.findLast(
    ({ end }) => end <= stage.start && HOLDS.test(text.slice(end, stage.start)),
  );
  if (stage.stage !== '签约') return host ? [host] : [];
  return companies
    .filter(
      ({ start, end }) =>
        start >= clause &&
        end <= stage.start &&
        (/[与和同]$/u.test(text.slice(clause, start)) || /^[与和同]/u.test(text.slice(end))) &&
        /^[^,。;]{0,30}(?:举行|举办)?[^,。;]{0,12}$/u.test(text.slice(end, stage.start)),
    )
    .slice(0, 1);
}
