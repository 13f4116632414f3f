/** Here is what a visit brought, bring journal, queue and corpus to it. */
import { createHash } from 'node:crypto';
import { decodePage } from './fetch/charset.ts';
import type { FetchFault } from './fetch/fault.ts';
import type { Clock } from './fetch/pace.ts';
import type { Visit } from './fetch/visitor.ts';
import type { Frontier, Waiting } from './frontier.ts';
import type { Journal } from './journal/journal.ts';
import type { PageState } from './journal/page-state.ts';
import { readAddressList } from './page/address-list.ts';
import { readPage } from './page/read-page.ts';
import type { Scope } from './site/scope.ts';
import type { Site } from './site/site-file.ts';
import { storedPartials, type Taker } from './taker.ts';
import type { Tally } from './tally.ts';

interface HarvestParts {
  readonly site: Site;
  readonly since: string | undefined;
  readonly scope: Scope;
  readonly journal: Journal;
  readonly tally: Tally;
  readonly frontier: Frontier;
  readonly taker: Taker;
  readonly clock: Clock;
  /** Says with which rules a page was read; under others it is read again, though it is the same. */
  readonly reader: string;
}

/** One page after the other: each method ends with one line of the journal. Resolves to what became of the page. */
export class Harvest {
  private readonly parts: HarvestParts;

  constructor(parts: HarvestParts) {
    this.parts = parts;
  }

  private now(): Date {
    return new Date(this.parts.clock.date());
  }

  /** The state of a page as it is after this visit, without what the visit found. */
  private state({ url, depth }: Waiting): PageState {
    const at = this.now().toISOString();
    const first = this.parts.journal.pages.get(url.href)?.first ?? at;
    return { url: url.href, depth, run: this.parts.journal.run, first, last: at };
  }

  async tooOld(waiting: Waiting, day: string, found: [string, number][] = []): Promise<string> {
    this.parts.tally.leftOut('too-old');
    await this.parts.journal.record(
      { ...this.state(waiting), outcome: 'skipped', reason: 'too-old', detail: day },
      found,
    );
    return 'too-old';
  }

  async failed(waiting: Waiting, fault: FetchFault): Promise<string> {
    this.parts.tally.leftOut(fault.code);
    if (fault.code === 'robots-unreachable') {
      // Nothing of this host in this run; its pages go on waiting.
      if (!this.parts.journal.pages.has(waiting.url.href))
        await this.parts.journal.record({ url: waiting.url.href, depth: waiting.depth, run: 0 }, []);
      return fault.code;
    }
    const old = this.parts.journal.pages.get(waiting.url.href);
    const forbidden = fault.code === 'robots' || fault.code === 'off-site';
    // What a robots.txt forbids now was allowed when it was taken: the article stays.
    const kept = {
      ...(old?.articleId ? { articleId: old.articleId } : {}),
      ...(old?.piece ? { piece: old.piece } : {}),
      ...(old?.partials ? { partials: old.partials } : {}),
    };
    await this.parts.journal.record(
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

  async take(waiting: Waiting, { url, answer }: Visit): Promise<string> {
    const old = this.parts.journal.pages.get(waiting.url.href);
    const state = this.state(waiting);
    if (answer.status === 404 || answer.status === 410) {
      this.parts.tally.leftOut('gone');
      await this.remove(old);
      const kept = old?.articleId === undefined ? {} : { articleId: old.articleId };
      await this.parts.journal.record(
        { ...state, ...kept, outcome: 'gone', reason: `HTTP ${answer.status}` },
        [],
      );
      return 'gone';
    }
    const hash = createHash('sha256').update(answer.body).digest('hex');
    const etag = answer.header('etag');
    const modified = answer.header('last-modified');
    const validators = { ...(etag ? { etag } : {}), ...(modified ? { modified } : {}) };
    const sameRules = old?.reader === this.parts.reader;
    if (old?.outcome !== undefined && sameRules && (answer.status === 304 || old.hash === hash)) {
      this.parts.tally.unchanged += 1;
      await this.parts.journal.record({ ...old, ...validators, run: state.run, last: state.last }, []);
      return 'unchanged';
    }
    const fresh = { ...state, ...validators, hash, reader: this.parts.reader };
    const decoded = decodePage(answer.body, answer.header('content-type'));
    const list = readAddressList(decoded.text, url);
    if (list !== undefined) {
      await this.parts.journal.record(
        { ...fresh, outcome: 'list' },
        this.found(list.urls, waiting.depth, list.kind !== 'sitemap-index'),
      );
      return list.kind;
    }

    const read = readPage({
      decoded,
      url,
      crawled: this.now(),
      lastModified: modified,
      robotsTag: answer.header('x-robots-tag'),
      template: this.parts.site.template,
      source: this.parts.site.source,
      expected: this.parts.scope.isArticle(url),
    });
    const found = this.found(read.links, waiting.depth, true);
    const { article, quarantine } = read;
    if (article === undefined || quarantine !== undefined) {
      await this.remove(old);
      if (quarantine === undefined) {
        if (read.skipped === 'noindex') this.parts.tally.leftOut('noindex');
        const outcome = read.skipped === 'noindex' ? 'skipped' : 'list';
        await this.parts.journal.record(
          { ...fresh, outcome, ...(outcome === 'skipped' ? { reason: 'noindex' } : {}) },
          found,
        );
        return outcome;
      }
      this.parts.tally.leftOut(quarantine.reason);
      await this.parts.journal.record({ ...fresh, outcome: 'quarantined', ...quarantine }, found);
      return quarantine.reason;
    }
    const { since } = this.parts;
    const { day } = article.published;
    if (since !== undefined && day !== undefined && day < since) {
      return this.tooOld(waiting, day, found);
    }
    const kept = await this.parts.taker.article(article, this.now());
    if (old?.articleId !== kept.articleId) await this.remove(old);

    const partials = storedPartials(read.partials);
    await this.parts.journal.record(
      { ...fresh, outcome: 'article', ...kept, ...(partials.length > 0 ? { partials } : {}) },
      found,
    );
    return 'article';
  } /** Takes a page's article out of the corpus, unless another address leads to it too. */
  private async remove(page: PageState | undefined): Promise<void> {
    const { articleId } = page ?? {};
    if (articleId === undefined) return;
    for (const other of this.parts.journal.pages.values())
      if (other.articleId === articleId && other.outcome === 'article' && other.url !== page?.url) return;
    await this.parts.taker.remove(articleId);
  }

  /** What of the links is to be visited; those that nobody knew yet are queued and go into the journal. */
  private found(links: readonly URL[], depth: number, deeper: boolean): [string, number][] {
    const next = deeper ? depth + 1 : depth;
    const wanted = links.filter((url) => {
      const reason =
        next > this.parts.site.depth ? 'too-deep' : deeper ? this.parts.scope.skipReason(url) : undefined;
      if (reason !== undefined && !this.parts.journal.pages.has(url.href)) this.parts.tally.leftOut(reason);
      return reason === undefined && this.parts.scope.ownsHost(url);
    });
    const unknown = this.parts.journal.unknown(wanted.map((url) => [url.href, next] as const));
    for (const [href] of unknown) this.parts.frontier.add(new URL(href), next);
    return unknown;
  }
}
