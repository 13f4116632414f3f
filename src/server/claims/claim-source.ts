/** Who says it: an article, with the words it was read from where they are known. */
import type { Evidence } from '../../contract/reading.ts';

export interface ClaimSource {
  readonly articleId: string;
  readonly at?: Evidence;
  /** The date as this source gives it, where the claim is dated. */
  readonly date?: string;
}

/** One source an article; words win over none, the more exact date over the less exact. */
export function mergedSources(sources: readonly ClaimSource[]): readonly ClaimSource[] {
  const byArticle = new Map<string, ClaimSource>();
  for (const source of sources) {
    const known = byArticle.get(source.articleId);
    byArticle.set(source.articleId, known === undefined ? source : merged(known, source));
  }
  return [...byArticle.values()];
}

function merged(a: ClaimSource, b: ClaimSource): ClaimSource {
  const at = a.at ?? b.at;
  const date = (b.date ?? '').length > (a.date ?? '').length ? b.date : a.date;
  return {
    articleId: a.articleId,
    ...(at === undefined ? {} : { at }),
    ...(date === undefined ? {} : { date }),
  };
}
