/** Which element holds the story. Door to Readability. */
import { Readability } from '@mozilla/readability';
import {
  countHan,
  find,
  findAll,
  type PageDocument,
  type PageElement,
  parsePage,
  plainText,
} from './html.ts';

/** Where the site builders of Chinese news put the story: TRS, JPAGE, Founder, WeChat, NetEase, Z-Blog, WordPress. */
const KNOWN = [
  '#zoom',
  '#Zoom',
  '#ozoom',
  'founder-content',
  '#UCAP-CONTENT',
  '.TRS_Editor',
  '.trs_editor_view',
  '.TRS_UEDITOR',
  '#js_content',
  '.post_body',
  '.info-bd',
  '.article-content',
  '.article_content',
  '.entry-content',
  '.post-content',
  '.news_content',
  '#artibody',
  '.article-body',
];
/** Readability's own 500 are meant for letters. */
const LEAST_CHARACTERS = 60;

const UNREAD =
  'script,style,noscript,template,iframe,object,embed,svg,canvas,video,audio,form,button,input,select,textarea,nav,footer,aside,figcaption,link,meta';
const HIDDEN =
  /display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d])|(?:text-indent|left|top)\s*:\s*-\d{3,}|(?:^|[;\s])(?:height|width)\s*:\s*0(?![.\d%])/iu;

export function isHidden(element: PageElement): boolean {
  return element.getAttribute('hidden') !== null || HIDDEN.test(element.getAttribute('style') ?? '');
}

/** Takes out of the document what no reader sees as text, and what the site file says. */
export function removeUnread(document: PageDocument, remove: readonly string[]): void {
  for (const selector of [UNREAD, ...remove])
    for (const element of findAll(document, selector)) element.remove();
  for (const element of findAll(document, '[style],[hidden]')) if (isHidden(element)) element.remove();
}

/** The site file's element, a known one, or what Readability finds. The document is not to be used afterwards. */
export function storyElement(document: PageDocument, selector: string | undefined): PageElement | undefined {
  const named = find(document, selector);
  if (named !== undefined) return named;
  for (const known of KNOWN) {
    const element = find(document, known);
    if (element !== undefined && countHan(plainText(element)) >= LEAST_CHARACTERS) return element;
  }
  const content = readableContent(document);
  if (!content) return undefined;
  const story = parsePage(content);
  return typeof story === 'string' ? undefined : story.body;
}

/** Undefined, too, where the text stands outside of the body: Readability then looks above the root of the page, and throws. */
function readableContent(document: PageDocument): string | undefined {
  const options = { charThreshold: LEAST_CHARACTERS, keepClasses: true };
  try {
    // Its types speak of the browser's Document, of which linkedom has what it uses.
    return new Readability(document as never, options).parse()?.content ?? undefined;
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}
