/** The others that print the same report: the original first, then the earliest. */
import type { ReprintLink } from '../../contract/detail.ts';
import { publishedDay } from './date-range.ts';
import { count } from './figure-text.ts';
import { recordHref } from './page-url.ts';

/** Where on the page of an article the list stands. */
export const REPRINTS = 'reprints';

export function ReprintList({ reprints }: { readonly reprints: readonly ReprintLink[] }) {
  return (
    <section id={REPRINTS}>
      <h2>另有 {count(reprints.length)} 家报道</h2>
      <ol class="article-list">
        {reprints.map(({ id, title, source, published, original }) => (
          <li>
            {published === undefined ? (
              <span class="day">日期不详</span>
            ) : (
              <time class="day" datetime={publishedDay(published)}>
                {publishedDay(published)}
              </time>
            )}
            <span class="headline">
              <a href={recordHref('article', id)}>{title}</a>
              <span class="quiet">
                {original && ' 原载'}
                {source !== undefined && ` ${source}`}
              </span>
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
