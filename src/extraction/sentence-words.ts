/** What the words of a sentence say of it: a heading, a list, an occasion, what was before, who is spoken of next. */
import type { Span } from './passage.ts';

/** A word for a stage that stands alone begins a part: 再说奠基。 最后是点火。 */
export const HEADING =
  /^\s*(?:[一二三四五六][、,.]|首先|再|先|最后|其次|接着|然后)?(?:说|看|讲|是)?[^,。;:!?]{0,6}[。:!]?\s*$/u;
/** A line without a mark heads a story of its own. */
export const HEADLINE = /^[^,。;:!?]{5,40}\n+$/u;
/** 首批签约入园的企业, 竣工验收中, 投产次日 */
export const NO_NEWS_BEHIND =
  /^(?:[^,。;]{0,4}的(?!有|是|还|[^,。;]{0,8}(?:项目|企业))|[^,。;]{0,4}中(?=[,。;])|次日|前夕|那天)/u;
/** Names in such a sentence are part of what is told, no list. */
export const SPEAKS = /打造|规划|将(?:聚力|推进|支持)|形成|聚焦|毗邻|依托|共同|带动|辐射/u;
/** What is told as known before is not part of the ceremony. */
export const BACKGROUND = /^\s*(?:此前|去年|前年|截至|目前|今年以来|近年|据了解,该|客户|其中,?客户|位于)/u;
/** An item of a list that names a company and its sum: 最大的是X,30亿元. */
export const ITEM_OF_COMPANY =
  /最大的(?:是|来自)|排在?第|位居第|紧随其后|第[一二三四五六]个|(?:一个|另一个|还有一个)(?:来自|是)|其次是|其中,?[^,。]{2,14}(?:计划|拟|将)?(?:总)?投资/u;
/** X项目是其中之一. */
export const ONE_OF_THEM = /其中之一|(?:位列|名列|就在)其中/u;
/** 一期去年已投产: what is told of a part, not of the item. */
export const OF_PHASE = /(?:^|[,(:])[^,。;]{0,4}[一二三四首]期[^,。;]{0,16}$/u;
/** A list begins on the next line. */
export const ITEM_BEHIND = /^\s*(?:[(]?[\d一二三四五六七八九十]{1,2}[)、.．]|[①-⑳]|[▲•●◆■★▶▪✅·・])/u;
/** What is counted in such a sentence was done together, on an occasion. */
export const OCCASION =
  /集中|批量|仪式|活动|举行|大会|会上|现场|同时|同步|今[天日]|当[天日]|昨[天日]|同日|本次|此次|签约会|推介|一批|近日|日前|[:;]\s*$/u;
/** The sentence says who is spoken of next. */
export const INTRODUCES = /(?:是|来自|属于|叫|走进|来到|还有|轮到)[^,。;:]{2,24}[。:]?\s*$/u;
/** The project is said to be built by somebody. */
export const BY = /由[^,。;]{2,30}(?:投资|出资|投建)/u;
/** Behind such a line other articles are listed. */
export const TAIL_LINE =
  /\n\s*(?:相关(?:文章|阅读|推荐|链接|新闻)|推荐阅读|延伸阅读|往期(?:推荐|回顾|精彩)|热门(?:文章|推荐|新闻)|猜你喜欢|新闻推荐|更多阅读)(?:[ \-:]*(?=\n|$)|:)/u;
/** 全市, 各项目: no company is spoken of. */
export const CROWDS = /(?:全[市县区省]|各[县市区地]|项目|企业|园区)[^,。]{0,6}\d+(?:个|家|宗)|多个项目|一批/u;
/** 项目总投资7.6亿元,主要建设封装生产线: what is built in it is not spoken of next. */
export function isContent(text: string, sentence: Span, name: Span, all: readonly Span[]): boolean {
  const ahead = text.slice(sentence.start, name.start);
  const of = /^\s*(?:该|本)?(?:项目|工程|基地)/u.test(ahead);
  const built = /(?<lead>主要|建设内容|内容|,)[^,。;]{0,6}(?:建设|新建|建成|包括|含)[^。;]{0,48}$/u.exec(
    ahead,
  );
  if (!built) return false;
  return of || (built.groups?.['lead'] !== ',' && all.some((other) => other.start < name.start));
}
