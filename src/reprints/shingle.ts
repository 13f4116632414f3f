/** Shingles: every stretch of a few characters of a text, as a number. */

/** Characters of a shingle: long enough to be rare, short enough to outlive the change of a word beside it. */
export const SHINGLE = 5;

function mixed(value: number): number {
  let h = value;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

/** The hash of each shingle in the order of the text; none for a text that is shorter than one. */
export function shingles(text: string): Int32Array {
  const hashes = new Int32Array(Math.max(0, text.length - SHINGLE + 1));
  for (let at = 0; at < hashes.length; at++) {
    let h = 0x811c9dc5;
    for (let i = at; i < at + SHINGLE; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
    hashes[at] = mixed(h);
  }
  return hashes;
}

/** The different shingles of a text, rising. */
export function shingleSet(text: string): Int32Array {
  const sorted = shingles(text).sort();
  let length = 0;
  for (let i = 0; i < sorted.length; i++) {
    if (i === 0 || sorted[i] !== sorted[i - 1]) sorted[length++] = sorted[i] as number;
  }
  return sorted.slice(0, length);
}

/** How many numbers two rising lists share. */
export function sharedCount(a: Int32Array, b: Int32Array): number {
  let count = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const x = a[i] as number;
    const y = b[j] as number;
    if (x === y) count++;
    if (x <= y) i++;
    if (y <= x) j++;
  }
  return count;
}
