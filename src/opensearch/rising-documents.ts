/** Serial numbers in no order → document numbers, rising, with their scores. */
import type { DocumentList } from '../index/document-list.ts';

export interface RisingDocuments {
  readonly documents: DocumentList;
  /** Of each; empty where there were none. */
  readonly scores: Float32Array;
}

/** Sorted by the machine as whole numbers of 64 bits: the document above, the bits of its score below. */
export function risingDocuments(
  serials: Uint32Array,
  scores: Float32Array,
  documentOf: Int32Array,
): RisingDocuments {
  const isScored = scores.length > 0;
  const halves = new Uint32Array(serials.length * 2);
  const bits = new Uint32Array(scores.buffer, scores.byteOffset, scores.length);
  let count = 0;
  for (let i = 0; i < serials.length; i++) {
    const document = documentOf[serials[i] as number] ?? -1;
    if (document < 0) continue;
    halves[count * 2] = isScored ? (bits[i] as number) : 0;
    halves[count * 2 + 1] = document;
    count++;
  }
  new BigUint64Array(halves.buffer, 0, count).sort();
  const documents = new Uint32Array(count);
  const sorted = new Uint32Array(isScored ? count : 0);
  for (let place = 0; place < count; place++) {
    documents[place] = halves[place * 2 + 1] as number;
    if (isScored) sorted[place] = halves[place * 2] as number;
  }
  return { documents, scores: new Float32Array(sorted.buffer) };
}
