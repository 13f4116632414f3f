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
  if (page.run === run) return false;
  switch (page.outcome) {
    case 'article':
    case 'quarantined':
    // A page may come back: some sites say 404 while they are being mended.
    case 'gone':
      return now - Date.parse(page.first ?? '') <= revisitDays * DAY_MILLIS;
    case 'skipped':
      // What robots.txt or the page forbade may be allowed by now.
      if (page.reason === 'too-old') return since === undefined || (page.detail ?? '') >= since;
      return page.reason === 'robots' || page.reason === 'noindex';
    default:
      return true;
  }
}
