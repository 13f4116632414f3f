/** Which kind of record, and in which order. */
import { RECORD_TYPES } from '../../contract/record.ts';
import { type SearchRequest, type SearchResponse, SORTS, type Sort } from '../../contract/search.ts';
import { count, TYPE_NAMES } from './figure-text.ts';
import { searchHref, withList, withValues } from './page-url.ts';

const SORT_NAMES: Readonly<Record<Sort, string>> = {
  relevance: '相关',
  newest: '最新',
  oldest: '最早',
  amount: '金额',
};

interface TabsProps {
  readonly params: URLSearchParams;
  readonly request: SearchRequest;
  readonly response: SearchResponse;
}

/** Companies first: the order in which a name is usually meant. */
export function TypeTabs({ params, request, response }: TabsProps) {
  const counts = new Map(response.facets.type?.map(({ value, count }) => [value, count]));
  const all = [...counts.values()].reduce((sum, one) => sum + one, 0);
  const only = request.type.length === 1 ? request.type[0] : undefined;
  const tab = (name: string, types: readonly string[], number: number, current: boolean) => (
    <li>
      <a href={searchHref(withList(params, 'type', types))} aria-current={current ? 'page' : undefined}>
        {name} <span class="count">{count(number)}</span>
      </a>
    </li>
  );
  return (
    <nav class="tabs" aria-label="类型">
      <ul>
        {tab('全部', [], all, request.type.length === 0)}
        {RECORD_TYPES.toReversed().map((type) =>
          tab(TYPE_NAMES[type], [type], counts.get(type) ?? 0, type === only),
        )}
      </ul>
    </nav>
  );
}

export function SortLinks({ params, request }: TabsProps) {
  return (
    <nav class="sorts" aria-label="排序">
      <ul>
        {SORTS.map((sort) => (
          <li>
            <a
              href={searchHref(withValues(params, { sort: sort === 'relevance' ? undefined : sort }))}
              aria-current={request.sort === sort ? 'true' : undefined}
            >
              {SORT_NAMES[sort]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
