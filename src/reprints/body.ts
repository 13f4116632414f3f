/** What of an article's text is compared: the report itself, without what sites print around it. */
import { fold, restore } from '../analysis/char-filter.ts';

/** Longest line that can be a credit; a paragraph that begins with 记者 is part of the report. */
const LONGEST_CREDIT = 60;
const LONGEST_NOTICE = 300;

/** Lines that say who wrote, drew, checked or took over, or that stand around every page of a site. */
const CREDIT =
  /^[^\p{L}\p{N}]*(?:来源|稿源|信息来源|文章来源|转载|转自|原标题|标题|编辑|责任编辑|责编|视频编辑|文字编辑|编审|审核|审校|初审|复审|终审|校对|监制|统筹|策划|记者|本报记者|通讯员|作者|撰文|文字|图源|图片|图片来源|资料图片?|摄影|供图|配图|制图|发布时间|发布日期|时间|日期|阅读|浏览|点击|分享到?|收藏|打印|字体|上一篇|下一篇|相关阅读|相关新闻|相关链接|延伸阅读|推荐阅读|新闻推荐|热门推荐|扫一扫|长按|关注我们|微信|微信号|公众号|联系电话|联系人|联系方式|咨询热线|电话|传真|邮箱|网址|招商热线|qq)\s*(?:[::/|】\]]|$)/u;
const SIGNED = /^[^\p{L}\p{N}]*(?:[^。;]{0,20}记者|通讯员)[^。;,]{1,30}(?:摄|摄影|报道|文\/图)[)\]】]?$/u;
const NOTICE =
  /版权声明|版权归|版权所有|未经(?:书面)?授权|凡本网|本网未注明|本网转载|转载请注明|涉及版权|免责声明|不代表本|仅供参考|icp备|网安备|扫一扫|扫描.{0,6}二维码|长按.{0,8}(?:识别|二维码)|打印本页|下载客户端|举报电话/u;
/** Credits inside a paragraph: (记者 某某 通讯员 某某), 【编辑:某某】, (完). */
const BRACKETED =
  /[([【](?:[^()[\]【】]{0,12}(?:记者|通讯员|编辑|责编|校对|摄影|来源|图源)[^()[\]【】]{0,40}|完|校对\/[^)]{1,12})[)\]】]/gu;
/** 新华社北京8月8日电: when and where it was sent, which reprints leave out. */
const DATELINE =
  /(?:新华社|中新社|中新网|\p{Script=Han}{1,6}(?:社|网|报|新闻|财经))\p{Script=Han}{0,6}(?:\d{1,2}月)?\d{1,2}日(?:电|讯|消息)/gu;
/** Without these there is no such line: few texts need a look at every Hanzi. */
const SENT = /日(?:电|讯|消息)/u;
const RANGE = /(?<=\d)[-~—–―]+(?=\d)/gu;

const NEITHER_WORD_NOR_FIGURE = /[^\p{L}\p{N}.%]+/gu;
/** A point is kept inside a number only, and a percent sign behind one: 1.5 is not 15. */
const LOOSE_POINT = /(?<!\d)[.%]+|\.(?!\d)/gu;

function isFurniture(line: string): boolean {
  if (line.length <= LONGEST_CREDIT && (CREDIT.test(line) || SIGNED.test(line))) return true;
  return line.length <= LONGEST_NOTICE && NOTICE.test(line);
}

const bare = (text: string) =>
  text.replace(RANGE, '至').replace(NEITHER_WORD_NOR_FIGURE, '').replace(LOOSE_POINT, '');

/** Folded and restored Hanzi, letters and figures of the report; all of the text where nothing else is in it. */
export function comparedText(text: string): string {
  const folded = fold(text);
  const lines = (restore(folded) ?? folded).text.split(/[\n\r]+/u).map((line) => line.trim());
  const report = lines.filter((line) => !isFurniture(line)).join('\n');
  const plain = report.replace(BRACKETED, '');
  return bare(SENT.test(plain) ? plain.replace(DATELINE, '') : plain) || bare(lines.join('\n'));
}
