/** Articles that tell of a company or project, newest first, those without a date last. */
import type { ArticleLink } from '../../contract/detail.ts';
import { publishedDay } from './date-range.ts';
import { recordHref } from './page-url.ts';

export function ArticleList({ articles }: { readonly articles: readonly ArticleLink[] }) {
  const rows = articles
    .map((article) => ({
      ...article,
      day: article.published === undefined ? '' : publishedDay(article.published),
    }))
    .toSorted((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : 0));
  return (
    <ol class="article-list">
      {rows.map(({ id, title, source, day }) => (
        <li>
          {day === '' ? (
            <span class="day">日期不详</span>
          ) : (
            <time class="day" datetime={day}>
              {day}
            </time>
          )}
          <span class="headline">
            <a href={recordHref('article', id)}>{title}</a>
            {source !== undefined && <span class="quiet"> {source}</span>}
          </span>
        </li>
      ))}
    </ol>
  );
}
