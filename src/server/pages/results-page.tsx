/** The answer to a search. */
import type { CompanyDetail, ProjectDetail } from '../../contract/detail.ts';
import type { SearchRequest, SearchResponse } from '../../contract/search.ts';
import { ChipRow } from './chip-row.tsx';
import { DatePanel } from './date-panel.tsx';
import { shanghaiDay } from './date-range.ts';
import { EmptyAnswer } from './empty-answer.tsx';
import { ExportLinks } from './export-links.tsx';
import { count } from './figure-text.ts';
import { FilterPanel } from './filter-panel.tsx';
import { HitRow } from './hit-row.tsx';
import { type Frame, layout, type PageHtml } from './layout.tsx';
import { carriedParams, hiddenPairs, searchHref } from './page-url.ts';
import { Paging } from './paging.tsx';
import { SortLinks, TypeTabs } from './type-tabs.tsx';

export interface Problem {
  readonly parameter: string;
  readonly message: string;
}

export interface ResultsView {
  readonly url: URL;
  readonly request: SearchRequest;
  readonly problems: readonly Problem[];
  readonly response: SearchResponse;
  readonly answer?: CompanyDetail | ProjectDetail | undefined;
  readonly now: Date;
}

export function resultsPage(frame: Frame, view: ResultsView): PageHtml {
  const { request, response, problems, now } = view;
  const faulty = problems.map(({ parameter }) => parameter);
  const params = carriedParams(view.url, request, faulty);
  const props = { params, request, response };
  const { q } = request;
  return layout({
    frame,
    title: `${q === '' ? '全部记录' : q} · 项讯`,
    canonical: searchHref(params),
    indexed: false,
    followed: params,
    box: {
      q: faulty.includes('q') ? (view.url.searchParams.get('q') ?? '') : q,
      hidden: hiddenPairs(params, ['q', 'from', 'to']),
    },
    skipTo: '跳到结果',
    children: (
      <div class="results">
        <h1 class="unseen">{q === '' ? '全部记录' : `“${q}”的搜索结果`}</h1>
        {problems.length > 0 && (
          <p class="problem">
            有参数没有采用：
            {problems.map(({ parameter, message }, index) => (
              <>
                {index > 0 && '；'}
                <code>{parameter}</code> {problemText(parameter, message)}
              </>
            ))}
          </p>
        )}
        <ChipRow {...props} />
        <TypeTabs {...props} />
        <input class="unseen" type="checkbox" id="show-filters" autocomplete="off" />
        <label class="filter-switch" for="show-filters">
          筛选条件
        </label>
        <aside aria-labelledby="filters-name">
          <FilterPanel {...props} />
        </aside>
        <div class="answer">
          <DatePanel {...props} now={now} />
          <section aria-labelledby="hits-name">
            <div class="hits-head">
              <h2 id="hits-name">{count(response.total)} 条结果</h2>
              <SortLinks {...props} />
            </div>
            {response.timedOut && (
              <p class="note">这次检索太费时，只列出了已找到的；换几个词，或加上筛选条件再试。</p>
            )}
            {response.partial && <p class="note">部分数据暂时读不到，结果可能不全；请过一会儿再试。</p>}
            {response.relaxed && <p class="note">{relaxedText(q, response.didYouMean)}</p>}
            {response.hits.length === 0 ? (
              <EmptyAnswer {...props} />
            ) : (
              <ol class="hits">
                {response.hits.map((hit, index) => (
                  <HitRow hit={hit} today={shanghaiDay(now)} answer={index === 0 ? view.answer : undefined} />
                ))}
              </ol>
            )}
          </section>
          <Paging {...props} />
          <ExportLinks {...props} />
        </div>
      </div>
    ),
  });
}

/** The message without the name, which stands before it, and without the English that may follow the Chinese. */
function problemText(parameter: string, message: string): string {
  const text = message.startsWith(`${parameter}: `) ? message.slice(parameter.length + 2) : message;
  return text.replace(/\s*\([ -~]+\)$/, '');
}

/** Names the words where they are few and plain; a query with operators is not taken apart here. */
function relaxedText(q: string, meant: string | null): string {
  if (meant !== null) return `没有“${q.trim()}”的记录，以下是“${meant}”的结果。`;
  const words = q.split(/\s+/).filter(Boolean);
  const plain = words.length >= 2 && words.length <= 4 && !/["“”:：-]/.test(q);
  const what = plain ? words.map((word) => `“${word}”`).join('和') : '全部词语';
  return `结果放宽了条件：没有同时包含${what}的记录，以下只含其中一部分。`;
}
