/** Sorted lists of whole numbers, collected one behind the other: what comes in order is only appended. */

export class MergedList {
  values = new Uint32Array(256);
  length = 0;

  clear(): void {
    this.length = 0;
  }

  /** Room for so many more, where a rising list is then written from `length` on and joined by `join`. */
  reserve(more: number): Uint32Array {
    const needed = this.length + more;
    if (needed > this.values.length) {
      const larger = new Uint32Array(Math.max(needed, this.values.length * 2));
      larger.set(this.values.subarray(0, this.length));
      this.values = larger;
    }
    return this.values;
  }

  /** Takes in what was written behind the list up to `end`: both rise, and no number is in both. */
  join(end: number): void {
    const { values, length: middle } = this;
    this.length = end;
    if (middle === 0 || middle === end || (values[middle] as number) > (values[middle - 1] as number)) return;
    const added = values.slice(middle, end);
    let to = end - 1;
    for (let i = middle - 1, j = added.length - 1; j >= 0; to--) {
      if (i >= 0 && (values[i] as number) > (added[j] as number)) values[to] = values[i--] as number;
      else values[to] = added[j--] as number;
    }
  }
}
