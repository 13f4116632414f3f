/** One request at a time and a pause between two, host by host. */

/** Milliseconds; tests bring their own. */
export interface Clock {
  /** For pauses: never goes back. */
  now(): number;
  /** Milliseconds since 1970. */
  date(): number;
  sleep(millis: number): Promise<void>;
}

export const systemClock: Clock = {
  now: () => performance.now(),
  date: () => Date.now(),
  sleep: (millis) => new Promise((resolve) => setTimeout(resolve, millis)),
};

/** Of how long the last answer took: a slow server gets longer pauses. */
const LATENCY_FACTOR = 2;
const MAX_GAP_MILLIS = 30_000;

interface HostState {
  /** Ends when the last request that was asked for has ended. */
  queue: Promise<unknown>;
  endedAt: number;
  tookMillis: number;
}

export class Pace {
  private readonly clock: Clock;
  private readonly hosts = new Map<string, HostState>();

  constructor(clock: Clock) {
    this.clock = clock;
  }

  /** Runs `work` when it is the host's turn: `gapMillis` at least after the last request to it ended. */
  turn<T>(host: string, gapMillis: () => number, work: () => Promise<T>): Promise<T> {
    const state = this.hosts.get(host) ?? {
      queue: Promise.resolve(),
      endedAt: Number.NEGATIVE_INFINITY,
      tookMillis: 0,
    };
    this.hosts.set(host, state);
    const run = async () => {
      const gap = Math.max(gapMillis(), Math.min(LATENCY_FACTOR * state.tookMillis, MAX_GAP_MILLIS));
      const wait = state.endedAt + gap - this.clock.now();
      if (wait > 0) await this.clock.sleep(wait);
      const began = this.clock.now();
      try {
        return await work();
      } finally {
        state.endedAt = this.clock.now();
        state.tookMillis = state.endedAt - began;
      }
    };
    const result = state.queue.then(run);
    state.queue = result.catch(() => undefined);
    return result;
  }
}
