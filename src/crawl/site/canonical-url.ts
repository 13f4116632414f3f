/** One address for one page, and the id that follows from it. */
import { createHash } from 'node:crypto';

/** Parameters that say where a reader came from, not what is shown. */
const TRACKING =
  /^(?:utm_\w+|spm|scm|from|share_?\w*|isappinstalled|wxshare\w*|nsukey|hmsr|hmpl|hmcu|hmkw|hmci|gclid|fbclid|ref|referer|source_?from|clicktime|enterid|tt_\w+)$/iu;
const MAX_URL = 2_000;

/** The page's address without what does not tell pages apart; undefined for what is no web address. */
export function canonicalUrl(href: string, base?: URL): URL | undefined {
  const text = href.trim();
  if (text.length > MAX_URL || !URL.canParse(text, base?.href)) return undefined;
  const url = new URL(text, base?.href);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return undefined;
  if (url.username !== '' || url.password !== '') return undefined;
  url.hash = '';
  for (const name of [...new Set(url.searchParams.keys())]) {
    if (TRACKING.test(name)) url.searchParams.delete(name);
  }
  if (url.search === '') url.search = '';
  return url.href.length > MAX_URL ? undefined : url;
}

/** Stable as long as the page keeps its address; http and https are one page. */
export function articleId(url: URL): string {
  return idOf(`${url.host}${url.pathname}${url.search}`);
}

/** For an excerpt whose page is not known: by what the site printed. */
export function titleId(site: string, title: string): string {
  return idOf(`${site}\n${title}`);
}

function idOf(text: string): string {
  return `w${createHash('sha256').update(text).digest('hex').slice(0, 20)}`;
}
