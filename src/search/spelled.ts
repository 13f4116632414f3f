/** Suggestions for what is typed in letters and begins no name: pinyin, initials, letters among Hanzi. */
import type { Hit, SearchRequest, Suggestion } from '../contract/search.ts';
import { DEFAULT_REQUEST } from '../contract/search-params.ts';

/** While somebody types, what takes longer comes too late. */
export const SPELLED_MS = 100;

const LETTER = /[a-z]/i;

/** The search that finds such names; undefined for what has no letters. */
export function spelledRequest(q: string, limit: number): SearchRequest | undefined {
  return LETTER.test(q.normalize('NFKC')) ? { ...DEFAULT_REQUEST, q, limit, matching: 'all' } : undefined;
}

/** Hits by their names alone: where only the text holds what was typed, there is nothing to complete. */
export function spelledSuggestions(hits: readonly Hit[]): readonly Suggestion[] {
  return hits
    .filter(({ title }) => title.marks.length > 0)
    .map(({ type, id, title, published, regions }) => ({
      type,
      id,
      title,
      ...(published === undefined ? {} : { published }),
      ...(regions === undefined ? {} : { regions }),
    }));
}
