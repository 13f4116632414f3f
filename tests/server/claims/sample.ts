/** Evidence as the indexer gives it: the words, and where they stand in the text. */
import type { ArticleDetail } from '../../../src/contract/detail.ts';
import type { Evidence, ReadField } from '../../../src/contract/reading.ts';

export function articleOf(id: string, text: string, fields: Partial<ArticleDetail> = {}): ArticleDetail {
  return { type: 'article', id, title: `标题 ${id}`, text, companies: [], projects: [], ...fields };
}

export function evidenceIn(article: ArticleDetail, quote: string, field: ReadField = 'text'): Evidence {
  const start = article[field].indexOf(quote);
  return { articleId: article.id, field, start, end: start + quote.length, quote };
}
