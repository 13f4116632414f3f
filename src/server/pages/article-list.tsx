/** Articles that tell of a company or project, newest first, those without a date last. */
import type { Child } from 'hono/jsx';
import type { ArticleLink } from '../../contract/detail.ts';
import { publishedDay } from './date-range.ts';
import { recordHref } from './page-url.ts';

interface ArticleListProps {
  readonly articles: readonly ArticleLink[];
  /** What stands under an article, where anything does. */
  readonly below?: (article: ArticleLink) => Child;
  /** Articles shown at first; the others open on demand. */
  readonly shown?: number;
}

export function ArticleList({ articles, below, shown = articles.length }: ArticleListProps) {
  const rows = articles
    .map((article) => ({
      ...article,
      day: article.published === undefined ? '' : publishedDay(article.published),
    }))
    .toSorted((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : 0));
  const list = (part: typeof rows) => (
    <ol class="article-list">
      {part.map(({ day, ...article }) => (
        <li>
          {day === '' ? (
            <span class="day">日期不详</span>
          ) : (
            <time class="day" datetime={day}>
              {day}
            </time>
          )}
          <div class="headline">
            <a href={recordHref('article', article.id)}>{article.title}</a>
            {article.source !== undefined && <span class="quiet"> {article.source}</span>}
            {below?.(article)}
          </div>
        </li>
      ))}
    </ol>
  );
  return (
    <>
      {list(rows.slice(0, shown))}
      {rows.length > shown && (
        <details class="rest">
          <summary>其余 {rows.length - shown} 篇</summary>
          {list(rows.slice(shown))}
        </details>
      )}
    </>
  );
}
