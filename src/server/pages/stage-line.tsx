/** The stages of one project: as a line to glance at, and as a list with its evidence. */
import type { ArticleLink } from '../../contract/detail.ts';
import type { ProjectEvent } from '../../contract/record.ts';
import { dateText } from './date-range.ts';
import { recordHref } from './page-url.ts';
import { StageLabel, StageShape } from './stage-shape.tsx';

interface StageLineProps {
  readonly events: readonly ProjectEvent[];
  /** `YYYY-MM-DD`; an event after it is a plan. */
  readonly today: string;
}

/** A date later than today in every reading of it: `2024` is a plan in 2023, no plan in 2024. */
export function isPlanned(date: string | undefined, today: string): boolean {
  return date !== undefined && date > today.slice(0, date.length);
}

export function StageLine({ events, today }: StageLineProps) {
  if (events.length === 0) return null;
  return (
    <ol class="stage-line" aria-label="阶段">
      {events.map(({ stage, date }) => (
        <li class={isPlanned(date, today) ? 'planned' : undefined}>
          <StageLabel stage={stage} planned={isPlanned(date, today)} />
          {date !== undefined && <time datetime={date}>{date}</time>}
        </li>
      ))}
    </ol>
  );
}

interface StageTimelineProps extends StageLineProps {
  readonly articles: readonly ArticleLink[];
}

export function StageTimeline({ events, today, articles }: StageTimelineProps) {
  const byId = new Map(articles.map((article) => [article.id, article]));
  return (
    <ol class="timeline">
      {events.map(({ stage, date, articleId }) => {
        const planned = isPlanned(date, today);
        const article = articleId === undefined ? undefined : byId.get(articleId);
        return (
          <li class={planned ? 'planned' : undefined}>
            <StageShape stage={stage} planned={planned} />
            <p class="event">
              <strong>{planned ? `计划${stage}` : stage}</strong>{' '}
              {date === undefined ? (
                <span class="quiet">日期不详</span>
              ) : (
                <time datetime={date}>{dateText(date)}</time>
              )}
            </p>
            {articleId !== undefined && (
              <p class="evidence">
                据 <a href={recordHref('article', articleId)}>{article?.title ?? `新闻 ${articleId}`}</a>
                {article?.source !== undefined && <span class="quiet">{` ${article.source}`}</span>}
              </p>
            )}
          </li>
        );
      })}
    </ol>
  );
}
