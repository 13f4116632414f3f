/** All that the indexer makes of an article as it stands: what it tells, and its print. A function of the article and of what is known. */
import { type knowledgeFrom, type ReadableArticle, type Told, toldBy } from '../extraction/told.ts';
import { type Print, printOf } from '../reprints/print.ts';

export interface ArticleReading extends Told {
  readonly print: Print;
}

export function readArticle(
  article: ReadableArticle,
  knowledge: ReturnType<typeof knowledgeFrom>,
): ArticleReading {
  return { ...toldBy(article, knowledge), print: printOf(article.text) };
}
