/** Here is an address, give me what is there: politely, safely, and with redirects followed. */
import { FetchFault } from './fault.ts';
import type { AddressGuard } from './guard.ts';
import { type Clock, Pace } from './pace.ts';
import type { Answer, Requester } from './request.ts';
import { RobotsBook } from './robots-book.ts';

/** RFC 9309 asks for five at least; more are hardly ever meant. */
const MAX_REDIRECTS = 5;
const MAX_RETRIES = 2;
const RETRY_MILLIS = 2_000;
/** What a server may ask for in Retry-After; beyond, the page is left to the next run. */
const MAX_RETRY_AFTER_SECONDS = 3_600;
const PAGE_TYPES = /^(?:text\/(?:html|xml|plain)|application\/(?:[\w.]+\+)?(?:xml|xhtml\+xml))\b/iu;

export interface VisitorOptions {
  readonly requester: Requester;
  readonly guard: AddressGuard;
  readonly clock: Clock;
  /** Milliseconds between two requests to the host of `url`, before robots.txt is asked. */
  readonly gapMillis: (url: URL) => number;
  /** Product token of robots.txt. */
  readonly product: string;
  /** False where a redirect leads out of what is to be visited. */
  readonly mayFollow: (url: URL) => boolean;
  readonly random?: () => number;
}

export interface Visit {
  /** After redirects. */
  readonly url: URL;
  readonly answer: Answer;
}

export class Visitor {
  readonly robots: RobotsBook;
  private readonly options: VisitorOptions;
  private readonly pace: Pace;
  private readonly random: () => number;

  constructor(options: VisitorOptions) {
    this.options = options;
    this.pace = new Pace(options.clock);
    this.random = options.random ?? Math.random;
    this.robots = new RobotsBook(
      async (url) => (await this.follow(url, {}, async () => undefined)).answer,
      options.clock,
      options.product,
    );
  }

  /**
   * A page, a feed or a sitemap; 304, 404 and 410 are answers. Throws FetchFault for every other status,
   * for what may not be visited and for what cannot be read.
   */
  async visit(start: URL, headers: Readonly<Record<string, string>> = {}): Promise<Visit> {
    const visit = await this.follow(start, headers, async (url) => {
      if (url !== start && !this.options.mayFollow(url)) throw new FetchFault('off-site', url.href);
      await this.robots.check(url);
    });
    const { status, header } = visit.answer;
    if (status === 304 || status === 404 || status === 410) return visit;
    if (status < 200 || status >= 300) throw new FetchFault('status', `HTTP ${status}`, { status });
    const type = header('content-type') ?? 'text/html';
    if (!PAGE_TYPES.test(type)) throw new FetchFault('content-type', type.slice(0, 80));
    return visit;
  }

  private async follow(
    start: URL,
    headers: Readonly<Record<string, string>>,
    check: (url: URL) => Promise<void>,
  ): Promise<Visit> {
    let url = start;
    for (let hop = 0; hop <= MAX_REDIRECTS; hop += 1) {
      this.options.guard.checkUrl(url);
      await check(url);
      const answer = await this.tryAgain(url, headers);
      if (![301, 302, 303, 307, 308].includes(answer.status)) return { url, answer };
      url = targetOf(answer, url);
    }
    throw new FetchFault('too-many-redirects', start.href);
  }

  private async tryAgain(url: URL, headers: Readonly<Record<string, string>>): Promise<Answer> {
    for (let attempt = 0; ; attempt += 1) {
      const outcome = await this.once(url, headers);
      if (!(outcome instanceof FetchFault)) return outcome;
      const asked = outcome.retryAfter ?? 0;
      const more = outcome.passing && attempt < MAX_RETRIES && asked <= MAX_RETRY_AFTER_SECONDS;
      if (!more) throw outcome;
      const jitter = RETRY_MILLIS * 2 ** attempt * (0.5 + this.random() / 2);
      await this.options.clock.sleep(Math.max(jitter, asked * 1_000));
    }
  }

  private async once(url: URL, headers: Readonly<Record<string, string>>): Promise<Answer | FetchFault> {
    const { clock, gapMillis, requester } = this.options;
    const gap = () => Math.max(gapMillis(url), (this.robots.crawlDelay(url) ?? 0) * 1_000);
    try {
      const answer = await this.pace.turn(url.host, gap, () => requester.get(url, headers));
      const { status } = answer;
      const retryAfter = secondsOf(answer.header('retry-after'), clock.date());
      const fault = new FetchFault('status', `HTTP ${status}`, { status, retryAfter });
      return fault.passing ? fault : answer;
    } catch (error) {
      if (error instanceof FetchFault) return error;
      throw error;
    }
  }
}

function targetOf(answer: Answer, from: URL): URL {
  const location = answer.header('location');
  if (location === undefined) throw new FetchFault('bad-redirect', from.href);
  // Many servers write UTF-8 as it is, which HTTP hands over as latin1.
  const text = /[\x80-\xff]/u.test(location) ? Buffer.from(location, 'latin1').toString('utf8') : location;
  const url = URL.canParse(text, from.href) ? new URL(text, from.href) : undefined;
  if (url === undefined) throw new FetchFault('bad-redirect', text.slice(0, 200));
  url.hash = '';
  return url;
}

/** Seconds, or an HTTP date → seconds from now. */
function secondsOf(header: string | undefined, now: number): number | undefined {
  if (header === undefined) return undefined;
  if (/^\d{1,9}$/u.test(header.trim())) return Number(header);
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, Math.ceil((date - now) / 1_000));
}
