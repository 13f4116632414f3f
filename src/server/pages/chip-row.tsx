/** What was understood and what was chosen, each to be taken away with one press. */
import type { SearchRequest, SearchResponse } from '../../contract/search.ts';
import { chosenFilters, type FilterChip, understoodChips } from './chosen-filters.ts';
import { searchHref, withoutFilters, withValues } from './page-url.ts';

interface ChipRowProps {
  readonly params: URLSearchParams;
  readonly request: SearchRequest;
  readonly response: SearchResponse;
}

export function ChipRow({ params, request, response }: ChipRowProps) {
  const understood = understoodChips(params, response);
  const chosen = chosenFilters(params, request, response);
  return (
    <div class="chip-rows">
      {understood.length > 0 && (
        <div class="chip-row">
          <span class="lead">理解为</span>
          <Chips name="从搜索词中理解到的" chips={understood} />
          <a href={searchHref(withValues(params, { literal: '1' }))}>只按字面搜</a>
        </div>
      )}
      {request.literal && (
        <div class="chip-row">
          <span class="lead">正在按字面搜</span>
          <a href={searchHref(withValues(params, { literal: undefined }))}>恢复识别日期、金额和名称</a>
        </div>
      )}
      {chosen.length > 0 && (
        <div class="chip-row">
          <span class="lead">已选</span>
          <Chips name="已选条件" chips={chosen} />
          <a href={searchHref(withoutFilters(params))}>清除全部条件</a>
        </div>
      )}
      {response.didYouMean !== null && (
        <p class="chip-row">
          你要找的是不是{' '}
          <a href={searchHref(withValues(params, { q: response.didYouMean }))}>{response.didYouMean}</a>
        </p>
      )}
    </div>
  );
}

function Chips({ name, chips }: { readonly name: string; readonly chips: readonly FilterChip[] }) {
  return (
    <ul class="chips" aria-label={name}>
      {chips.map(({ kind, text, removeHref }) => (
        <li>
          {removeHref === undefined ? (
            <span class="chip">
              <span class="chip-kind">{kind}</span> {text}
            </span>
          ) : (
            <a class="chip" href={removeHref} rel="nofollow">
              <span class="chip-kind">
                <span class="unseen">去掉</span>
                {kind}
              </span>{' '}
              {text}
              <svg
                class="cross"
                width="10"
                height="10"
                viewBox="0 0 10 10"
                aria-hidden="true"
                focusable="false"
              >
                <path d="M1.5 1.5l7 7m0-7l-7 7" fill="none" stroke-width="1.5" />
              </svg>
            </a>
          )}
        </li>
      ))}
    </ul>
  );
}
