/** What a crawl would take, from the start pages alone: nothing is written and no article is asked for. */
import { decodePage } from './fetch/charset.ts';
import { FetchFault } from './fetch/fault.ts';
import { readAddressList } from './page/address-list.ts';
import { parsePage } from './page/html.ts';
import { baseOf, linksOf } from './page/link.ts';
import { dayOfUrl } from './page/published.ts';
import { canonicalUrl } from './site/canonical-url.ts';
import { Scope } from './site/scope.ts';
import type { Site } from './site/site-file.ts';
import type { Reason } from './tally.ts';
import { openWeb, type Web, type WebOptions } from './web.ts';

export interface Preview {
  readonly url: string;
  /** A page that would be visited; `list` where the site file says that it is no article. */
  readonly kind: 'article' | 'list' | 'page';
  /** Why it would not be visited. */
  readonly reason?: Reason;
}

export async function preview(
  site: Site,
  options: WebOptions & { since?: string | undefined },
): Promise<Preview[]> {
  const web = openWeb(site, options);
  const scope = new Scope(site);
  try {
    const seen = new Map<string, Preview>();
    for (const start of [...(site.start ?? []), ...(site.sitemaps ?? []), ...(site.feeds ?? [])]) {
      const url = canonicalUrl(start);
      if (url === undefined) continue;
      const links = await linksAt(web, url);
      if (links instanceof FetchFault) {
        seen.set(url.href, { url: url.href, kind: 'list', reason: links.code });
        continue;
      }
      seen.set(url.href, { url: url.href, kind: 'list' });
      for (const link of links)
        if (!seen.has(link.href)) seen.set(link.href, await judged(web, scope, link, options.since));
    }
    return [...seen.values()];
  } finally {
    await web.close();
  }
}

async function linksAt(web: Web, url: URL): Promise<readonly URL[] | FetchFault> {
  try {
    const { answer, url: final } = await web.visitor.visit(url);
    if (answer.status >= 400)
      return new FetchFault('status', `HTTP ${answer.status}`, { status: answer.status });
    const { text } = decodePage(answer.body, answer.header('content-type'));
    const list = readAddressList(text, final);
    if (list !== undefined) return list.urls;
    const document = parsePage(text);
    return typeof document === 'string' ? [] : linksOf(document, baseOf(document, final));
  } catch (error) {
    if (error instanceof FetchFault) return error;
    throw error;
  }
}

async function judged(web: Web, scope: Scope, url: URL, since: string | undefined): Promise<Preview> {
  const article = scope.isArticle(url);
  const kind = article === undefined ? 'page' : article ? 'article' : 'list';
  const skipped = scope.skipReason(url);
  if (skipped !== undefined) return { url: url.href, kind, reason: skipped };
  const day = dayOfUrl(url);
  if (since !== undefined && day !== undefined && day < since && article !== false)
    return { url: url.href, kind, reason: 'too-old' };
  try {
    await web.visitor.robots.check(url);
    return { url: url.href, kind };
  } catch (error) {
    if (error instanceof FetchFault) return { url: url.href, kind, reason: error.code };
    throw error;
  }
}
