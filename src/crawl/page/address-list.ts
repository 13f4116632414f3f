/** Sitemaps and feeds: lists of addresses in XML. */
import { Parser } from 'htmlparser2';
import { canonicalUrl } from '../site/canonical-url.ts';

export interface AddressList {
  /** A sitemap index leads to sitemaps, a sitemap and a feed to pages. */
  readonly kind: 'sitemap-index' | 'sitemap' | 'feed';
  readonly urls: readonly URL[];
}

/** The protocol's own limit for one sitemap. */
const MAX_URLS = 50_000;
const ROOT =
  /^(?:\ufeff)?\s*(?:<\?[^>]*\?>\s*|<!--[\s\S]*?-->\s*|<!DOCTYPE[^>]*>\s*)*<(?:\w+:)?(sitemapindex|urlset|rss|feed|rdf)\b/iu;

/** Undefined where the text is no such list. */
export function readAddressList(text: string, base: URL): AddressList | undefined {
  const root = ROOT.exec(text.slice(0, 4_000))?.[1]?.toLowerCase();
  if (root === undefined) return undefined;
  const kind = root === 'sitemapindex' ? 'sitemap-index' : root === 'urlset' ? 'sitemap' : 'feed';
  const wanted = kind === 'feed' ? 'link' : 'loc';
  const urls = new Map<string, URL>();
  const add = (href: string | undefined) => {
    const url = href === undefined ? undefined : canonicalUrl(href, base);
    if (url !== undefined && urls.size < MAX_URLS) urls.set(url.href, url);
  };
  let item = kind !== 'feed';
  let value: string | undefined;
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        if (/^(?:\w+:)?(?:item|entry)$/u.test(name)) item = true;
        if (name !== wanted || !item) return;
        value = '';
        const rel = attributes['rel'] ?? 'alternate';
        if (kind === 'feed' && rel === 'alternate') add(attributes['href']);
      },
      ontext: (part) => {
        if (value !== undefined) value += part;
      },
      onclosetag: (name) => {
        if (kind === 'feed' && /^(?:\w+:)?(?:item|entry)$/u.test(name)) item = false;
        if (name !== wanted || value === undefined) return;
        if (value.trim() !== '') add(value);
        value = undefined;
      },
    },
    { xmlMode: true },
  );
  parser.write(text);
  parser.end();
  return { kind, urls: [...urls.values()] };
}
