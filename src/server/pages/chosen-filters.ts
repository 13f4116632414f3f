/** What narrows the answer, each with the address of the same search without it. */
import type { SearchRequest, SearchResponse, Understood } from '../../contract/search.ts';
import { rangeText } from './date-range.ts';
import { TYPE_NAMES, yiText } from './figure-text.ts';
import { LIST_PARAMETERS, type ListParameter, searchHref, toggled, withValues } from './page-url.ts';

export interface FilterChip {
  readonly kind: string;
  readonly text: string;
  /** The same search without this; absent where there is nothing to take away. */
  readonly removeHref?: string;
}

export const LIST_NAMES: Readonly<Record<ListParameter, string>> = {
  type: '类型',
  company: '企业',
  region: '地区',
  industry: '行业',
  stage: '阶段',
  source: '来源',
  tag: '标签',
};

const KIND_NAMES: Readonly<Record<Understood['kind'], string>> = {
  company: '公司',
  region: '地区',
  stage: '阶段',
  date: '时间',
  amount: '金额',
  source: '来源',
  industry: '行业',
  tag: '标签',
};

/** The name to show for a value of a list filter: a company's id has one among the counts. */
function valueText(name: ListParameter, value: string, response: SearchResponse): string {
  if (name === 'type') return TYPE_NAMES[value as keyof typeof TYPE_NAMES] ?? value;
  return response.facets[name]?.find((one) => one.value === value)?.label ?? value;
}

/** The filters of the address. One type alone is left out: it stands as the current tab. */
export function chosenFilters(
  params: URLSearchParams,
  request: SearchRequest,
  response: SearchResponse,
): readonly FilterChip[] {
  const chips: FilterChip[] = [];
  const add = (kind: string, text: string, next: URLSearchParams): void => {
    chips.push({ kind, text, removeHref: searchHref(next) });
  };
  for (const name of LIST_PARAMETERS) {
    if (name === 'type' && request.type.length < 2) continue;
    for (const value of request[name]) {
      add(LIST_NAMES[name], valueText(name, value, response), toggled(params, name, value));
    }
  }
  if (request.from !== undefined || request.to !== undefined) {
    const kind = request.dateField === 'event' ? '事件日期' : '日期';
    add(kind, rangeText(request.from, request.to), withValues(params, { from: undefined, to: undefined }));
  }
  if (request.minYi !== undefined) {
    add('投资', `≥ ${yiText(request.minYi)}`, withValues(params, { minYi: undefined }));
  }
  if (request.maxYi !== undefined) {
    add('投资', `≤ ${yiText(request.maxYi)}`, withValues(params, { maxYi: undefined }));
  }
  return chips;
}

/** The query without the parts that `marks` name. */
export function withoutMarks(q: string, marks: Understood['marks']): string {
  let [rest, end] = ['', 0];
  for (const [from, to] of marks) {
    rest += `${q.slice(end, from)} `;
    end = to;
  }
  return (rest + q.slice(end)).replace(/\s+/g, ' ').trim();
}

/**
 * What was read out of the words. A part that became a filter goes away with its words; one that only widens
 * has nothing to take away.
 */
export function understoodChips(params: URLSearchParams, response: SearchResponse): readonly FilterChip[] {
  return response.understood.map((part): FilterChip => {
    const { from, to } = part.filter ?? {};
    const name = part.id === undefined ? undefined : valueText('company', part.id, response);
    const range = part.kind === 'date' ? rangeText(from, to) : '';
    const more = range || (part.kind === 'company' && name !== part.id ? (name ?? '') : '');
    const text = more === '' || more === part.text ? part.text : `${part.text}（${more}）`;
    const chip = { kind: KIND_NAMES[part.kind], text };
    if (part.filter === undefined) return chip;
    const q = withoutMarks(response.q, part.marks);
    return { ...chip, removeHref: searchHref(withValues(params, { q })) };
  });
}

/** The same search on any day: the chosen range goes, and so do the words that said a date. */
export function anyDay(params: URLSearchParams, response: SearchResponse): URLSearchParams {
  return withValues(withoutDateWords(params, response), { from: undefined, to: undefined });
}

/** Links that choose a date take the words away that said another: two dates would leave nothing. */
export function withoutDateWords(params: URLSearchParams, response: SearchResponse): URLSearchParams {
  const marks = response.understood
    .filter((part) => part.kind === 'date' && part.filter !== undefined)
    .flatMap((part) => part.marks)
    .toSorted((a, b) => a[0] - b[0]);
  return marks.length === 0 ? params : withValues(params, { q: withoutMarks(response.q, marks) });
}
