/** The documents that hold a term and the impact of each, whatever keeps them. */
import type { Slots } from './posting-map.ts';

/** Documents that hold a term, rising, and the slot of each one's impact. */
export interface Postings {
  readonly documents: Uint32Array;
  readonly slots: Uint8Array;
}

export const NO_POSTINGS: Postings = { documents: new Uint32Array(0), slots: new Uint8Array(0) };

/** One document in so many, and a byte a document is quicker to fill and read than the numbers are to sort. */
const DENSE_SHARE = 64;
/** A document number and its slot in one number of 32 bits. */
const SLOT_BITS = 4;

/**
 * Slots of impact → one list by document. No document stands in two slots of a list; documents of a slot rise. Numbers are below `size`, which is below 2²⁸.
 */
export function postingsOf(parts: readonly Slots[], size: number): Postings {
  let total = 0;
  for (const slots of parts) for (const documents of slots) total += documents?.length ?? 0;
  if (total === 0) return NO_POSTINGS;
  return total * DENSE_SHARE > size ? byTable(parts, total, size) : bySorting(parts, total);
}

function bySorting(parts: readonly Slots[], total: number): Postings {
  const keys = new Uint32Array(total);
  let length = 0;
  for (const slots of parts) {
    for (let slot = 0; slot < slots.length; slot++) {
      const documents = slots[slot];
      if (!documents) continue;
      for (let i = 0; i < documents.length; i++)
        keys[length++] = ((documents[i] as number) << SLOT_BITS) | slot;
    }
  }
  keys.sort();
  const slots = new Uint8Array(total);
  for (let i = 0; i < total; i++) {
    slots[i] = (keys[i] as number) & ((1 << SLOT_BITS) - 1);
    keys[i] = (keys[i] as number) >>> SLOT_BITS;
  }
  return { documents: keys, slots };
}

/** By document number its slot + 1, and the same by four documents; all 0 between two calls. */
let table = new Uint8Array(0);
let fours = new Uint32Array(0);

function byTable(parts: readonly Slots[], total: number, size: number): Postings {
  if (table.length < size) {
    fours = new Uint32Array((size + 3) >> 2);
    table = new Uint8Array(fours.buffer);
  }
  const bySlot = table;
  let first = size;
  let last = 0;
  for (const slots of parts) {
    for (let slot = 0; slot < slots.length; slot++) {
      const documents = slots[slot];
      if (!documents || documents.length === 0) continue;
      first = Math.min(first, documents[0] as number);
      last = Math.max(last, documents[documents.length - 1] as number);
      for (let i = 0; i < documents.length; i++) bySlot[documents[i] as number] = slot + 1;
    }
  }
  const documents = new Uint32Array(total);
  const slots = new Uint8Array(total);
  const byFour = fours;
  let length = 0;
  for (let four = first >> 2; four <= last >> 2; four++) {
    // Most have none.
    if (byFour[four] === 0) continue;
    for (let document = four << 2; document < (four + 1) << 2; document++) {
      const slot = bySlot[document] as number;
      if (slot === 0) continue;
      documents[length] = document;
      slots[length++] = slot - 1;
    }
    byFour[four] = 0;
  }
  return { documents, slots };
}
