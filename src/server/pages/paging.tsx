/** Where in the answer this page stands, and the way to its neighbours. */
import type { SearchRequest, SearchResponse } from '../../contract/search.ts';
import { count } from './figure-text.ts';
import { searchHref, withValues } from './page-url.ts';

/** `offset + limit` may not pass this. */
const DEEPEST = 10_000;

interface PagingProps {
  readonly params: URLSearchParams;
  readonly request: SearchRequest;
  readonly response: SearchResponse;
}

export function Paging({ params, request, response }: PagingProps) {
  const { offset, limit } = request;
  const { total, hits } = response;
  const [before, after] = [Math.max(0, offset - limit), offset + limit];
  const hasNext = after < total && after + limit <= DEEPEST;
  if (hits.length === 0 || (offset === 0 && !hasNext)) return null;
  const hrefOf = (to: number): string =>
    searchHref(withValues(params, { offset: to === 0 ? undefined : String(to) }));
  return (
    <nav class="paging" aria-label="翻页">
      {offset > 0 && (
        <a rel="prev" href={hrefOf(before)}>
          上一页
        </a>
      )}
      <span>
        第 {count(offset + 1)}–{count(offset + hits.length)} 条，共 {count(total)} 条
      </span>
      {hasNext && (
        <a rel="next" href={hrefOf(after)}>
          下一页
        </a>
      )}
    </nav>
  );
}
