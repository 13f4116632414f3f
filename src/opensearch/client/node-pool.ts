/** Which node to ask next: in turn, those that are down left out until they answer again. */

const FIRST_REST_MILLIS = 500;
const LONGEST_REST_MILLIS = 15_000;

interface Down {
  restMillis: number;
  /** When to look whether it is back. */
  dueAt: number;
}

export class NodePool {
  readonly addresses: readonly string[];
  readonly #now: () => number;
  readonly #down = new Map<string, Down>();
  #turn: number;

  /** `turn`: where to begin, so that several processes do not all begin with the same node. */
  constructor(addresses: readonly string[], turn = 0, now: () => number = () => performance.now()) {
    this.addresses = addresses;
    this.#turn = turn;
    this.#now = now;
  }

  /** One that is up and not `tried` yet; else one not tried; else any: a cluster that is back is found by asking. */
  next(tried: ReadonlySet<string>): string {
    const { length } = this.addresses;
    const inTurn = this.addresses.map((_, i) => this.addresses[(this.#turn + i) % length] as string);
    const fresh = inTurn.filter((address) => !tried.has(address));
    const chosen =
      fresh.find((address) => !this.#down.has(address)) ??
      fresh[0] ??
      inTurn.find((address) => !this.#down.has(address)) ??
      (inTurn[0] as string);
    this.#turn = (this.addresses.indexOf(chosen) + 1) % length;
    return chosen;
  }

  /** True where it was up until now. */
  failed(address: string): boolean {
    const before = this.#down.get(address);
    const restMillis = before ? Math.min(before.restMillis * 2, LONGEST_REST_MILLIS) : FIRST_REST_MILLIS;
    // Of many requests that fail at once only the first makes the rest longer.
    if (before && this.#now() < before.dueAt) return false;
    this.#down.set(address, { restMillis, dueAt: this.#now() + restMillis });
    return before === undefined;
  }

  /** True where it was down until now. */
  answered(address: string): boolean {
    return this.#down.delete(address);
  }

  /** Those that are down and have rested; each is given out once a rest. */
  due(): readonly string[] {
    const now = this.#now();
    const due = [...this.#down].filter(([, { dueAt }]) => now >= dueAt);
    for (const [, down] of due) {
      down.restMillis = Math.min(down.restMillis * 2, LONGEST_REST_MILLIS);
      down.dueAt = now + down.restMillis;
    }
    return due.map(([address]) => address);
  }

  get down(): readonly string[] {
    return [...this.#down.keys()];
  }
}
