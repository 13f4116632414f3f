/**
 * A list of numbers for each row, all of them in one array outside the JavaScript heap: of a million rows most are empty or
 * have one number, and the collector has nothing to walk through.
 */
export class NumberRows {
  readonly #ends: Uint32Array;
  /** Those of row i are at `[start(i), end(i))`. */
  readonly values: Int32Array | Float64Array;

  /** `ends[i]`: where row i ends; it begins where the one before ends. */
  constructor(ends: Uint32Array, values: Int32Array | Float64Array) {
    this.#ends = ends;
    this.values = values;
  }

  /** How many rows there are. */
  get length(): number {
    return this.#ends.length;
  }

  start(row: number): number {
    return row === 0 ? 0 : (this.#ends[row - 1] as number);
  }

  end(row: number): number {
    return this.#ends[row] as number;
  }

  /** How many numbers the row has. */
  count(row: number): number {
    return this.end(row) - this.start(row);
  }

  /** A copy of the row. */
  of(row: number): number[] {
    const numbers: number[] = [];
    for (let i = this.start(row), end = this.end(row); i < end; i++) numbers.push(this.values[i] as number);
    return numbers;
  }

  /** The last number of the row; undefined where it is empty. */
  last(row: number): number | undefined {
    return this.count(row) === 0 ? undefined : this.values[this.end(row) - 1];
  }

  /** True where one of the row's numbers passes. */
  some(row: number, passes: (number: number) => boolean): boolean {
    for (let i = this.start(row), end = this.end(row); i < end; i++)
      if (passes(this.values[i] as number)) return true;
    return false;
  }
}

/** Collects rows, one after the other. */
export class RowCollector {
  readonly #ends: number[] = [];
  readonly #values: number[] = [];

  add(row: Iterable<number>): void {
    for (const number of row) this.#values.push(number);
    this.#ends.push(this.#values.length);
  }

  /** Whole numbers of 32 bits. */
  whole(): NumberRows {
    return new NumberRows(Uint32Array.from(this.#ends), Int32Array.from(this.#values));
  }

  fractions(): NumberRows {
    return new NumberRows(Uint32Array.from(this.#ends), Float64Array.from(this.#values));
  }
}
