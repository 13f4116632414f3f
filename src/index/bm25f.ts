/**
 * BM25F as pure functions. Robertson, Zaragoza, Taylor: Simple BM25 extension to multiple weighted fields,
 * CIKM 2004: term frequencies are weighted and length-normalised per field, summed, and saturated once.
 * The saturated value is the impact; a score is the sum of idf × impact (Anh and Moffat, SIGIR 2006).
 */

/** Saturation: the larger, the longer a repeated word goes on counting. 0 or more, usually 0.9 to 2. */
export const K1 = 1;
/**
 * Length normalisation: 0 none, 1 full. 0.65: of .35, .5 and .65 the best on keyword-to-abstract retrieval (both
 * halves of the keywords), and within .002 of the best on headline-to-story retrieval.
 */
export const B = 0.65;
/**
 * Steps of a quantised impact. nDCG@10 with 16 steps was measured within .005 of that with 256 on four
 * Chinese test sets.
 */
export const SLOTS = 16;

/** Field-normalised frequency: boost × tf / (1 − b + b × length / average). `average` > 0. */
export function normalisedFrequency(tf: number, boost: number, length: number, average: number): number {
  return (boost * tf) / (1 - B + (B * length) / average);
}

/** Impact of a summed frequency: tf (k1 + 1) / (k1 + tf), from 0 up to k1 + 1. */
export function impact(frequency: number): number {
  return (frequency * (K1 + 1)) / (K1 + frequency);
}

/** The slot of an impact: 0 holds the greatest, SLOTS − 1 the smallest. */
export function slotOf(value: number): number {
  const slot = Math.floor((1 - value / (K1 + 1)) * SLOTS);
  return Math.min(SLOTS - 1, Math.max(0, slot));
}

/** The middle of a slot: the impact that every posting in it counts with. */
export function impactOf(slot: number): number {
  return (K1 + 1) * (1 - (slot + 0.5) / SLOTS);
}

/** Inverse document frequency, ln(1 + (N − df + 0.5) / (df + 0.5)); never negative. */
export function idf(documents: number, documentFrequency: number): number {
  return Math.log(1 + (documents - documentFrequency + 0.5) / (documentFrequency + 0.5));
}
