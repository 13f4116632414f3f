/** Token buckets by name: a minute's requests at once, then as many a second as a sixtieth of them. */

/** What came of one request. */
export interface Taken {
  readonly isAllowed: boolean;
  /** Requests a minute. */
  readonly limit: number;
  readonly remaining: number;
  /** Seconds until the bucket is full again. */
  readonly reset: number;
  /** Seconds until as much as was asked for is there, 1 or more; 0 where it was. */
  readonly retryAfter: number;
}

interface Bucket {
  tokens: number;
  /** Milliseconds, when `tokens` was right. */
  at: number;
}

const MINUTE = 60_000;
/** Names that are kept; the one that was longest silent is forgotten first. */
const MOST_BUCKETS = 100_000;

export class RateLimiter {
  readonly #buckets = new Map<string, Bucket>();
  readonly #now: () => number;
  readonly #most: number;

  constructor(now: () => number = () => performance.now(), most = MOST_BUCKETS) {
    this.#now = now;
    this.#most = most;
  }

  get size(): number {
    return this.#buckets.size;
  }

  /** `limit` 0 lets everything through. A refusal costs nothing. */
  take(name: string, limit: number, cost = 1): Taken {
    if (limit === 0) return { isAllowed: true, limit, remaining: 0, reset: 0, retryAfter: 0 };
    const now = this.#now();
    const before = this.#buckets.get(name);
    const elapsed = before === undefined ? 0 : Math.max(0, now - before.at);
    const tokens = before === undefined ? limit : Math.min(limit, before.tokens + (elapsed * limit) / MINUTE);
    // A request that costs more than a minute's worth passes when the bucket is full.
    const price = Math.min(cost, limit);
    // Sums of parts of tokens are not exact.
    const isAllowed = tokens >= price - 1e-9;
    const left = isAllowed ? Math.max(0, tokens - price) : tokens;
    this.#buckets.delete(name);
    this.#buckets.set(name, { tokens: left, at: now });
    if (this.#buckets.size > this.#most) {
      const [oldest] = this.#buckets.keys();
      if (oldest !== undefined) this.#buckets.delete(oldest);
    }
    const seconds = (amount: number) => Math.ceil((amount * 60) / limit - 1e-9);
    return {
      isAllowed,
      limit,
      remaining: Math.floor(left + 1e-9),
      reset: Math.max(0, seconds(limit - left)),
      retryAfter: isAllowed ? 0 : Math.max(1, seconds(price - left)),
    };
  }
}
