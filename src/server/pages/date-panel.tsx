/** Dates, the user's second question: presets, two days of one's own, which date is meant, and the months. */
import type { SearchRequest, SearchResponse } from '../../contract/search.ts';
import { anyDay, withoutDateWords } from './chosen-filters.ts';
import { presetRanges } from './date-range.ts';
import { count } from './figure-text.ts';
import { MonthHistogram } from './month-histogram.tsx';
import { searchHref, withValues } from './page-url.ts';
import { SEARCH_FORM } from './search-box.tsx';

interface DatePanelProps {
  readonly params: URLSearchParams;
  readonly request: SearchRequest;
  readonly response: SearchResponse;
  readonly now: Date;
}

export function DatePanel({ params, request, response, now }: DatePanelProps) {
  const base = withoutDateWords(params, response);
  const { from, to } = request;
  return (
    <section class="dates" aria-label="日期">
      <div class="date-row">
        <ul class="presets">
          {presetRanges(now).map((range) => (
            <li>
              <a
                href={searchHref(withValues(base, { from: range.from, to: range.to }))}
                aria-current={from === range.from && to === range.to ? 'true' : undefined}
              >
                {range.label}
              </a>
            </li>
          ))}
        </ul>
        <div class="days">
          <label>
            从 <input type="date" name="from" form={SEARCH_FORM} value={from ?? ''} />
          </label>
          <label>
            到 <input type="date" name="to" form={SEARCH_FORM} value={to ?? ''} />
          </label>
          <button type="submit" form={SEARCH_FORM}>
            确定
          </button>
        </div>
      </div>
      <MonthHistogram params={base} request={request} response={response} />
      {response.undated > 0 && (
        <p class="note">
          还没有日期的 {count(response.undated)} 条未列入。
          <a href={searchHref(anyDay(params, response))}>不限日期</a>
        </p>
      )}
    </section>
  );
}
