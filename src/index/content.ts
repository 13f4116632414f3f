/**
 * What of a document decides what analysis makes of it, as a digest, and how long its fields are. Where both are known
 * from the index before, its texts need not be made again, nor even read.
 */
import { hash } from 'node:crypto';
import { fieldLength } from './document.ts';
import type { Documents } from './documents.ts';
import { FIELDS } from './field.ts';

const KEY_LENGTH = 22;

/** A digest of the parts: where one of them is another, so is the digest. */
function digestOf(parts: readonly string[]): string {
  const lengths = parts.map(({ length }) => length).join();
  return hash('sha256', lengths + parts.join(''), 'base64url').slice(0, KEY_LENGTH);
}

/** Of each document by its number: a digest of all its texts. */
export function contentKeys(documents: Documents): string[] {
  return Array.from({ length: documents.size }, (_, number) => digestOf(documents.contentOf(number)));
}

/** Lengths of the fields of documents: those of document d are `FIELDS.length` numbers from `d * FIELDS.length` on. */
export type FieldLengths = Uint32Array;

/** Keys of documents, and the lengths of their fields. */
export interface KnownContents {
  readonly keys: readonly string[];
  readonly lengths: FieldLengths;
}

/** What is known of a document of the same key is taken; the texts of the others are measured. */
export function fieldLengths(
  documents: Documents,
  keys: readonly string[],
  known?: KnownContents,
): FieldLengths {
  const places = new Map(known?.keys.map((key, place) => [key, place]));
  const lengths = new Uint32Array(documents.size * FIELDS.length);
  for (const [number, key] of keys.entries()) {
    const at = number * FIELDS.length;
    const place = places.get(key);
    if (known && place !== undefined) {
      const from = place * FIELDS.length;
      lengths.set(known.lengths.subarray(from, from + FIELDS.length), at);
      continue;
    }
    const texts = documents.textsOf(number);
    for (const [f, field] of FIELDS.entries()) lengths[at + f] = fieldLength(texts[field]);
  }
  return lengths;
}
