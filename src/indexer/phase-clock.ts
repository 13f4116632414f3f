/** What each part of a work cost: seconds, seconds of the processor over all threads, and memory so far. */
import { readFileSync } from 'node:fs';

export interface PhaseCost {
  readonly seconds: number;
  /** Of all threads of the process together. */
  readonly cpuSeconds: number;
  /** Bytes of memory that the process held at most until the part was over (resident set). */
  readonly peakBytes: number;
}

/**
 * Bytes of memory that this process held at most. Linux hands `maxRSS` on from parent to child, so there it is read
 * from /proc.
 */
function peakBytes(): number {
  try {
    const [, kilobytes] = /^VmHWM:\s+(\d+)/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
    if (kilobytes !== undefined) return Number(kilobytes) * 1024;
  } catch {
    // No such file outside Linux.
  }
  return process.resourceUsage().maxRSS * 1024;
}

const toHundredths = (value: number) => Math.round(value * 100) / 100;

export class PhaseClock {
  readonly #phases = new Map<string, PhaseCost>();
  #since = performance.now();
  #cpuSince = process.cpuUsage();

  /** The time since the last end, or since the beginning, was this part's. */
  end(name: string): void {
    const now = performance.now();
    const { user, system } = process.cpuUsage(this.#cpuSince);
    const { seconds = 0, cpuSeconds = 0 } = this.#phases.get(name) ?? {};
    this.#phases.set(name, {
      seconds: seconds + (now - this.#since) / 1_000,
      cpuSeconds: cpuSeconds + (user + system) / 1_000_000,
      peakBytes: peakBytes(),
    });
    this.#since = now;
    this.#cpuSince = process.cpuUsage();
  }

  /** Of the parts that are over, in their order; seconds to a hundredth. */
  get phases(): Readonly<Record<string, PhaseCost>> {
    return Object.fromEntries(
      Array.from(this.#phases, ([name, cost]) => [
        name,
        { ...cost, seconds: toHundredths(cost.seconds), cpuSeconds: toHundredths(cost.cpuSeconds) },
      ]),
    );
  }
}
