/** What a run has done, in numbers. */
import type { FetchFaultCode } from './fetch/fault.ts';
import type { StoreChange } from './journal/article-store.ts';
import type { QuarantineReason } from './page/quality.ts';
import type { SkipReason } from './site/scope.ts';

export type Reason = FetchFaultCode | SkipReason | QuarantineReason | 'noindex' | 'gone' | 'already-there';

export interface CrawlReport {
  readonly site: string;
  /** Pages, feeds and sitemaps that were asked for in this run. */
  readonly visited: number;
  /** Answered with 304, or with the same bytes as before. */
  readonly unchanged: number;
  readonly added: number;
  readonly changed: number;
  /** Taken out of the corpus: gone, put aside, or an excerpt whose article was found. */
  readonly removed: number;
  /** Excerpts in place of articles that were not had. */
  readonly partial: number;
  /** Addresses that are known and wait for the next run. */
  readonly waiting: number;
  /** Why pages and links were left out, with how many. */
  readonly reasons: Readonly<Partial<Record<Reason, number>>>;
  /** True where something in the corpus is another than before. */
  readonly corpusChanged: boolean;
}

export class Tally {
  visited = 0;
  unchanged = 0;
  added = 0;
  changed = 0;
  removed = 0;
  partial = 0;
  private readonly reasons = new Map<Reason, number>();

  leftOut(reason: Reason): void {
    this.reasons.set(reason, (this.reasons.get(reason) ?? 0) + 1);
  }

  stored(change: StoreChange): void {
    if (change === 'added') this.added += 1;
    else if (change === 'changed') this.changed += 1;
    else if (change === 'foreign') this.leftOut('already-there');
  }

  report(site: string, waiting: number): CrawlReport {
    const { visited, unchanged, added, changed, removed, partial } = this;
    const reasons = Object.fromEntries([...this.reasons].sort(([a], [b]) => (a < b ? -1 : 1)));
    const corpusChanged = added + changed + removed + partial > 0;
    return { site, visited, unchanged, added, changed, removed, partial, waiting, reasons, corpusChanged };
  }
}
