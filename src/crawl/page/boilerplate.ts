/** What stands around and in a story and is not of it. All of it was seen on pages of this kind. */
import type { Line } from './line.ts';

const LEAD = '^[\\s【\\[(（*※◆●■▲△▼▶>—-]*';
const at = (words: string) => new RegExp(`${LEAD}(?:${words})`, 'u');

/** From such a line on nothing belongs to the story. */
const TAIL = at(
  [
    '凡本网',
    '本网未注明',
    '如本网转载',
    '版权(?:声明|所有|与免责)',
    '免责声明',
    '特别声明',
    '声明[:：]',
    '分享给朋友',
    '(?:相关|推荐|延伸)(?:文章|阅读|新闻|推荐|链接|稿件|报道)',
    '新闻推荐',
    '(?:热门|猜你喜欢|精彩)(?:推荐|文章|新闻|跟贴)?\\s*[:：]?$',
    '热门(?:推荐|跟贴|新闻)',
    '猜你喜欢',
    '往期(?:回顾|推荐)',
    '上一篇',
    '下一篇',
    '打印本页',
    '关闭(?:窗口|本页)',
    '网友评论',
    '发表评论',
    '扫一扫',
    '长按',
    '产业招商',
    '(?:本文|文章)(?:由|来自).{1,30}(?:发布|整理)',
    '网易首页',
    '以上内容.{0,10}为自媒体',
  ].join('|'),
);

const NAMES = '[\\p{Script=Han}·、,，/／ ]{2,40}';
/** Lines that are left out wherever they stand. */
const DROPPED: readonly RegExp[] = [
  at('(?:图源|图片来源|图[:：丨|]|图为|图 |供图|资料图片?|配图)'),
  /^.{0,160}(?:(?:^|[\s。）)])[\p{Script=Han}/、 ]{0,30}(?:摄|供图|图)|资料图片?|图源[:： ]?\S*|这是.{2,24}(?:现场|场景|一角|外景)。?)[）)]?$/u,
  at('(?:滑动|左右滑动|点击|戳).{0,12}(?:查看|关注|下载|播放|蓝字)'),
  at('(?:查看原文|阅读原文|阅读 ?\\d|展开全文|点赞|在看|收藏|举报)'),
  /^(?:[（(]?\s*(?:滑动|↓|↑|▼|▲)(?!.*版)[^。]{0,20}[）)]?)$/u,
  at('(?:保护视力色|字体(?:大小)?[:： ]|字号|分享到|分享至|扫码|二维码|微信扫|打印|收藏本文|我要纠错)'),
  at('(?:当前位置|现在位置|您(?:现在)?的位置|您当前)'),
  at('(?:责任)?(?:编辑|编审|主编|校对|审核|审校|监制|值班|美编|责编|排版|复审|终审|初审|策划)\\s*[:：/丨|]'),
  at(
    '(?:来源|稿源|文章来源|信息来源|文档来源|原标题|标签|关键词|浏览次数|查看次数|阅读量|作者|文|撰文|采写|出品)\\s*[:：丨|/]',
  ),
  at('(?:发布(?:时间|日期)|撰写时间|时间|日期)\\s*[:：]\\s*\\d{4}'),
  at(`(?:新媒体|全媒体|本报|本网|首席)*(?:记者|通讯员|实习生|见习记者)[\\s:：/丨]+${NAMES}$`),
  /^[\p{Script=Han}]{2,10}(?:全媒体|首席)*记者[\s:：]*[\p{Script=Han}·、 ]{2,30}(?:\s*通讯员\s*[\p{Script=Han}·、 ]{2,30})?$/u,
  /(?:电话|手机|微信号?|QQ|热线|传真|联系人|联系方式|咨询)[^。]{0,20}?(?:\d[\d -]{5,}|[:：]\s*\S)/u,
  /^(?:\+?86[- ]?)?(?:1\d{10}|400[- ]?\d{3,4}[- ]?\d{3,4}|0\d{2,3}[- ]?\d{7,8})$/u,
  /(?:[京粤沪浙苏川鄂湘闽鲁豫冀]ICP备|公网安备|增值电信业务|未经授权,?，?不得转载|版权归|微信号$)/u,
  at('(?:首页|返回首页|返回顶部|TOP|登录|注册|热搜|申请入驻)$'),
  /^(?:当前版|上一版|下一版|版面导航|放大|缩小|默认|本版新闻)/u,
  /^特别提示[:：]/u,
];

/** At the end of a paragraph. */
const TRAILERS: readonly RegExp[] = [
  /\s*[（(【[]\s*(?:完|待续|作者单位.{0,40})\s*[）)】\]]\s*$/u,
  /\s*[（(【[]\s*(?:责任|值班|本期|执行)?(?:编辑|责编|校对|主编|审核)\s*[:：/ ].{0,40}[）)】\]]\s*$/u,
  /\s*[（(【[]\s*(?:来源|稿源|文章来源|转自|据)\s*[:： ]?.{1,40}[）)】\]]\s*$/u,
  /\s*[（(]\s*(?:[\p{Script=Han}]{0,10}(?:记者|通讯员|见习记者|文\/图?|文)[\s/:：][\p{Script=Han}、\s/·:：]{1,60})[）)]\s*$/u,
  /\s*(?:责任编辑|【编辑)[:：][\p{Script=Han}\d ]{1,12}】?\s*$/u,
];

/** `新快报讯 记者某某` and such, which say whose the report is; kept out of the text. */
const DATELINE =
  /^[【[]?[\p{Script=Han}]{0,8}(?:日报|晚报|早报|快报|商报|时报|都市报|晨报|新闻网|本报|网)(?:\p{Script=Han}{0,6})?(?:讯|消息)[】\]]?\s*(?:[（(](?:全媒体|本报|本网)?记者[^）)]{2,40}[）)][:：]?|(?:全媒体|本报)?记者[\s\p{Script=Han}、,，/]{2,40}?(?:报道)?(?:[:：]|\s(?=\d|\p{Script=Han})))?\s*/u;

/** Text that ends in mid-title: bare headlines of other stories have no full stop. */
const SENTENCE = /[。！？!?；;…”』」）)]$/u;
const NUMBERED = /^(?:[一二三四五六七八九十]+[、.．]|[（(]?\d{1,3}[）)、.．]|[①-⑳•·●])/u;
const HEADLINE_CHARACTERS = 45;
const LEAST_HEADLINES = 3;

/** A run of bare headlines at the end: of other stories, not of this one. */
function withoutHeadlines(lines: readonly Line[]): Line[] {
  let end = lines.length;
  while (end > 0) {
    const line = lines[end - 1];
    if (line === undefined || SENTENCE.test(line.text) || NUMBERED.test(line.text)) break;
    if (line.text.length > HEADLINE_CHARACTERS) break;
    end -= 1;
  }
  const run = lines.slice(end);
  const linked = run.length > 0 && run.every(({ text, linked: size }) => size >= text.length * 0.6);
  return run.length >= LEAST_HEADLINES || linked ? lines.slice(0, end) : [...lines];
}

/** The lead may stand above the pictures and again below their captions: the story begins the second time. */
function withoutLeadIn(lines: readonly Line[]): Line[] {
  const MOST_CAPTIONS = 8;
  for (const [first, { text }] of lines.slice(0, 3).entries()) {
    if (text.length < 30) continue;
    const again = lines.findIndex((line, index) => index > first && line.text === text);
    if (again !== -1 && again - first <= MOST_CAPTIONS)
      return [...lines.slice(0, first), ...lines.slice(again)];
  }
  return [...lines];
}

/** Rules look at so much of a line's beginning or end: no page can make them slow. */
const LOOKED_AT = 300;

function trimmed(line: Line): Line {
  const head = line.text.slice(0, -LOOKED_AT);
  let text = line.text.slice(-LOOKED_AT);
  for (const trailer of TRAILERS) text = text.replace(trailer, '');
  return { ...line, text: (head + text).trim() };
}

const isDropped = ({ text }: Line) =>
  text.length <= LOOKED_AT && DROPPED.some((pattern) => pattern.test(text));

function withoutDateline(text: string): string {
  return text.slice(0, LOOKED_AT).replace(DATELINE, '') + text.slice(LOOKED_AT);
}

/** The lines of a story without what is not of it. `title` is not repeated either. */
export function storyLines(lines: readonly Line[], title: string): string[] {
  const tail = lines.findIndex(({ text }) => TAIL.test(text.slice(0, LOOKED_AT)));
  const kept = (tail === -1 ? lines : lines.slice(0, tail))
    .filter((line) => !line.caption && line.text !== title && !isDropped(line))
    .map(trimmed)
    .filter(({ text }) => /[\p{L}\p{N}]/u.test(text));
  const texts = withoutHeadlines(withoutLeadIn(kept)).map(({ text }) => text);
  return texts
    .map((text, index) => (index === 0 ? withoutDateline(text) : text))
    .filter((text) => text !== '');
}
