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
/** What may stand before the first element. */
const PROLOGUE = [
  ['<?', '>'],
  ['<!--', '-->'],
  ['<!DOCTYPE', '>'],
] as const;
/** As far as the first element is looked for. */
const HEAD = 4_000;

/** The name of the first element without its prefix. Steps over one part after the other, so that no text takes long. */
function rootName(text: string): string | undefined {
  let rest = text
    .slice(0, HEAD)
    .replace(/^\ufeff/u, '')
    .trimStart();
  for (;;) {
    const part = PROLOGUE.find(([open]) => rest.slice(0, open.length).toUpperCase() === open);
    if (part === undefined) return /^<(?:\w+:)?(\w+)/u.exec(rest)?.[1]?.toLowerCase();
    const end = rest.indexOf(part[1], part[0].length);
    if (end < 0) return undefined;
    rest = rest.slice(end + part[1].length).trimStart();
  }
}

const KINDS: Readonly<Record<string, AddressList['kind']>> = {
  sitemapindex: 'sitemap-index',
  urlset: 'sitemap',
  rss: 'feed',
  feed: 'feed',
  rdf: 'feed',
};

/** Undefined where the text is no such list. */
export function readAddressList(text: string, base: URL): AddressList | undefined {
  const root = rootName(text);
  if (root === undefined || !Object.hasOwn(KINDS, root)) return undefined;
  const kind = KINDS[root] as AddressList['kind'];
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
