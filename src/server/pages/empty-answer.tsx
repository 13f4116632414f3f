/** No rows: says so, and offers what may help, nearest first. */
import type { SearchRequest, SearchResponse } from '../../contract/search.ts';
import { anyDay, chosenFilters, understoodChips } from './chosen-filters.ts';
import { searchHref, withoutFilters, withValues } from './page-url.ts';

interface EmptyAnswerProps {
  readonly params: URLSearchParams;
  readonly request: SearchRequest;
  readonly response: SearchResponse;
}

export function EmptyAnswer({ params, request, response }: EmptyAnswerProps) {
  const { q, offset } = request;
  if (response.total > 0 && offset > 0) {
    return (
      <div class="empty">
        <p>这一页之后没有更多结果。</p>
        <p>
          <a href={searchHref(withValues(params, {}))}>回到第一页</a>
        </p>
      </div>
    );
  }
  const readDate = response.understood.some(({ kind, filter }) => kind === 'date' && filter !== undefined);
  const dated = request.from !== undefined || request.to !== undefined || readDate;
  const narrowed = chosenFilters(params, request, response).length > 0 || request.type.length > 0;
  const readParts = understoodChips(params, response).some(({ removeHref }) => removeHref !== undefined);
  const words = q.split(/\s+/).filter(Boolean);
  return (
    <div class="empty">
      <p class="said">{saidText(q, dated || narrowed)}</p>
      <ul>
        {dated && (
          <li>
            <a href={searchHref(anyDay(params, response))}>不限日期再搜</a>
          </li>
        )}
        {narrowed && (
          <li>
            <a href={searchHref(withoutFilters(params))}>清除全部条件</a>，只用搜索词
          </li>
        )}
        {readParts && (
          <li>
            <a href={searchHref(withValues(params, { literal: '1' }))}>只按字面搜</a>，不识别日期和金额
          </li>
        )}
        {words.length > 1 &&
          words.slice(0, 3).map((word) => (
            <li>
              只搜 <a href={searchHref(withValues(params, { q: word }))}>{word}</a>
            </li>
          ))}
        <li>换一种写法：简称、全称、英文名或拼音都可以</li>
      </ul>
    </div>
  );
}

/** Blames the words only where nothing else narrows. */
function saidText(q: string, narrowed: boolean): string {
  if (q === '') return '没有找到符合这些条件的记录。';
  return narrowed ? `在所选条件下没有找到“${q}”。` : `没有找到“${q}”。`;
}
