/** Here is a page, give me the article on it, the excerpts below it, and where it leads. */
import type { DecodedText } from '../fetch/charset.ts';
import { canonicalUrl } from '../site/canonical-url.ts';
import type { Template } from '../site/site-file.ts';
import { storyLines } from './boilerplate.ts';
import { countHan, findAll, type PageDocument, parsePage, plainText } from './html.ts';
import { linesOf } from './line.ts';
import { baseOf, declaredUrl, linksOf } from './link.ts';
import { metadataOf, robotsWishes, siteName } from './metadata.ts';
import { type PageTurn, readTurns } from './page-turn.ts';
import { type Published, published } from './published.ts';
import { type QuarantineReason, type Verdict, verdictOn } from './quality.ts';
import { type Excerpt, excerptsIn } from './related.ts';
import { isHidden, removeUnread, storyElement } from './story-element.ts';

export interface PageArticle {
  readonly url: URL;
  readonly title: string;
  /** Paragraphs, one a line. */
  readonly text: string;
  readonly source?: string;
  readonly author?: string;
  readonly category?: string;
  readonly published: Published;
  readonly lang?: 'zh-Hant';
  readonly turn?: PageTurn;
}

export interface PartialArticle {
  readonly title: string;
  readonly text: string;
  readonly url: URL | undefined;
}

export interface ReadPage {
  readonly article?: PageArticle;
  readonly partials: readonly PartialArticle[];
  readonly links: readonly URL[];
  readonly quarantine?: Verdict;
  /** Why there is no article, where that is nothing to worry about. */
  readonly skipped?: 'noindex' | 'list';
}

export interface PageInput {
  readonly decoded: DecodedText;
  readonly url: URL;
  readonly crawled: Date;
  readonly lastModified?: string | undefined;
  /** The header `X-Robots-Tag`. */
  readonly robotsTag?: string | undefined;
  readonly template?: Template | undefined;
  /** The outlet, where the page names none. */
  readonly source?: string | undefined;
  /** True: must be an article; false: is none; undefined: see whether it is one. */
  readonly expected: boolean | undefined;
}

/** Less is no story. */
const LEAST_HAN = 40;
/** Of what must be an article: the end of a story on another page may be short. */
const LEAST_EXPECTED_HAN = 20;
/** A page of links that is taken for an article has more of its text in links. */
const MOST_LINKED = 0.5;
const TRADITIONAL = /[們說過國業園東慶簽億發會學時這還產區項縣廣車門問關長電體]/gu;
const SIMPLIFIED = /[们说过国业园东庆签亿发会学时这还产区项县广车门问关长电体]/gu;

/** What the page shows to nobody: its text, and its links to other hosts. */
function hiddenParts(document: PageDocument, page: URL): { text: string; links: number } {
  const hidden = findAll(document, '[style],[hidden]').filter(isHidden);
  const links = hidden
    .flatMap((element) => findAll(element, 'a[href]'))
    .filter((anchor) => {
      const url = canonicalUrl(anchor.getAttribute('href') ?? '', page);
      return url !== undefined && url.host !== page.host;
    });
  return { text: hidden.map(plainText).join('\n'), links: links.length };
}

function fault(reason: QuarantineReason, detail = ''): Verdict {
  return { reason, score: 1, detail };
}

export function readPage(input: PageInput): ReadPage {
  const { decoded, url, expected } = input;
  const document = parsePage(decoded.text);
  if (typeof document === 'string') return { partials: [], links: [], quarantine: fault(document) };
  const wishes = robotsWishes(document, input.robotsTag);
  const base = baseOf(document, url);
  const links = wishes.follow ? linksOf(document, base) : [];
  if (!wishes.index) return { partials: [], links, skipped: 'noindex' };
  if (expected === false) return { partials: [], links, skipped: 'list' };

  const hidden = hiddenParts(document, url);
  const name = siteName(document);
  const canonical = declaredUrl(document, url);
  const metadata = metadataOf(document, input.template);
  removeUnread(document, input.template?.remove ?? []);
  const pageLines = linesOf(document.body);
  const partials = excerptsIn(pageLines).map((excerpt) => partialOf(excerpt, base));
  const story = storyElement(document, input.template?.content);
  const lines = story === undefined ? [] : linesOf(story);
  const { lines: texts, turn } = readTurns(
    storyLines(lines, metadata.title),
    pageLines.map(({ text }) => text),
  );
  const text = texts.join('\n');

  const size = lines.reduce((sum, line) => sum + line.text.length, 0);
  const linked = lines.reduce((sum, line) => sum + line.linked, 0);
  const isStory = countHan(text) >= LEAST_HAN && /[。！？]/u.test(text) && linked < MOST_LINKED * size;
  const verdict = verdictOn({
    text,
    title: metadata.title,
    damaged: decoded.damaged,
    hiddenLinks: hidden.links,
    page: [...pageLines.map((line) => line.text), hidden.text].join('\n'),
  });
  const bad = verdict ?? missing(metadata.title, text);
  // A front page is no failed article: only what hurts is told of it.
  if (!isStory && expected !== true && (verdict === undefined || verdict.reason === 'not-chinese'))
    return { partials: [], links, skipped: 'list' };
  if (bad !== undefined) return { partials: [], links, quarantine: bad };
  const source = metadata.source ?? input.source ?? name;
  return {
    links,
    partials,
    article: {
      url: canonical,
      title: metadata.title,
      text,
      published: published({
        texts: metadata.dateTexts,
        url,
        crawled: input.crawled,
        lastModified: input.lastModified,
      }),
      ...(source ? { source } : {}),
      ...(metadata.author ? { author: metadata.author } : {}),
      ...(metadata.category ? { category: metadata.category } : {}),
      ...(isTraditional(text) ? { lang: 'zh-Hant' as const } : {}),
      ...(turn === undefined ? {} : { turn }),
    },
  };
}

function missing(title: string, text: string): Verdict | undefined {
  if (title === '') return fault('no-title');
  return countHan(text) < LEAST_EXPECTED_HAN ? fault('no-text', `${countHan(text)} Han`) : undefined;
}

function partialOf({ title, text, href }: Excerpt, base: URL): PartialArticle {
  return { title, text, url: href === undefined ? undefined : canonicalUrl(href, base) };
}

function isTraditional(text: string): boolean {
  const traditional = text.match(TRADITIONAL)?.length ?? 0;
  return traditional > 3 && traditional > 3 * (text.match(SIMPLIFIED)?.length ?? 0);
}
