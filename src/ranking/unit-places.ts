/** Where the units of a query stand in one text: filled anew for each of many texts, so that none leaves objects behind. */
export class UnitPlaces {
  units = new Int32Array(64);
  starts = new Int32Array(64);
  ends = new Int32Array(64);
  length = 0;
  #isSorted = true;

  clear(): void {
    this.length = 0;
    this.#isSorted = true;
  }

  add(unit: number, start: number, end: number): void {
    const { length } = this;
    if (length === this.units.length) {
      this.units = doubled(this.units);
      this.starts = doubled(this.starts);
      this.ends = doubled(this.ends);
    }
    this.#isSorted &&= length === 0 || start > (this.starts[length - 1] as number);
    this.units[length] = unit;
    this.starts[length] = start;
    this.ends[length] = end;
    this.length = length + 1;
  }

  /** By rising start, then by rising end. */
  sort(): void {
    if (this.#isSorted) return;
    this.#isSorted = true;
    if (this.length > FEW) this.#sortMany();
    else this.#sortFew();
  }

  #sortFew(): void {
    const { units, starts, ends } = this;
    for (let i = 1; i < this.length; i++) {
      const [unit, start, end] = [units[i] as number, starts[i] as number, ends[i] as number];
      let to = i;
      for (; to > 0; to--) {
        const before = starts[to - 1] as number;
        if (before < start || (before === start && (ends[to - 1] as number) <= end)) break;
        units[to] = units[to - 1] as number;
        starts[to] = before;
        ends[to] = ends[to - 1] as number;
      }
      units[to] = unit;
      starts[to] = start;
      ends[to] = end;
    }
  }

  #sortMany(): void {
    const { units, starts, ends } = this;
    const order = Uint32Array.from({ length: this.length }, (_, i) => i).sort(
      (a, b) =>
        (starts[a] as number) - (starts[b] as number) || (ends[a] as number) - (ends[b] as number) || a - b,
    );
    const sorted = new UnitPlaces();
    for (const i of order) sorted.add(units[i] as number, starts[i] as number, ends[i] as number);
    ({ units: this.units, starts: this.starts, ends: this.ends } = sorted);
  }
}

/** Of so many, which come as a few rising lists, putting each in its place is quickest, and makes nothing. */
const FEW = 64;

function doubled(numbers: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(numbers.length * 2);
  larger.set(numbers);
  return larger;
}
