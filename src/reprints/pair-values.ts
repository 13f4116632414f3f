/** A number for each of many pairs, which are whole numbers of up to 53 bits: as a map, but without an object a pair. */

const FREE = -1;

export class PairValues {
  #keys = new Float64Array(1 << 12).fill(FREE);
  #values = new Float64Array(1 << 12);
  #size = 0;

  get(pair: number): number | undefined {
    const at = this.#at(pair);
    return this.#keys[at] === pair ? this.#values[at] : undefined;
  }

  set(pair: number, value: number): void {
    let at = this.#at(pair);
    if (this.#keys[at] !== pair) {
      if (this.#size * 2 >= this.#keys.length) {
        this.#grow();
        at = this.#at(pair);
      }
      this.#keys[at] = pair;
      this.#size++;
    }
    this.#values[at] = value;
  }

  /** The pairs, rising. */
  rising(): Float64Array {
    return this.#keys.filter((key) => key !== FREE).sort();
  }

  /** Where the pair is, or where it would be put. */
  #at(pair: number): number {
    const most = this.#keys.length - 1;
    const low = Math.imul(pair | 0, 0x9e3779b1) ^ Math.imul((pair / 2 ** 32) | 0, 0x85ebca6b);
    let at = (low ^ (low >>> 15)) & most;
    while (this.#keys[at] !== FREE && this.#keys[at] !== pair) at = (at + 1) & most;
    return at;
  }

  #grow(): void {
    const [keys, values] = [this.#keys, this.#values];
    this.#keys = new Float64Array(keys.length * 2).fill(FREE);
    this.#values = new Float64Array(keys.length * 2);
    for (let i = 0; i < keys.length; i++) {
      const key = keys[i] as number;
      if (key === FREE) continue;
      const at = this.#at(key);
      this.#keys[at] = key;
      this.#values[at] = values[i] as number;
    }
  }
}
