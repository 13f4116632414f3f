/** What a page says of itself: title, outlet, author, section, and where it prints its day. */
import type { Template } from '../site/site-file.ts';
import { countHan, find, findAll, type PageDocument, type PageElement, plainText } from './html.ts';
import { type Line, linesOf } from './line.ts';

export interface Metadata {
  readonly title: string;
  readonly source?: string;
  readonly author?: string;
  readonly category?: string;
  /** Texts in which the publish day may stand, the likeliest first. */
  readonly dateTexts: readonly string[];
}

const TITLES = [
  'h1.title',
  '#activity-name',
  'founder-title',
  '.article-title',
  '.post-title',
  '.post_title',
  '.rich_media_title',
  '.content-title',
  'h1',
  'h2.title',
  '.title h2',
  '#title',
  '.title',
];
/** What sites put behind a title: `_肇庆市人民政府`, ` - 佛山厂房网`, `|南方+`. */
const SITE_NAME = /\s*(?:[_|｜]|\s[-–—]\s|-(?=[^-]{2,16}$))\s*[^_|｜]{2,30}$/u;
const LABELS =
  '作者|记者|编辑|责任编辑|撰写时间|发布时间|发布日期|时间|日期|来源|文档来源|稿源|查看次数|浏览(?:次数|量)?|点击|阅读|字体|字号|分享|打印|责编|审核';
const SOURCE = new RegExp(
  `(?:文档来源|信息来源|文章来源|稿件来源|内容来源|来源|來源|稿源|转载自|轉載自|转自)\\s*[:：丨|]\\s*(.{1,60}?)(?=\\s+(?:${LABELS})|\\s*(?:${LABELS})\\s*[:：]|\\s*[【】\\[\\]()（）|<]|\\s{2,}|\\s+(?:19|20)\\d{2}|\\s*$)`,
  'u',
);
const AUTHOR =
  /(?:作者|撰文|文|记者|記者)\s*[:：/丨]\s*((?:记者\s*)?[\p{Script=Han}A-Za-z·、\s]{2,40}?)(?=\s+(?:来源|编辑|撰写|发布|时间|日期|通讯员)|\s*(?:来源|编辑|时间|日期)\s*[:：]|\s*\d|\s*$)/u;
/** `西江日报记者 刘春林 摄`: whose report it is, where no line says so. */
const CREDIT =
  /([\p{Script=Han}]{1,6}(?:日报|晚报|早报|晨报|商报|时报|快报|都市报|周刊|通讯社|电视台|新闻网))(?:全媒体|首席|驻\p{Script=Han}{2,4})*(?:见习)?记者/u;
const DATELINE =
  /^[【[]?([\p{Script=Han}]{1,6}(?:日报|晚报|早报|晨报|商报|时报|快报|都市报|新闻网))(?:讯|\p{Script=Han}{0,6}\d{1,2}月\d{1,2}日(?:电|讯))/u;
const AGENCY =
  /^[（(]?(中新网|中新社|新华社|新华网|央视网|人民网|经济日报)[\p{Script=Han}]{0,8}\d{1,2}月\d{1,2}日(?:电|讯)/u;
/** `申城都市报APP • …`, and the paper's own line `壬州日报 2024年03月10日`. */
const MASTHEAD =
  /^([\p{Script=Han}A-Za-z0-9+]{2,16}(?:APP|客户端))\s*[•·|]|^([\p{Script=Han}]{1,8}(?:日报|晚报|早报|晨报|商报|时报|快报|都市报|周刊))\s*(?:19|20)\d{2}年/u;
/** At the foot of WeChat articles. */
const FOOT = /^(?:来源|稿源|內容來源|来源于)\s*[:：丨|/]\s*(.{2,40})$/u;
const AT_END = /[（(【[]\s*(?:来源|稿源|文章来源|转自)\s*[:： ]\s*([^）)】\]]{2,40})[）)】\]]\s*$/u;
const OWN = /^(?:本网|本站|本网讯|本站原创|原创|本报讯|网络|互联网|其他|不详)$/u;
const MAX_INFO = 240;

function metaContent(document: PageDocument, names: readonly string[]): string | undefined {
  for (const meta of findAll(document, 'meta')) {
    const name = (meta.getAttribute('name') ?? meta.getAttribute('property') ?? '').toLowerCase();
    const content = meta.getAttribute('content')?.trim();
    if (content && names.includes(name)) return content;
  }
  return undefined;
}

/** `datePublished` and such of schema.org, wherever they stand. */
function jsonLd(document: PageDocument, field: string): string | undefined {
  for (const script of findAll(document, 'script[type="application/ld+json"]')) {
    const found = new RegExp(`"${field}"\\s*:\\s*"([^"]{4,200})"`, 'u').exec(script.textContent ?? '');
    if (found?.[1] !== undefined) return found[1];
  }
  return undefined;
}

const bare = (text: string) => text.replace(/[\s\p{P}]/gu, '');

function titleOf(
  document: PageDocument,
  template: Template | undefined,
): { title: string; element?: PageElement } {
  const hinted = find(document, template?.title);
  if (hinted !== undefined) return { title: plainText(hinted), element: hinted };
  const head = plainText(find(document, 'title')).slice(0, 1_000);
  for (const selector of TITLES) {
    for (const element of findAll(document, selector)) {
      const text = plainText(element);
      const told = bare(text) !== '' && bare(head).includes(bare(text));
      if (text.length >= 4 && text.length <= 200 && (told || (selector === TITLES[0] && countHan(text) > 4)))
        return { title: text, element };
    }
  }
  const meta = metaContent(document, ['articletitle', 'og:title', 'twitter:title']);
  const [lone] = findAll(document, 'h1');
  const single = findAll(document, 'h1').length === 1 ? plainText(lone) : '';
  if (meta !== undefined) return { title: meta, ...(lone ? { element: lone } : {}) };
  if (countHan(single) >= 4) return { title: single, ...(lone ? { element: lone } : {}) };
  return { title: head.replace(SITE_NAME, '').replace(SITE_NAME, '').trim() || head };
}

/** The short lines between the title and the story, and the breadcrumb before it. */
function infoLines(lines: readonly Line[], title: string): string[] {
  const at = lines.findIndex(
    ({ text }) => text === title || (bare(text) !== '' && bare(text) === bare(title)),
  );
  const from = at === -1 ? 0 : at + 1;
  const after: string[] = [];
  for (const { text } of lines.slice(from, from + 12)) {
    if (text.length > MAX_INFO) break;
    // The story has begun.
    if (text.length > 60 && /[。！？]$/u.test(text)) break;
    after.push(text);
  }
  return after;
}

function cleanSource(text: string | undefined): string | undefined {
  const whole = text?.trim() ?? '';
  // What follows a blank is something else, unless the name is written in letters.
  const [head = ''] = whole.split(/\s+/u);
  const source = (countHan(head) >= 2 ? head : whole)
    .replace(/^[\s:：]+|[\s:：,，。;；]+$/gu, '')
    .replace(/^(?:微信公众号|公众号)[:：\s]*/u, '')
    .replace(/^[“"「《]|[”"」》]$/gu, '')
    .trim();
  return source === '' || source.length > 60 || OWN.test(source) ? undefined : source;
}

function categoryOf(
  document: PageDocument,
  lines: readonly Line[],
  template: Template | undefined,
): string | undefined {
  const named =
    plainText(find(document, template?.category)) || metaContent(document, ['columnname', 'article:section']);
  if (named) return named;
  const crumb = lines.find(
    ({ text }) =>
      /^(?:您?(?:现在|当前)?的?(?:所在)?位置|\S{0,8}首页)\s*[:：>＞»]/u.test(text) && text.length < 120,
  );
  const parts = (crumb?.text.split(/[>＞»:：]/u) ?? [])
    .map((part) => part.trim())
    .filter(
      (part) => part !== '' && !/^(?:正文(?:内容)?(?:\s.*)?|\S{0,8}首页|内容|详情|.*位置)$/u.test(part),
    );
  return parts.at(-1);
}

/** Before anything is taken out of the document; `siteSource` stands in where the page names no outlet. */
export function metadataOf(document: PageDocument, template: Template | undefined): Metadata {
  const { title } = titleOf(document, template);
  const lines = linesOf(document.body);
  const info = infoLines(lines, title);
  const hintedSource = plainText(find(document, template?.source));
  const said = info.map((text) => SOURCE.exec(text)?.[1]).find((text) => cleanSource(text) !== undefined);
  // The beginning and the end of a line: no page can make the patterns slow.
  const body = lines.map(({ text }) =>
    text.length <= 600 ? text : `${text.slice(0, 400)} ${text.slice(-200)}`,
  );
  const source =
    cleanSource(SOURCE.exec(hintedSource)?.[1] ?? hintedSource) ??
    cleanSource(metaContent(document, ['contentsource', 'source', 'article:source'])) ??
    cleanSource(said) ??
    cleanSource(firstOf(info, MASTHEAD)) ??
    cleanSource(firstOf(body.slice(-30), FOOT)) ??
    cleanSource(firstOf(body, AT_END)) ??
    cleanSource(firstOf(body, DATELINE) ?? firstOf(body, AGENCY)) ??
    cleanSource(firstOf(body, CREDIT));
  const author =
    plainText(find(document, template?.author)) ||
    metaContent(document, ['author', 'article:author']) ||
    info.map((text) => AUTHOR.exec(text)?.[1]?.trim()).find((text) => text !== undefined);
  const category = categoryOf(document, lines, template);
  const dateTexts = [
    plainText(find(document, template?.published)),
    metaContent(document, [
      'pubdate',
      'publishdate',
      'article:published_time',
      'og:release_date',
      'dc.date.issued',
      'weibo:article:create_at',
    ]),
    jsonLd(document, 'datePublished'),
    ...info.filter((text) => /时间|日期|发布|撰写/u.test(text)),
    ...info,
    ...body.filter(
      (text) => text.length < 80 && /^(?:发布(?:时间|日期)|时间|日期|撰写时间)\s*[:：]/u.test(text),
    ),
    ...body.filter(
      (text) =>
        text.length < 60 &&
        /(?:日报|晚报|早报|都市报|版).{0,20}\d{4}年\d{1,2}月\d{1,2}日|^\d{4}年\d{1,2}月\d{1,2}日/u.test(text),
    ),
  ]
    .filter((text): text is string => text !== undefined && text !== '')
    .map((text) => text.slice(0, 300));
  return {
    title,
    ...(source ? { source } : {}),
    ...(author ? { author: author.replace(/^记者\s*/u, '') } : {}),
    ...(category ? { category } : {}),
    dateTexts,
  };
}

function firstOf(lines: readonly string[], pattern: RegExp): string | undefined {
  for (const line of lines) {
    const found = pattern
      .exec(line)
      ?.slice(1)
      .find((group) => group !== undefined);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** `noindex` and `nofollow` of the page and of the header `X-Robots-Tag`. */
export function robotsWishes(
  document: PageDocument,
  header: string | undefined,
): { index: boolean; follow: boolean } {
  const said = [header ?? '', metaContent(document, ['robots', 'xiangxun']) ?? ''].join(',').toLowerCase();
  const none = /\bnone\b/u.test(said);
  return { index: !none && !/\bnoindex\b/u.test(said), follow: !none && !/\bnofollow\b/u.test(said) };
}

/** For a missing outlet: how the site calls itself. */
export function siteName(document: PageDocument): string | undefined {
  return metaContent(document, ['og:site_name', 'sitename', 'application-name']);
}
