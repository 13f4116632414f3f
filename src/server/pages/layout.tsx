/** The frame of every page: head, skip link, header with the box, main, footer. */
import { html } from 'hono/html';
import type { Child } from 'hono/jsx';
import { feedHref } from './page-url.ts';
import { SearchBox } from './search-box.tsx';

/** A document as it goes out. */
export type PageHtml = ReturnType<typeof html>;

export interface Frame {
  readonly stylesheet: string;
}

interface LayoutProps {
  readonly frame: Frame;
  readonly title: string;
  /** Path and query of the address that this page is best known by; absent on pages about nothing. */
  readonly canonical?: string;
  readonly indexed: boolean;
  /** The search that the page can be followed by as a feed; absent where it is none. */
  readonly followed?: URLSearchParams;
  /** The box in the header; absent where the page has its own. */
  readonly box?: { readonly q: string; readonly hidden?: readonly (readonly [string, string])[] };
  readonly skipTo?: string;
  readonly children: Child;
}

/** 16 by 16, as an address of its own. */
export const ICON =
  'data:image/svg+xml,' +
  encodeURIComponent(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><rect width="16" height="16" rx="3" fill="#1d4f86"/>' +
      '<path d="M4 5h8M4 8h5M4 11h3" stroke="#fff" stroke-width="1.6"/><circle cx="11" cy="10.5" r="2" fill="#f2c14e"/></svg>',
  );

/** The head is a template, not JSX: hono moves `title`, `meta` and `link` elements about by replacing text. */
export function layout(props: LayoutProps): PageHtml {
  const { frame, title, canonical, indexed, followed, box } = props;
  return html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<meta name="color-scheme" content="light dark">
<meta name="format-detection" content="telephone=no">
${indexed ? '' : html`<meta name="robots" content="noindex">`}
${canonical === undefined ? '' : html`<link rel="canonical" href="${canonical}">`}
<link rel="icon" href="${ICON}">
<link rel="search" type="application/opensearchdescription+xml" title="项讯" href="/opensearch.xml">
${followed === undefined ? '' : feedLinks(followed)}
<link rel="stylesheet" href="${frame.stylesheet}">
</head>
${(
  <body>
    <a class="skip" href="#main">
      {props.skipTo ?? '跳到正文'}
    </a>
    <header class={box ? 'site' : 'site bare'}>
      <a class="brand" href="/">
        项讯
      </a>
      {box && <SearchBox q={box.q} hidden={box.hidden ?? []} />}
    </header>
    <main id="main" tabindex={-1}>
      {props.children}
    </main>
    <footer class="foot">
      <p>
        记录均注明来源，以原文为准。 <a href="/embed">把搜索框放进您的网站</a> <a href="/docs">接口说明</a>
      </p>
    </footer>
  </body>
)}
</html>`;
}

function feedLinks(params: URLSearchParams) {
  return html`<link rel="alternate" type="application/atom+xml" title="最新结果 (Atom)" href="${feedHref(params, 'atom')}">
<link rel="alternate" type="application/feed+json" title="最新结果 (JSON Feed)" href="${feedHref(params, 'json')}">`;
}
