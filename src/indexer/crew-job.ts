/** What a thread of the crew is told, and what it answers. */

import type { Grounds, ReadableArticle } from '../extraction/told.ts';
import type { Manifest } from '../generation/manifest.ts';
import type { DocumentTexts, Language } from '../index/analyst.ts';
import type { GramArrays } from '../index/gram-index.ts';
import type { Renumbered } from '../index/posting-run.ts';
import type { FreshPieces } from '../index/written-check.ts';

/** What a thread is to know from now on; it answers nothing. */
export type Lesson =
  | { readonly kind: 'dictionary' }
  | { readonly kind: 'grounds'; readonly grounds: Grounds }
  | { readonly kind: 'language'; readonly language: Language };

/** There is no more work: the thread gives back what it holds, and is answered as work is. */
export interface Farewell {
  readonly kind: 'farewell';
  readonly job: number;
}

/** Work that is answered under its number. */
export type Job =
  | {
      readonly kind: 'verify';
      readonly job: number;
      readonly dir: string;
      readonly manifest: Manifest;
      readonly fresh: FreshPieces | undefined;
    }
  | { readonly kind: 'read'; readonly job: number; readonly articles: readonly ReadableArticle[] }
  | { readonly kind: 'analyse'; readonly job: number; readonly batch: readonly DocumentTexts[] }
  | {
      readonly kind: 'splice';
      readonly job: number;
      readonly before: Renumbered<GramArrays>;
      readonly others: readonly Renumbered<GramArrays>[];
    };

export interface JobDone {
  readonly job: number;
  readonly result?: unknown;
  readonly error?: unknown;
}

/** Has the thread look at `stop`. */
export interface Wake {
  readonly kind: 'wake';
}

export interface ThreadSettings {
  /** One number, shared: 1 once the thread is to end before its next job. */
  readonly stop: Int32Array;
}

/** Smaller arrays may lie in a buffer with others. */
const SMALL = 1 << 16;

/** The memory of arrays, none of which shares it with what is not among them: it goes to the other thread instead of being copied. */
export function movedArrays(arrays: object): ArrayBuffer[] {
  const found = new Set<ArrayBuffer>();
  for (const array of Object.values(arrays)) {
    if (!ArrayBuffer.isView(array) || array.byteLength <= SMALL) continue;
    if (array.buffer instanceof ArrayBuffer) found.add(array.buffer);
  }
  return [...found];
}
