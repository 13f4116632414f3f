/** Where the name of a company begins and ends among the words that it is joined to. */
import { partOfSpeech } from '../analysis/segmenter.ts';
import { CONTINUES_TRADE, TRADE } from './company-words.ts';
import type { Passage, Span } from './passage.ts';

/** 东湖高新区与|X科技, 浦发集团所属|X建管, 主会场设在|X公司: what is joined to a name in front of it. */
const JOINED_AHEAD =
  /^(?:[台港外日韩德美]资(?=..)|(?:签约|引进|引入|牵手|携手)(?=.{3})|.{0,4}大厂(?=..)|.{2,10}(?<!自)由原?(?=..)|[该本此]?(?:工程|项目|基地|园区?|电站|工厂|厂|楼)由(?=..)|.{0,18}(?:(?<=[区市县州省府局委厅会院校社司团部])[与和及同向](?=..)|(?<=委托)(?=..)|(?:所属|旗下|下属|控股的|参股的|股东|投资人|受让方|转让方|竞得人|设在|位于|交付给|交给|租给|卖给|转让给|移交给|提供给|供应给|改名为?|更名为?|惠及|现为|来自)(?=..)|(?:采购|承建|业主|投资|建设|施工|运营|合作|主办|承办)方(?=..)))/u;

/** UTF-16 units in front of a name that do not belong to it. */
export function joinedAhead(core: string): number {
  return JOINED_AHEAD.exec(core)?.[0].length ?? 0;
}

/** What is said before a name that nothing but its context tells: 对话|纳科芯, 惠及|黔匀电子, 客户里|兆驱. */
const SAID_AHEAD =
  /^(?:对话|专访|走访|惠及|现为|已为|主要给|主要为|主要有|主要供应|做配套的|[由与像](?=.{3}))(?=\p{Script=Han}{2})/u;
const INSIDE = /(?:客户|企业|公司|股东|租户|其中|名单)$/u;

/** 工业巨头|赛威, 龙头企业|璟曜: what it is, and then its name. */
const CALLED_AHEAD =
  /^\p{Script=Han}{0,6}(?:巨头|龙头(?!企业)|独角兽|(?:龙头|头部|骨干|知名|领军|民营|外资|港资|台资|上市|[\p{Script=Han}]家)企业|制造商|供应商|服务商|运营商|生产商|品牌商)(?=.{2})/u;

/** UTF-16 units at the beginning of a span that do not belong to its name. */
export function saidAhead(text: string, { start, end }: Span): number {
  const name = text.slice(start, end);
  const called = CALLED_AHEAD.exec(name)?.[0].length;
  if (called !== undefined) return called;
  const said = SAID_AHEAD.exec(name)?.[0] ?? '';
  if (said.length > 1) return said.length;
  // 由任|丘城投: jieba joins the preposition to what follows.
  if (said !== '' && partOfSpeech(name.slice(0, 2)) === 'x') return 1;
  return end - start > 2 && /^[里中](?=..)/u.test(name) && INSIDE.test(text.slice(0, start).slice(-2))
    ? 1
    : 0;
}

/** 电池|管理系统, 电子|厂; not 轨交|车辆内饰件: a word of its own that begins like one. */
export function goesOn(passage: Passage, end: number): boolean {
  const more = CONTINUES_TRADE.exec(passage.text.slice(end, end + 8))?.[0];
  if (more === undefined) return false;
  return more.length > 1 || !passage.beginsWord(end) || passage.endsWord(end + 1);
}

/** 恒储|能源, not 恒|储能|源: the trade that begins where an unknown word ends. */
export function laterTrade(
  passage: Passage,
  { index, 0: trade, groups }: RegExpExecArray,
): RegExpExecArray | undefined {
  if (!groups?.['trade'] || trade.length !== 2 || passage.endsWord(index + 2)) return undefined;
  if (passage.beginsWord(index) || !passage.beginsWord(index + 1)) return undefined;
  const later = TRADE_AT.exec(passage.text.slice(index + 1, index + 8));
  if (later) later.index = index + 1;
  return later ?? undefined;
}

const TRADE_AT = new RegExp(`^(?<trade>${TRADE})`, 'u');

/** In front of what is made: no name. */
export const MADE_IN_A_YEAR = /年产[^,。;、]{0,24}$/u;
