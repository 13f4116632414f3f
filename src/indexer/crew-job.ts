/** What a thread of the crew is told, and what it answers. */
import type { Grounds, ReadableArticle } from '../extraction/told.ts';
import type { DocumentTexts, Language } from '../index/analyst.ts';

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
  | { readonly kind: 'read'; readonly job: number; readonly articles: readonly ReadableArticle[] }
  | { readonly kind: 'analyse'; readonly job: number; readonly batch: readonly DocumentTexts[] };

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
