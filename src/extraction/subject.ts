/** Whom a text speaks of: what a sentence without a subject goes on with. */
import type { Findings } from './findings.ts';
import type { CompanyMention, ReadCompany } from './name-book.ts';
import type { Passage, Span } from './passage.ts';

/** How far into its sentence a subject begins, in UTF-16 units. */
const NEAR = 28;
/** Behind these a company is an object, a source or a comparison. */
const NOT_SUBJECT =
  /(?:与|和|同|跟|向|给|为|被|由|对|比|像|除|据|从|及|、|给予|服务|来自|供应|收购|包括|客户|摄|图源)[^,。;]{0,6}$/u;
/** What a sentence says of those a company trades with, or of what is no project of it. */
const OF_OTHERS = /客户|供应商|供货|采购|订单|贷款|授信|竞争|中标|招标|罚款|参展|参会|纳税/u;
const SAYS = /”[^。;“”\n]{2,44}?(?:说|表示|介绍|告诉|道|算账|算|称|笑|回忆|透露|解释|坦言)/gu;

/** The company that a sentence is about, where it names one alone and early. */
export function subjectOf(
  { passage: { text }, companies, references }: Findings,
  sentence: Span,
): ReadCompany | undefined {
  const [first] = companies;
  if (!first || companies.some(({ company }) => company !== first.company)) return undefined;
  const ahead = text.slice(sentence.start, first.start);
  if (references.some(({ end }) => end <= first.start)) return undefined;
  if (ahead.length > NEAR || NOT_SUBJECT.test(ahead)) return undefined;
  return OF_OTHERS.test(text.slice(sentence.start, sentence.end)) ? undefined : first.company;
}

/** “一期本月底试产;二期…”X总经理说: a quote and whose officer said it. */
export function quotesOf({ passage: { text }, companies }: Findings): (Span & { company: ReadCompany })[] {
  if (companies.length === 0) return [];
  return [...text.matchAll(SAYS)].flatMap((m) => {
    const start = text.lastIndexOf('“', m.index);
    const end = m.index + m[0].length;
    const who = companies.filter((mention) => mention.start > m.index && mention.end <= end);
    const [one] = who;
    return start >= 0 && one && who.length === 1 ? [{ start, end: m.index, company: one.company }] : [];
  });
}

/** Companies right beside the quotation that `at` lies in. */
export function speakersOf(
  { text }: Passage,
  at: number,
  mentions: readonly CompanyMention[],
): ReadCompany[] {
  const open = text.lastIndexOf('“', at);
  if (open < 0 || open < text.lastIndexOf('”', at)) return [];
  const close = text.indexOf('”', at);
  return mentions
    .filter(
      ({ start, end }) =>
        (end <= open && open - end < 24) || (close >= 0 && start > close && start - close < 12),
    )
    .map(({ company }) => company);
}

const OF_ITS_OWN =
  /^[\s“”"]*(?:[一二三四首]期|[一二三四五六\d]+[号#]|新厂|老厂|厂房|工厂|车间|项目|主体|设备|首[条批台座套]|第[一二三四](?:[条批台座套期]|轮)|公司|企业|我们)/u;
const PLAIN_WORDS =
  /已经?|正式|顺利|计划|预计|力争|争取|将|才|就|再|又|也|并|便|于|在|到|完成|实现|开始|直到|目前|眼下|如今|全面|同步|随后|随即|[上下]旬|[初中底末]|[“”"\s]/gu;

/** 2021年4月才动工: nothing but when stands before the stage, or a part of what a company has. */
export function isBare(
  text: string,
  where: readonly Span[],
  dates: readonly Span[],
  from: number,
  to: number,
): boolean {
  let words = text.slice(from, to);
  if (OF_ITS_OWN.test(words)) return true;
  for (const { start, end } of [...dates, ...where])
    if (start >= from && end <= to) words = words.replace(text.slice(start, end), '');
  return words.replace(PLAIN_WORDS, '').length <= 6;
}
