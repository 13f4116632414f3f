/** The longest part of a list that rises. */

/** 1 at each place of a longest strictly rising part of the values that are not negative, 0 at all others. */
export function risingPart(values: Int32Array): Uint8Array {
  /** Of each length the place of the smallest value with which a rising part of that length ends. */
  const ends: number[] = [];
  const before = new Int32Array(values.length).fill(-1);
  for (let place = 0; place < values.length; place++) {
    const value = values[place] as number;
    if (value < 0) continue;
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((values[ends[middle] as number] as number) < value) low = middle + 1;
      else high = middle;
    }
    if (low > 0) before[place] = ends[low - 1] as number;
    ends[low] = place;
  }
  const kept = new Uint8Array(values.length);
  for (let place = ends.at(-1) ?? -1; place >= 0; place = before[place] as number) kept[place] = 1;
  return kept;
}
