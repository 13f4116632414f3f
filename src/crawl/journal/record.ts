/** Here is what a page holds, give me a line of the corpus. */
import type { Article } from '../../contract/record.ts';
import type { PageArticle } from '../page/read-page.ts';
import { articleId } from '../site/canonical-url.ts';

const MAX_TITLE = 500;
const MAX_SOURCE = 200;

/** What a site file says of all its articles. */
export interface SiteFields {
  readonly name: string;
  readonly regions?: readonly string[] | undefined;
  readonly industries?: readonly string[] | undefined;
  readonly tags?: readonly string[] | undefined;
}

/** Every field but the text and the moment, so that the parts of a story can be joined later. */
export function recordHead(article: PageArticle, site: SiteFields): Record<string, unknown> {
  const { day, basis, raw } = article.published;
  return {
    id: articleId(article.url),
    title: article.title.slice(0, MAX_TITLE),
    url: article.url.href,
    ...(article.source === undefined ? {} : { source: article.source.slice(0, MAX_SOURCE) }),
    ...(day === undefined ? {} : { published: day, publishedBasis: basis }),
    ...(raw === undefined || day !== undefined ? {} : { publishedRaw: raw }),
    ...(article.author === undefined ? {} : { author: article.author }),
    ...(article.category === undefined ? {} : { category: article.category }),
    ...(article.lang === undefined ? {} : { lang: article.lang }),
    ...siteFields(site),
  };
}

export function siteFields({ name, regions, industries, tags }: SiteFields): Record<string, unknown> {
  return {
    site: name,
    ...(regions ? { regions } : {}),
    ...(industries ? { industries } : {}),
    ...(tags ? { tags } : {}),
  };
}

/** `crawled` in ISO 8601. */
export function recordOf(head: Record<string, unknown>, text: string, crawled: Date): Article {
  return { ...head, text, crawled: crawled.toISOString() } as unknown as Article;
}

/** The file for a new article: by the month of its day, or of the crawl where it has none. */
export function fileFor(site: string, day: unknown, crawled: Date): string {
  const month = (typeof day === 'string' ? day : crawled.toISOString()).slice(0, 7);
  return `articles-web-${site}-${month}.jsonl`;
}
