/**
 * What of a document decides what analysis makes of it, as a digest, and how long its fields are. Where both are known
 * from the index before, its texts need not be made again, nor even read.
 */
import { hash } from 'node:crypto';
import { fieldLength } from './document.ts';
import type { Documents } from './documents.ts';
import { FIELDS } from './field.ts';
import { GONE } from './posting-run.ts';

const KEY_LENGTH = 22;

/** A digest of the parts: where one of them is another, so is the digest. */
function digestOf(parts: readonly string[]): string {
  const lengths = parts.map(({ length }) => length).join();
  return hash('sha256', lengths + parts.join(''), 'base64url').slice(0, KEY_LENGTH);
}

/**
 * Of each document by its number: a digest of all its texts. Of an article that is a line of its own the digest of the line
 * and of what was added to it, which takes a tenth of the time: where it is the same, so is the record.
 */
export function contentKeys(documents: Documents): string[] {
  /** Most articles have the additions of others: their digests. */
  const additions = new Map<string, string>();
  const lineKey = (line: string, added: readonly unknown[]) => {
    if (added.length === 0) return line;
    const whole = JSON.stringify(added);
    let digest = additions.get(whole);
    if (digest === undefined) {
      digest = digestOf([whole]);
      additions.set(whole, digest);
    }
    return `${line} ${digest}`;
  };
  return Array.from({ length: documents.size }, (_, number) => {
    const line = documents.lineOf(number);
    return line ? lineKey(line.digest, line.added) : digestOf(documents.contentOf(number));
  });
}

/** Lengths of the fields of documents: those of document d are `FIELDS.length` numbers from `d * FIELDS.length` on. */
export type FieldLengths = Uint32Array;

/** Keys of documents, and the lengths of their fields. */
export interface KnownContents {
  readonly keys: readonly string[];
  readonly lengths: FieldLengths;
}

/** Of each document now one of the same key then, each of those once, or `GONE`. */
export function twinsOf(keys: readonly string[], before: readonly string[]): Int32Array {
  /** Of each key the first document then, and of each document the next of the same key, −1 behind the last. */
  const first = new Map<string, number>();
  const next = new Int32Array(before.length);
  const twins = new Int32Array(keys.length).fill(GONE);
  // Most stand where they stood: those need not be looked up.
  let same = 0;
  for (; same < keys.length && keys[same] === before[same]; same++) twins[same] = same;
  for (let old = before.length - 1; old >= same; old--) {
    const key = before[old] as string;
    next[old] = first.get(key) ?? GONE;
    first.set(key, old);
  }
  for (let number = same; number < keys.length; number++) {
    const key = keys[number] as string;
    const old = first.get(key) ?? GONE;
    if (old < 0) continue;
    first.set(key, next[old] as number);
    twins[number] = old;
  }
  return twins;
}

/** What is known of a twin (see `twinsOf`) is taken; the texts of the others are measured. */
export function fieldLengths(
  documents: Documents,
  known?: { readonly twins: Int32Array; readonly lengths: FieldLengths },
): FieldLengths {
  const lengths = new Uint32Array(documents.size * FIELDS.length);
  for (let number = 0; number < documents.size; number++) {
    const at = number * FIELDS.length;
    const twin = known?.twins[number] ?? GONE;
    if (known && twin >= 0) {
      const from = twin * FIELDS.length;
      for (let f = 0; f < FIELDS.length; f++) lengths[at + f] = known.lengths[from + f] as number;
      continue;
    }
    const texts = documents.textsOf(number);
    for (const [f, field] of FIELDS.entries()) lengths[at + f] = fieldLength(texts[field]);
  }
  return lengths;
}
