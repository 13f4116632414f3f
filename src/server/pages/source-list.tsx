/** The articles behind a record, newest first, each with the sentences that were read from it. */
import type { ArticleDetail, ArticleLink } from '../../contract/detail.ts';
import type { Evidence } from '../../contract/reading.ts';
import { mergedSentences, sentenceOf } from '../claims/sentence.ts';
import { ArticleList } from './article-list.tsx';
import { evidenceHref } from './page-url.ts';
import { QuotedSentence } from './quoted-sentence.tsx';

interface SourceListProps {
  readonly articles: readonly ArticleLink[];
  readonly evidence: readonly Evidence[];
  readonly texts: ReadonlyMap<string, ArticleDetail>;
}

export function SourceList({ articles, evidence, texts }: SourceListProps) {
  const below = (article: ArticleLink) => {
    const own = evidence.filter(({ articleId }) => articleId === article.id);
    const [first] = own.toSorted((a, b) => a.start - b.start);
    if (first === undefined) return undefined;
    const text = texts.get(article.id);
    return (
      <div class="quotes">
        {mergedSentences(own.map((at) => sentenceOf(at, text))).map((sentence) => (
          <QuotedSentence sentence={sentence} />
        ))}
        <a href={evidenceHref(first)}>在文中看</a>
      </div>
    );
  };
  return <ArticleList articles={articles} below={below} />;
}
