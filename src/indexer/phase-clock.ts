/** Seconds that each part of a work took. */
export class PhaseClock {
  readonly #seconds: Record<string, number> = {};
  #since = performance.now();

  /** The time since the last end, or since the beginning, was this part's. */
  end(name: string): void {
    const now = performance.now();
    this.#seconds[name] = (this.#seconds[name] ?? 0) + (now - this.#since) / 1000;
    this.#since = now;
  }

  /** Of the parts that are over, in their order, to a hundredth. */
  get seconds(): Readonly<Record<string, number>> {
    return Object.fromEntries(
      Object.entries(this.#seconds).map(([name, value]) => [name, Math.round(value * 100) / 100]),
    );
  }
}
