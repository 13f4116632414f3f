/** Collects texts of other tables for a `TextTable`. */
import { NumberList } from './number-list.ts';
import type { TextTable } from './sorted-texts.ts';

export class TableWriter {
  #units = new Uint16Array(1 << 12);
  #length = 0;
  readonly #ends = new NumberList();

  add(table: TextTable, place: number): void {
    this.addAll(table, place, place + 1);
  }

  /** Texts of the places `[first, behind)`. */
  addAll({ units, ends }: TextTable, first: number, behind: number): void {
    if (first >= behind) return;
    const from = first === 0 ? 0 : (ends[first - 1] as number);
    const end = ends[behind - 1] as number;
    if (this.#length + end - from > this.#units.length) {
      const larger = new Uint16Array(Math.max(this.#units.length * 2, this.#length + end - from));
      larger.set(this.#units);
      this.#units = larger;
    }
    const shift = this.#length - from;
    if (end - from < SHORT) for (let at = from; at < end; at++) this.#units[at + shift] = units[at] as number;
    else this.#units.set(units.subarray(from, end), this.#length);
    for (let place = first; place < behind; place++) this.#ends.push((ends[place] as number) + shift);
    this.#length += end - from;
  }

  table(): TextTable {
    return { units: this.#units.slice(0, this.#length), ends: this.#ends.values.slice(0, this.#ends.length) };
  }
}

/** Fewer units are copied one by one: a view of them would take longer. */
const SHORT = 32;
