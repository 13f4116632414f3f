/** Where a page leads. */
import { canonicalUrl } from '../site/canonical-url.ts';
import { find, findAll, type PageDocument } from './html.ts';

const MAX_LINKS = 2_000;

/** `<base>` counts only within the page's own host: elsewhere it is a trick. */
export function baseOf(document: PageDocument, page: URL): URL {
  const href = find(document, 'base[href]')?.getAttribute('href');
  const base = href ? canonicalUrl(href, page) : undefined;
  return base?.host === page.host ? base : page;
}

/** Absolute addresses in the page's order, each once; links marked `nofollow` are left out. */
export function linksOf(document: PageDocument, base: URL): URL[] {
  const found = new Map<string, URL>();
  const add = (href: string | null | undefined) => {
    const url = href ? canonicalUrl(href, base) : undefined;
    if (url !== undefined && found.size < MAX_LINKS) found.set(url.href, url);
  };
  for (const anchor of findAll(document, 'a[href],area[href]')) {
    if (!/\bnofollow\b/iu.test(anchor.getAttribute('rel') ?? '')) add(anchor.getAttribute('href'));
  }
  for (const frame of findAll(document, 'frame[src],iframe[src]')) add(frame.getAttribute('src'));
  const refresh = find(document, 'meta[http-equiv="refresh"],meta[http-equiv="Refresh"]')?.getAttribute(
    'content',
  );
  add(/url\s*=\s*["']?([^"'\s;]+)/iu.exec(refresh ?? '')?.[1]);
  return [...found.values()];
}

/** What the page calls its own address: taken only within its host, and never for a front page. */
export function declaredUrl(document: PageDocument, page: URL): URL {
  const href = find(document, 'link[rel="canonical"]')?.getAttribute('href');
  const url = href ? canonicalUrl(href, page) : undefined;
  const plausible =
    url !== undefined && url.host === page.host && (url.pathname !== '/' || page.pathname === '/');
  return plausible ? url : page;
}
