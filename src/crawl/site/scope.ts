/** Which addresses belong to a site, and what they are. */
import { matchesPath, plainPath } from './path-pattern.ts';
import { type Site, siteHosts } from './site-file.ts';

/** Why a link is not followed. */
export const SKIP_REASONS = {
  'off-site': '不是这个站点 (another site)',
  denied: 'deny 不许 (denied)',
  'not-allowed': '不在 allow 里 (not among the allowed)',
  'not-a-page': '不是网页 (not a page)',
  'too-deep': '离起始页太远 (too many links away)',
  'too-old': '早于 --since (older)',
} as const;
export type SkipReason = keyof typeof SKIP_REASONS;

const FILES =
  /\.(?:jpe?g|png|gif|webp|avif|bmp|ico|svg|css|js|mjs|json|pdf|docx?|xlsx?|pptx?|zip|rar|7z|gz|tar|exe|apk|mp[34]|m4[av]|avi|mov|wmv|flv|woff2?|ttf|eot)$/iu;

export class Scope {
  private readonly hosts: ReadonlySet<string>;
  private readonly allow: readonly string[] | undefined;
  private readonly deny: readonly string[];
  private readonly articles: readonly string[] | undefined;

  constructor(site: Site) {
    this.hosts = new Set(siteHosts(site));
    this.allow = site.allow?.map(plainPath);
    this.deny = (site.deny ?? []).map(plainPath);
    this.articles = site.articles?.map(plainPath);
  }

  ownsHost(url: URL): boolean {
    return this.hosts.has(url.host) || this.hosts.has(url.hostname);
  }

  /** Undefined where the address may be visited. */
  skipReason(url: URL): SkipReason | undefined {
    if (!this.ownsHost(url)) return 'off-site';
    if (FILES.test(url.pathname)) return 'not-a-page';
    const path = plainPath(`${url.pathname}${url.search}`);
    if (this.deny.some((pattern) => matchesPath(pattern, path))) return 'denied';
    const open = this.allow === undefined || this.allow.some((pattern) => matchesPath(pattern, path));
    return open || this.isArticle(url) === true ? undefined : 'not-allowed';
  }

  /** Undefined where the file does not say which pages are articles. */
  isArticle(url: URL): boolean | undefined {
    if (this.articles === undefined) return undefined;
    const path = plainPath(`${url.pathname}${url.search}`);
    return this.articles.some((pattern) => matchesPath(pattern, path));
  }
}
