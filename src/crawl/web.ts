/** The way out to a site, put together: guard, requests, pauses, robots. */

import type { Dial } from './fetch/dial.ts';
import { AddressGuard, type Resolve } from './fetch/guard.ts';
import { type Clock, systemClock } from './fetch/pace.ts';
import { Requester, type RequestLimits } from './fetch/request.ts';
import { Visitor } from './fetch/visitor.ts';
import { Scope } from './site/scope.ts';
import type { Site } from './site/site-file.ts';
import { LEAST_GAP_SECONDS } from './site/site-file.ts';

/** Product token, as robots.txt names crawlers. */
const PRODUCT = 'xiangxun';

export interface WebOptions {
  /** Of this program, as in package.json. */
  readonly version: string;
  readonly clock?: Clock;
  readonly limits?: Partial<RequestLimits>;
  readonly resolve?: Resolve;
  readonly dial?: Dial;
  readonly random?: () => number;
}

export interface Web {
  readonly visitor: Visitor;
  readonly clock: Clock;
  close(): Promise<void>;
}

/** `xiangxun/0.1.0 (+https://…)`: who comes, and where to complain. */
function userAgent(version: string, contact: string): string {
  return `${PRODUCT}/${version} (+${contact})`;
}

export function openWeb(site: Site, options: WebOptions): Web {
  const { version, clock = systemClock, limits, resolve, dial, random } = options;
  const guard = new AddressGuard(site.allowPrivate, resolve);
  const scope = new Scope(site);
  const requester = new Requester({
    userAgent: userAgent(version, site.contact),
    guard,
    ...(limits ? { limits } : {}),
    ...(dial ? { dial } : {}),
  });
  const visitor = new Visitor({
    requester,
    guard,
    clock,
    product: PRODUCT,
    mayFollow: (url) => scope.ownsHost(url),
    // Shorter pauses are for hosts of one's own, whatever the site file says.
    gapMillis: (url) =>
      1_000 * (guard.isAllowedPrivate(url) ? site.gapSeconds : Math.max(site.gapSeconds, LEAST_GAP_SECONDS)),
    ...(random ? { random } : {}),
  });
  return { visitor, clock, close: () => requester.close() };
}
