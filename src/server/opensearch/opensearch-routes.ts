/** OpenSearch 1.1: what a browser needs to search here from its address bar, and what it may offer while typing. */
import { type Context, Hono, type MiddlewareHandler } from 'hono';
import type { Suggestion } from '../../contract/search.ts';
import { MAX_QUERY } from '../../contract/search-params.ts';
import type { SearchEngine } from '../../search/engine.ts';
import { placeText, TYPE_NAMES } from '../pages/figure-text.ts';
import { ICON } from '../pages/layout.tsx';
import { recordHref } from '../pages/page-url.ts';

export interface OpenSearchOptions {
  readonly engine: () => SearchEngine;
  /** What every request passes first; throws `AppError` for those that are refused. */
  readonly doors: readonly MiddlewareHandler[];
  /** Scheme and host that the client asked for. */
  readonly originOf: (c: Context) => string;
}

const SUGGESTIONS = 8;

export function openSearchRoutes({ engine, doors, originOf }: OpenSearchOptions): Hono {
  const app = new Hono();
  for (const path of ['/opensearch.xml', '/suggest.json']) app.use(path, ...doors);
  app.get('/opensearch.xml', (c) =>
    c.body(description(originOf(c)), 200, {
      'Content-Type': 'application/opensearchdescription+xml; charset=utf-8',
      'Cache-Control': 'public, max-age=86400',
    }),
  );
  app.get('/suggest.json', async (c) => {
    const q = new URL(c.req.url).searchParams.get('q') ?? '';
    // Browsers ask while somebody types or pastes: what is too long to be asked has no suggestions.
    const isAsked = q.trim() !== '' && [...q].length <= MAX_QUERY;
    const found = isAsked ? (await engine().suggest({ q, limit: SUGGESTIONS })).suggestions : [];
    return c.body(JSON.stringify(suggestionsOf(q, found, originOf(c))), 200, {
      'Content-Type': 'application/x-suggestions+json; charset=utf-8',
      'Cache-Control': 'public, max-age=10',
    });
  });
  return app;
}

/** Asked for, completions, what each is, and where it leads: four lists of one length but for the first. */
function suggestionsOf(q: string, found: readonly Suggestion[], origin: string): readonly unknown[] {
  const named = found.map((one) => ({ ...one, text: one.alias ?? one.title.text }));
  const rows = named.filter(({ text }, at) => named.findIndex((one) => one.text === text) === at);
  return [
    q,
    rows.map(({ text }) => text),
    rows.map(({ type, regions }) => [TYPE_NAMES[type], placeText(regions)].filter(Boolean).join(' · ')),
    rows.map(({ type, id }) => `${origin}${recordHref(type, id)}`),
  ];
}

/** An origin holds nothing that XML would have to escape. */
function description(origin: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
  <ShortName>项讯</ShortName>
  <Description>搜公司、项目、新闻 (companies, projects and news of Chinese regions)</Description>
  <Url type="text/html" method="get" template="${origin}/?q={searchTerms}"/>
  <Url type="application/x-suggestions+json" method="get" template="${origin}/suggest.json?q={searchTerms}"/>
  <Url type="application/atom+xml" method="get" template="${origin}/feed.atom?q={searchTerms}"/>
  <Url type="application/opensearchdescription+xml" rel="self" template="${origin}/opensearch.xml"/>
  <Image width="16" height="16" type="image/svg+xml">${ICON}</Image>
  <Language>zh-CN</Language>
  <InputEncoding>UTF-8</InputEncoding>
  <OutputEncoding>UTF-8</OutputEncoding>
</OpenSearchDescription>
`;
}
