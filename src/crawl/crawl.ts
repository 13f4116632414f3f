/** Here is a site and a corpus, bring the corpus up to date: politely, safely, and so that it may be killed at any time. */
import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { writing } from '../generation/durable-file.ts';
import { FetchFault } from './fetch/fault.ts';
import { Frontier, isDue, type Waiting } from './frontier.ts';
import { Harvest } from './harvest.ts';
import { type ArticleStore, withCorpus } from './journal/article-store.ts';
import { Journal } from './journal/journal.ts';
import { replaceLines } from './journal/line-file.ts';
import { dayOfUrl } from './page/published.ts';
import { canonicalUrl } from './site/canonical-url.ts';
import { Scope } from './site/scope.ts';
import type { Site } from './site/site-file.ts';
import { Taker } from './taker.ts';
import { type CrawlReport, Tally } from './tally.ts';
import { openWeb, type Web, type WebOptions } from './web.ts';

/** To be raised when pages are read otherwise than before. */
const READER_VERSION = 1;

/** A short hash of all that decides how a page is read. */
function readerOf({ template, articles, source, regions, industries, tags }: Site): string {
  const rules = JSON.stringify([READER_VERSION, template, articles, source, regions, industries, tags]);
  return createHash('sha256').update(rules).digest('hex').slice(0, 12);
}

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
  private readonly harvest: Harvest;
  private readonly reader: string;

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
    const { scope, tally, frontier } = this;
    const { site, since } = options;
    this.reader = readerOf(site);
    this.taker = new Taker({ site, scope, store, journal, tally });
    this.harvest = new Harvest({
      site,
      since,
      scope,
      journal,
      tally,
      frontier,
      taker: this.taker,
      clock: web.clock,
      reader: this.reader,
    });
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
    const { site, since } = this.options;
    for (const href of [...(site.start ?? []), ...(site.sitemaps ?? []), ...(site.feeds ?? [])]) {
      const url = canonicalUrl(href);
      if (url !== undefined && this.journal.pages.get(url.href)?.run !== this.journal.run)
        this.frontier.add(url, 0);
    }
    const { run } = this.journal;
    const now = this.web.clock.date();
    for (const page of this.journal.pages.values()) {
      if (!isDue(page, { run, now, revisitDays: site.revisitDays, since })) continue;
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
    if (since !== undefined && day !== undefined && day < since && this.scope.isArticle(url) !== false) {
      await this.inTurn(() => this.harvest.tooOld(waiting, day));
      return;
    }
    this.tally.visited += 1;
    const known = old?.reader === this.reader ? old : undefined;
    const headers = {
      ...(known?.etag ? { 'if-none-match': known.etag } : {}),
      ...(known?.modified ? { 'if-modified-since': known.modified } : {}),
    };
    const visit = await this.web.visitor.visit(url, headers).catch((error: unknown) => {
      if (error instanceof FetchFault) return error;
      throw error;
    });
    const outcome = await this.inTurn(() =>
      visit instanceof FetchFault ? this.harvest.failed(waiting, visit) : this.harvest.take(waiting, visit),
    );
    if (outcome === 'robots-unreachable') this.shut.add(url.host);
    this.options.onPage?.({
      visited: this.tally.visited,
      waiting: this.frontier.size,
      url: url.href,
      outcome,
    });
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.taking.then(work);
    this.taking = done.catch(() => undefined);
    return done;
  }

  /** What was put aside, for who looks after the site: a line a page. */
  private async listQuarantine(): Promise<void> {
    const lines = [...this.journal.pages.values()]
      .filter(({ outcome }) => outcome === 'quarantined')
      .map(({ url, reason, score, detail, last }) => JSON.stringify({ url, reason, score, detail, last }));
    await replaceLines(join(this.folder, 'quarantine.jsonl'), lines);
  }
}
