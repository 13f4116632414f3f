/** What is still to be visited in this run, host by host; pure and in memory, made anew from the journal. */
import type { PageState } from './journal/page-state.ts';

export interface Waiting {
  readonly url: URL;
  readonly depth: number;
}

export class Frontier {
  private readonly queues = new Map<string, Waiting[]>();
  private readonly seen = new Set<string>();

  /** False where it waits already, or has been given out. */
  add(url: URL, depth: number): boolean {
    if (this.seen.has(url.href)) return false;
    this.seen.add(url.href);
    const queue = this.queues.get(url.host);
    if (queue === undefined) this.queues.set(url.host, [{ url, depth }]);
    else queue.push({ url, depth });
    return true;
  }

  next(host: string): Waiting | undefined {
    return this.queues.get(host)?.shift();
  }

  hosts(): string[] {
    return [...this.queues].filter(([, queue]) => queue.length > 0).map(([host]) => host);
  }

  get size(): number {
    return [...this.queues.values()].reduce((sum, queue) => sum + queue.length, 0);
  }
}

const DAY_MILLIS = 86_400_000;
/** Less than a day, so that a daily run sees it each time. */
const GONE_MILLIS = 20 * 3_600_000;

/** Whether a page that an earlier run has seen is looked at again. */
export function isDue(
  page: PageState,
  {
    run,
    now,
    revisitDays,
    since,
  }: { run: number; now: number; revisitDays: number; since: string | undefined },
): boolean {
  const isRecent = (first: string | undefined) => now - Date.parse(first ?? '') <= revisitDays * DAY_MILLIS;
  if (page.run === run) return false;
  switch (page.outcome) {
    case 'article':
    case 'quarantined':
      return isRecent(page.first);
    case 'gone':
      // It may come back: some sites say 404 while they are being mended. Once a day is enough to see it.
      return isRecent(page.first) && now - Date.parse(page.last ?? '') >= GONE_MILLIS;
    case 'skipped':
      // What robots.txt or the page forbade may be allowed by now.
      if (page.reason === 'too-old') return since === undefined || (page.detail ?? '') >= since;
      return page.reason === 'robots' || page.reason === 'noindex';
    default:
      return true;
  }
}
