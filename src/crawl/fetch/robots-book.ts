/** The robots.txt of each host: asked for once a day, and followed. */

import { FetchFault } from './fault.ts';
import type { Clock } from './pace.ts';
import type { Answer } from './request.ts';
import { ALLOW_ALL, parseRobots, type Robots } from './robots.ts';

const DAY_MILLIS = 24 * 3_600_000;
/** A host whose robots.txt could not be had is left alone for so long. */
const UNREACHABLE_MILLIS = 3_600_000;

interface Entry {
  /** Undefined: unreachable, so nothing may be visited (RFC 9309 §2.3.1.4). */
  readonly robots: Robots | undefined;
  readonly why: string;
  readonly until: number;
}

/** A GET with its redirects followed and what may pass tried again. */
export type AskRobots = (url: URL) => Promise<Answer>;

export class RobotsBook {
  private readonly entries = new Map<string, Promise<Entry>>();
  private readonly settled = new Map<string, Entry>();
  private readonly ask: AskRobots;
  private readonly clock: Clock;
  private readonly product: string;

  constructor(ask: AskRobots, clock: Clock, product: string) {
    this.ask = ask;
    this.clock = clock;
    this.product = product;
  }

  /** Throws FetchFault `robots` or `robots-unreachable` where `url` may not be visited. */
  async check(url: URL): Promise<void> {
    const { robots, why } = await this.entry(url);
    if (robots === undefined) throw new FetchFault('robots-unreachable', `${url.host} (${why})`);
    if (!robots.allows(`${url.pathname}${url.search}`))
      throw new FetchFault('robots', `${url.host}${url.pathname}`);
  }

  /** Seconds, if the host's robots.txt has been read and asks for some. */
  crawlDelay(url: URL): number | undefined {
    return this.settled.get(url.origin)?.robots?.crawlDelay;
  }

  private async entry(url: URL): Promise<Entry> {
    const known = this.settled.get(url.origin);
    if (known !== undefined && known.until > this.clock.date()) return known;
    let asked = this.entries.get(url.origin);
    if (asked === undefined) {
      asked = this.load(url);
      this.entries.set(url.origin, asked);
    }
    const entry = await asked;
    this.entries.delete(url.origin);
    this.settled.set(url.origin, entry);
    return entry;
  }

  private async load(url: URL): Promise<Entry> {
    const fresh = (robots: Robots) => ({ robots, why: '', until: this.clock.date() + DAY_MILLIS });
    const shut = (why: string) => ({ robots: undefined, why, until: this.clock.date() + UNREACHABLE_MILLIS });
    try {
      const { status, body } = await this.ask(new URL('/robots.txt', url));
      if (status >= 200 && status < 300) return fresh(parseRobots(body, this.product));
      // 429 is a busy server, not a missing file.
      return status >= 400 && status < 500 && status !== 429 ? fresh(ALLOW_ALL) : shut(`HTTP ${status}`);
    } catch (error) {
      if (!(error instanceof FetchFault)) throw error;
      // RFC 9309 §2.3.1.2: after five redirects the file counts as unavailable.
      return error.code === 'too-many-redirects' ? fresh(ALLOW_ALL) : shut(error.message);
    }
  }
}
