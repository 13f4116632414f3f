/** Here is a site and a corpus, bring the corpus up to date: politely, safely, and so that it may be killed at any time. */
import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { writing } from '../generation/durable-file.ts';
import { decodePage } from './fetch/charset.ts';
import { FetchFault } from './fetch/fault.ts';
import type { Visit } from './fetch/visitor.ts';
import { Frontier, isDue, type Waiting } from './frontier.ts';
import { type ArticleStore, withCorpus } from './journal/article-store.ts';
import { Journal } from './journal/journal.ts';
import { replaceLines } from './journal/line-file.ts';
import type { PageState } from './journal/page-state.ts';
import { readAddressList } from './page/address-list.ts';
import { dayOfUrl } from './page/published.ts';
import { readPage } from './page/read-page.ts';
import { canonicalUrl } from './site/canonical-url.ts';
import { Scope } from './site/scope.ts';
import type { Site } from './site/site-file.ts';
import { storedPartials, Taker } from './taker.ts';
import { type CrawlReport, Tally } from './tally.ts';
import { openWeb, type Web, type WebOptions } from './web.ts';

/** More hosts than so are visited one after the other. */
const MOST_HOSTS = 16;

export interface CrawlOptions extends WebOptions {
  readonly site: Site;
  readonly corpus: string;
  /** Folder of the states of all sites. */
  readonly state: string;
  /** `YYYY-MM-DD`: articles of earlier days are not taken. */
  readonly since?: string | undefined;
  /** Pages in this run. */
  readonly max?: number | undefined;
  /** Ends the run after the pages that are under way; the next one goes on. */
  readonly signal?: AbortSignal | undefined;
  readonly onPage?: (progress: { visited: number; waiting: number; url: string; outcome: string }) => void;
}

/** Throws `crawl_locked`, `crawl_state_damaged` and errors of the disk; a page's faults are in the report. */
export async function crawl(options: CrawlOptions): Promise<CrawlReport> {
  const folder = join(options.state, options.site.name);
  await writing(folder, () => mkdir(folder, { recursive: true }));
  return withCorpus(options.corpus, async (store) => {
    const journal = await Journal.open(folder);
    const web = openWeb(options.site, options);
    try {
      return await new Crawl(options, folder, journal, store, web).run();
    } finally {
      await web.close();
      await journal.close();
    }
  });
}

class Crawl {
  private readonly tally = new Tally();
  private readonly frontier = new Frontier();
  private readonly options: CrawlOptions;
  private readonly folder: string;
  private readonly journal: Journal;
  private readonly web: Web;
  private readonly scope: Scope;
  private readonly taker: Taker;
  /** Pages are taken one after the other, whatever host they are from. */
  private taking: Promise<unknown> = Promise.resolve();
  /** Of hosts whose robots.txt cannot be had. */
  private readonly shut = new Set<string>();

  constructor(options: CrawlOptions, folder: string, journal: Journal, store: ArticleStore, web: Web) {
    this.options = options;
    this.folder = folder;
    this.journal = journal;
    this.web = web;
    this.scope = new Scope(options.site);
    this.taker = new Taker({ site: options.site, scope: this.scope, store, journal, tally: this.tally });
  }

  async run(): Promise<CrawlReport> {
    const { journal } = this;
    await journal.begin(this.now());
    this.fill();
    await this.visitAll();
    await this.taker.partials(this.now());
    const { aborted } = this.options.signal ?? { aborted: false };
    if (!aborted) await journal.end(this.now());
    await this.listQuarantine();
    return this.tally.report(this.options.site.name, this.frontier.size);
  }

  private now(): Date {
    return new Date(this.web.clock.date());
  }

  /** Start pages, sitemaps and feeds first, then what is known and due. */
  private fill(): void {
    const { site } = this.options;
    for (const href of [...(site.start ?? []), ...(site.sitemaps ?? []), ...(site.feeds ?? [])]) {
      const url = canonicalUrl(href);
      if (url !== undefined && this.journal.pages.get(url.href)?.run !== this.journal.run)
        this.frontier.add(url, 0);
    }
    for (const page of this.journal.pages.values()) {
      if (!isDue(page, this.journal.run, this.web.clock.date(), site.revisitDays)) continue;
      const url = new URL(page.url);
      if (page.depth > 0 && this.scope.skipReason(url) !== undefined) continue;
      this.frontier.add(url, page.depth);
    }
  }

  private async visitAll(): Promise<void> {
    const working = new Map<string, Promise<void>>();
    for (;;) {
      for (const host of this.mayGoOn() ? this.frontier.hosts() : []) {
        if (working.has(host) || working.size >= MOST_HOSTS || this.shut.has(host)) continue;
        const work = this.visitHost(host).finally(() => working.delete(host));
        // Its failure is met below.
        work.catch(() => undefined);
        working.set(host, work);
      }
      if (working.size === 0) return;
      await Promise.race(working.values()).catch(async (error: unknown) => {
        await Promise.allSettled(working.values());
        throw error;
      });
    }
  }

  private mayGoOn(): boolean {
    const { signal, max } = this.options;
    return signal?.aborted !== true && (max === undefined || this.tally.visited < max);
  }

  private async visitHost(host: string): Promise<void> {
    for (;;) {
      const waiting = this.mayGoOn() && !this.shut.has(host) ? this.frontier.next(host) : undefined;
      if (waiting === undefined) return;
      await this.visit(waiting);
    }
  }

  private async visit(waiting: Waiting): Promise<void> {
    const { url } = waiting;
    const { since } = this.options;
    const old = this.journal.pages.get(url.href);
    const day = dayOfUrl(url);
    if (since !== undefined && day !== undefined && day < since && this.scope.isArticle(url) !== false)
      return this.leaveOut(waiting, 'too-old');
    this.tally.visited += 1;
    const headers = {
      ...(old?.etag ? { 'if-none-match': old.etag } : {}),
      ...(old?.modified ? { 'if-modified-since': old.modified } : {}),
    };
    const visit = await this.web.visitor.visit(url, headers).catch((error: unknown) => {
      if (error instanceof FetchFault) return error;
      throw error;
    });
    const take = this.taking.then(() =>
      visit instanceof FetchFault ? this.failed(waiting, visit) : this.take(waiting, visit),
    );
    this.taking = take.catch(() => undefined);
    const outcome = await take;
    this.options.onPage?.({
      visited: this.tally.visited,
      waiting: this.frontier.size,
      url: url.href,
      outcome,
    });
  }

  /** The state of a page as it is after this visit, without what the visit found. */
  private state({ url, depth }: Waiting): PageState {
    const at = this.now().toISOString();
    const first = this.journal.pages.get(url.href)?.first ?? at;
    return { url: url.href, depth, run: this.journal.run, first, last: at };
  }

  private async leaveOut(waiting: Waiting, reason: 'too-old'): Promise<void> {
    this.tally.leftOut(reason);
    const take = this.taking.then(() =>
      this.journal.record({ ...this.state(waiting), outcome: 'skipped', reason }, []),
    );
    this.taking = take.catch(() => undefined);
    await take;
  }

  private async failed(waiting: Waiting, fault: FetchFault): Promise<string> {
    this.tally.leftOut(fault.code);
    if (fault.code === 'robots-unreachable') {
      // Nothing of this host in this run; its pages go on waiting.
      this.shut.add(waiting.url.host);
      if (!this.journal.pages.has(waiting.url.href))
        await this.journal.record({ url: waiting.url.href, depth: waiting.depth, run: 0 }, []);
      return fault.code;
    }
    const old = this.journal.pages.get(waiting.url.href);
    const forbidden = fault.code === 'robots' || fault.code === 'off-site';
    // What a robots.txt forbids now was allowed when it was taken: the article stays.
    const kept = {
      ...(old?.articleId ? { articleId: old.articleId } : {}),
      ...(old?.piece ? { piece: old.piece } : {}),
      ...(old?.partials ? { partials: old.partials } : {}),
    };
    await this.journal.record(
      {
        ...this.state(waiting),
        ...kept,
        outcome: forbidden ? 'skipped' : 'failed',
        reason: fault.code,
        detail: fault.message.slice(0, 300),
      },
      [],
    );
    return fault.code;
  }

  private async take(waiting: Waiting, { url, answer }: Visit): Promise<string> {
    const old = this.journal.pages.get(waiting.url.href);
    const state = this.state(waiting);
    if (answer.status === 404 || answer.status === 410) {
      this.tally.leftOut('gone');
      await this.taker.remove(old?.articleId);
      const kept = old?.articleId === undefined ? {} : { articleId: old.articleId };
      await this.journal.record({ ...state, ...kept, outcome: 'gone', reason: `HTTP ${answer.status}` }, []);
      return 'gone';
    }
    const hash = createHash('sha256').update(answer.body).digest('hex');
    const etag = answer.header('etag');
    const modified = answer.header('last-modified');
    const validators = { ...(etag ? { etag } : {}), ...(modified ? { modified } : {}) };
    if (old?.outcome !== undefined && (answer.status === 304 || old.hash === hash)) {
      this.tally.unchanged += 1;
      await this.journal.record({ ...old, ...validators, run: state.run, last: state.last }, []);
      return 'unchanged';
    }
    const fresh = { ...state, ...validators, hash };
    const decoded = decodePage(answer.body, answer.header('content-type'));
    const list = readAddressList(decoded.text, url);
    if (list !== undefined) {
      await this.journal.record(
        { ...fresh, outcome: 'list' },
        this.found(list.urls, waiting.depth, list.kind !== 'sitemap-index'),
      );
      return list.kind;
    }
    const start = waiting.depth === 0 && this.scope.isArticle(waiting.url) !== true;
    const read = readPage({
      decoded,
      url,
      crawled: this.now(),
      lastModified: modified,
      robotsTag: answer.header('x-robots-tag'),
      template: this.options.site.template,
      source: this.options.site.source,
      expected: start && this.scope.isArticle(waiting.url) === false ? false : this.scope.isArticle(url),
    });
    const found = this.found(read.links, waiting.depth, true);
    const { article, quarantine } = read;
    if (article === undefined || quarantine !== undefined) {
      await this.taker.remove(old?.articleId);
      if (quarantine === undefined) {
        if (read.skipped === 'noindex') this.tally.leftOut('noindex');
        const outcome = read.skipped === 'noindex' ? 'skipped' : 'list';
        await this.journal.record(
          { ...fresh, outcome, ...(outcome === 'skipped' ? { reason: 'noindex' } : {}) },
          found,
        );
        return outcome;
      }
      this.tally.leftOut(quarantine.reason);
      await this.journal.record({ ...fresh, outcome: 'quarantined', ...quarantine }, found);
      return quarantine.reason;
    }
    const { since } = this.options;
    const { day } = article.published;
    if (since !== undefined && day !== undefined && day < since) {
      this.tally.leftOut('too-old');
      await this.journal.record({ ...fresh, outcome: 'skipped', reason: 'too-old' }, found);
      return 'too-old';
    }
    const kept = await this.taker.article(article, this.now());
    if (old?.articleId !== undefined && old.articleId !== kept.articleId)
      await this.taker.remove(old.articleId);
    const partials = storedPartials(read.partials);
    await this.journal.record(
      { ...fresh, outcome: 'article', ...kept, ...(partials.length > 0 ? { partials } : {}) },
      found,
    );
    return 'article';
  }

  /** What of the links is to be visited; those that nobody knew yet are queued and go into the journal. */
  private found(links: readonly URL[], depth: number, deeper: boolean): [string, number][] {
    const next = deeper ? depth + 1 : depth;
    const wanted = links.filter((url) => {
      const reason =
        next > this.options.site.depth ? 'too-deep' : deeper ? this.scope.skipReason(url) : undefined;
      if (reason !== undefined && !this.journal.pages.has(url.href)) this.tally.leftOut(reason);
      return reason === undefined && this.scope.ownsHost(url);
    });
    const unknown = this.journal.unknown(wanted.map((url) => [url.href, next] as const));
    for (const [href] of unknown) this.frontier.add(new URL(href), next);
    return unknown;
  }

  /** What was put aside, for who looks after the site: a line a page. */
  private async listQuarantine(): Promise<void> {
    const lines = [...this.journal.pages.values()]
      .filter(({ outcome }) => outcome === 'quarantined')
      .map(({ url, reason, score, detail, last }) => JSON.stringify({ url, reason, score, detail, last }));
    await replaceLines(join(this.folder, 'quarantine.jsonl'), lines);
  }
}
