/** Who says so: the article as a link to its words, with outlet and day. */
import type { ClaimSource } from '../claims/claim-source.ts';
import { publishedDay } from './date-range.ts';
import { evidenceHref, recordHref } from './page-url.ts';

/** The articles that a page knows, by id. */
export type KnownArticles = ReadonlyMap<
  string,
  {
    readonly title: string;
    readonly published?: string | undefined;
    readonly source?: string | undefined;
  }
>;

interface SourceLinesProps {
  readonly sources: readonly ClaimSource[];
  readonly articles: KnownArticles;
  /** The date that stands beside; a source that gives another has its own said. */
  readonly date?: string | undefined;
}

export function SourceLines({ sources, articles, date }: SourceLinesProps) {
  return (
    <ul class="source-lines">
      {sources.map((source) => {
        const { articleId, at } = source;
        const article = articles.get(articleId);
        const day = article?.published === undefined ? undefined : publishedDay(article.published);
        return (
          <li>
            <a href={at === undefined ? recordHref('article', articleId) : evidenceHref(at)}>
              {article?.title ?? `新闻 ${articleId}`}
            </a>
            <span class="quiet">
              {article?.source !== undefined && ` ${article.source}`}
              {day !== undefined && (
                <>
                  {' '}
                  <time datetime={day}>{day}</time>
                </>
              )}
              {source.date !== undefined && source.date !== date && `（写作 ${source.date}）`}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
