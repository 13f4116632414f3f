/** Parks that are only an address: A公司的厂房在小鹏智能汽车产业园西园交付 tells of A, not of 小鹏. */
import type { CompanyMention } from './name-book.ts';
import type { Passage } from './passage.ts';

const AT = /(?:在|位于|坐落于|坐落在|租用|租下|租赁|租|入驻|进驻|迁入|搬进|搬到|搬入|落户)了?$/u;
/** The rest of the park's name, and where in it. */
const PARK =
  /^(?:\([^()]{2,8}\))?(?:(?![的在由和与及,。;:!?、])[\p{Script=Han}\da-z()]){2,18}?(?:产业园区?|工业园区?|科技园区?|物流园区?|智造园|产业城|科技城|智造谷|创新港)(?:[东西南北一二三]园|[abc\d]区)?/u;

/** The mentions that do not open the name of a park where another company of the sentence is. */
export function withoutAddresses(passage: Passage, mentions: readonly CompanyMention[]): CompanyMention[] {
  const { text } = passage;
  return mentions.filter(({ start, end, company }, i) => {
    if (!PARK.test(text.slice(end, end + 32)) || !AT.test(text.slice(Math.max(0, start - 4), start)))
      return true;
    const other = mentions.findLast((mention, j) => j < i && mention.company !== company);
    return !other || /[。!?;\n]/u.test(text.slice(other.end, start));
  });
}
