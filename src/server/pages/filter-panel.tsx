/** The facets: every value a link that puts it in or takes it out; works without a script. */
import type { FacetCount, SearchRequest, SearchResponse } from '../../contract/search.ts';
import { LIST_NAMES } from './chosen-filters.ts';
import { count } from './figure-text.ts';
import { type ListParameter, searchHref, toggled, withValues } from './page-url.ts';

const GROUPS = ['region', 'industry', 'stage', 'source', 'company'] as const satisfies ListParameter[];
const SHOWN = 6;
const AMOUNTS_YI = [1, 10, 50, 100];

interface FilterPanelProps {
  readonly params: URLSearchParams;
  readonly request: SearchRequest;
  readonly response: SearchResponse;
}

/** Counts with the chosen values first; a chosen value without a count is still there to be taken out. */
function withChosen(counts: readonly FacetCount[], chosen: readonly string[]): readonly FacetCount[] {
  const own = chosen.map((value) => counts.find((one) => one.value === value) ?? { value, count: 0 });
  return [...own, ...counts.filter(({ value }) => !chosen.includes(value))];
}

export function FilterPanel({ params, request, response }: FilterPanelProps) {
  return (
    <div class="filters">
      <h2 id="filters-name">筛选</h2>
      {GROUPS.map((name) => {
        const chosen: readonly string[] = request[name];
        const values = withChosen(response.facets[name] ?? [], chosen);
        const item = (value: FacetCount) => (
          <FacetValue
            value={value}
            chosen={chosen.includes(value.value)}
            href={searchHref(toggled(params, name, value.value))}
          />
        );
        const head = Math.max(SHOWN, chosen.length);
        return (
          values.length > 0 && (
            <details open>
              <summary>{LIST_NAMES[name]}</summary>
              <ul>{values.slice(0, head).map(item)}</ul>
              {values.length > head && (
                <details class="more">
                  <summary>其余 {values.length - head} 个</summary>
                  <ul>{values.slice(head).map(item)}</ul>
                </details>
              )}
            </details>
          )
        );
      })}
      <details open>
        <summary>投资额</summary>
        <ul>
          {AMOUNTS_YI.map((yi) => {
            const chosen = request.minYi === yi;
            const next = withValues(params, { minYi: chosen ? undefined : String(yi) });
            return <FacetValue value={{ value: `${yi} 亿元以上` }} chosen={chosen} href={searchHref(next)} />;
          })}
        </ul>
      </details>
    </div>
  );
}

interface FacetValueProps {
  readonly value: { readonly value: string; readonly label?: string; readonly count?: number };
  readonly chosen: boolean;
  readonly href: string;
}

function FacetValue({ value, chosen, href }: FacetValueProps) {
  return (
    <li>
      <a href={href} aria-current={chosen ? 'true' : undefined} rel="nofollow">
        <span class="value">{value.label ?? value.value}</span>
        {value.count !== undefined && <span class="count">{count(value.count)}</span>}
        {chosen && <span class="unseen">（已选，再选取消）</span>}
      </a>
    </li>
  );
}
