/** Where the name of a company begins and ends among the words that it is joined to. */
import { partOfSpeech } from '../analysis/segmenter.ts';
import { CONTINUES_TRADE, ENDS_TRADE_NAME, TRADE } from './company-words.ts';
import type { Passage, Span } from './passage.ts';

/** 东湖高新区与|X科技, 浦发集团所属|X建管, 主会场设在|X公司: what is joined to a name in front of it. */
const JOINED_AHEAD =
  /^(?:[台港外日韩德美]资(?=..)|.{0,24}(?:开发区|高新区|经开区|保税区|新区|园区|工业园|产业园|科技园)(?=(?:北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|广西|海南|四川|贵州|云南|陕西|甘肃|青海|宁夏|新疆|内蒙古|西藏)..)|(?:签约|引进|引入|牵手|携手)(?=.{3})|.{0,4}大厂(?=..)|.{2,10}(?<!自)由原?(?=..)|[该本此]?(?:工程|项目|基地|园区?|电站|工厂|厂|楼)由(?=..)|.{0,18}(?:(?<=[区市县州省府局委厅会院校社司团部])[与和及同向](?=..)|(?<=委托)(?=..)|(?:所属|旗下|下属|控股的|参股的|股东|投资人|受让方|转让方|竞得人|设在|位于|交付给|交给|租给|卖给|转让给|移交给|提供给|供应给|改名为?|更名为?|惠及|现为|来自)(?=..)|(?:采购|承建|业主|投资|建设|施工|运营|合作|主办|承办)方(?=..)))/u;

/** UTF-16 units in front of a name that do not belong to it. */
export function joinedAhead(core: string): number {
  return JOINED_AHEAD.exec(core)?.[0].length ?? 0;
}

/** What is said before a name that nothing but its context tells: 对话|纳科芯, 惠及|黔匀电子, 客户里|兆驱. */
const SAID_AHEAD =
  /^(?:对话|专访|走访|惠及|现为|已为|主要给|主要为|主要有|主要供应|做配套的|[台港外日韩德美]资(?=\p{Script=Han}{3})|[由与像](?=.{3}))(?=\p{Script=Han}{2})/u;
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

/** 青春|筑梦科技, 总台|援疆设备: the second half of what a noun begins, where no company is spoken of before or behind. */
export function goesOnFromNoun(passage: Passage, begin: number, end: number): boolean {
  const { text, pieces } = passage;
  const before = pieces[passage.wordBefore(begin)];
  if (before?.end !== begin || before.end - before.start < 2) return false;
  const word = text.slice(before.start, begin);
  return (
    /^(?:n|vn|a|b|l|i)$/u.test(partOfSpeech(word)) &&
    !ENDS_WITH_OWNER.test(word) &&
    !ENDS_TRADE_NAME.test(text.slice(end))
  );
}

const ENDS_WITH_OWNER =
  /(?:企业|公司|集团|巨头|龙头|品牌|业主|客户|股东|工厂|厂家|中标|签约|引进|[商企方家省市县区镇州])$/u;

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

/** 百利来|涂料|数字工厂: trades that companies are called by, where more than the kind of what is built follows. */
const TRADE_OF_OWNER =
  /^(?:[^\P{Script=Han}产工农林商渔牧作行实企就]业|食品|化工|制药|涂料|科技|股份|电器|电气|卫浴|厨电|机电|光电|电子|精密|新材(?!料)|机械|纺织|服饰|陶瓷|汽配|饲料)(?=(?!产业|园|研发|制造|生产|加工|及|和|与|的|等|装备|设备|材料|项目|工厂|基地)\p{Script=Han}{2,10}?(?:项目|工厂|基地|生产线|产线|二期|三期))/u;

/** Length of the trade that goes on behind a name that only its project's name tells. */
export function tradeInProject(text: string, end: number): number {
  return TRADE_OF_OWNER.exec(text.slice(end, end + 20))?.[0].length ?? 0;
}

/** In front of what is made, which bears no name: 年产30000吨超弹针织布. */
export const MADE_IN_A_YEAR = /年产[^,。;、]{0,24}$/u;
