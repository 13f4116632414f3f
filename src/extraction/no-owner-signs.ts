/** What the words of an article say for an event that is nobody's, or that is none. */
import type { Told } from './event-surroundings.ts';
import { type Findings, isCrowd } from './findings.ts';
import type { Span } from './passage.ts';

const PUBLIC_WORK = /路|街|大道|桥|管网|泵站|学校|医院|水厂|污水|安置|绿化|改造|公园|水库|高速|铁路|隧道/u;
const OTHER_BUSINESS = /招标|贷款|罚|责令|授信|样品|租金|招聘|意向书|不确定|未批|暂不/u;
const DATES =
  /(?:\d{4}|[今明去前后次同当翌])年(?:[底初内末])?|\d{1,2}月(?:份|底|初|末|[上中下]旬)?(?:\d{1,2}[日号])?|\d{1,2}[日号]|[一二三四]季度|[上下]半年/gu;
const PLAIN =
  /已经?|正式|顺利|计划|预计|力争|争取|将|才|就|再|又|也|并|便|于|在|到|完成|实现|开始|直到|目前|眼下|如今|全面|同步|随后|随即|其中|项目|工程|[“”"\s▶●·:]/gu;

const within = (outer: Span) => (inner: Span) => inner.start >= outer.start && inner.end <= outer.end;

/** The event is of a project that no company of the article owns. */
export function nobodySigns({ event, draft }: Told, found: Findings): string[] {
  const companies = found.companies.filter(within(event.span));
  return [
    'nobody',
    draft?.company ? 'nobody owned' : 'nobody unowned',
    companies.length > 0 ? 'nobody with company' : 'nobody without company',
    ...(draft?.name !== undefined && PUBLIC_WORK.test(draft.name) ? ['nobody public work'] : []),
  ];
}

/** The words tell no event, or one of a company that was not read. */
export function noneSigns({ event, draft }: Told, found: Findings): string[] {
  const { passage, span, at, stage, planned, date } = event;
  const { text } = passage;
  const state = draft ? (draft.company ? 'owned' : 'unowned') : 'untold';
  const words = text.slice(span.start, span.end);
  const clause = Math.max(span.start, text.lastIndexOf(',', at.start - 1) + 1);
  const undated = text.slice(clause, at.start).replace(DATES, '');
  const rest = undated.replace(PLAIN, '').length;
  const own = found.dates.some(within({ start: clause, end: at.start }));
  const of = [
    stage,
    `${found.companies.some(within(span)) ? 'with' : 'without'} company`,
    `${date === undefined ? 'undated' : 'dated'}${planned ? ' planned' : ''}`,
    own ? 'own date' : date === undefined ? 'no date' : 'date from elsewhere',
    rest === 0 ? 'bare' : rest <= 4 ? 'short' : rest <= 10 ? 'middle' : 'long',
  ];
  if (passage.field === 'title') of.push('title');
  if (/\d+(?:个|家|宗)/u.test(words)) of.push('counted');
  if (found.projects.some(within(span))) of.push('with name');
  if (found.references.some(within(span))) of.push('with reference');
  if (/^\s*[与和同]/u.test(undated)) of.push('with whom');
  if (isCrowd(text, span, { ...at, stage, planned })) of.push('crowd');
  const out = ['none', `none ${state}`, ...of.map((sign) => `none ${state} ${sign}`)];
  if (OTHER_BUSINESS.test(words)) out.push('none other business');
  if (text[at.end] === '的') out.push('none attribute');
  if (/[?]/u.test(words)) out.push('none question');
  if (/[|、]/u.test(text[at.start - 1] ?? '')) out.push('none listed stage');
  return out;
}
