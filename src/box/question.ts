/** What is asked, and how it is written: for the server, for the search page, for the address of the host page. */

import { type DayRange, rangeOf } from './day.ts';
import type { BoxOptions } from './option.ts';
import { listOf } from './option.ts';

export const FILTERS = ['type', 'region', 'industry'] as const;
export type FilterName = (typeof FILTERS)[number];

export interface Question extends DayRange {
  readonly q: string;
  /** What the reader chose beside the words. */
  readonly chosen: Readonly<Record<FilterName, readonly string[]>>;
}

export const NOTHING: Question = {
  q: '',
  from: '',
  to: '',
  chosen: { type: [], region: [], industry: [] },
};

/** Code points of a query that the server takes. */
const MAX_QUERY = 256;
/** Rows asked for at once, of which each group takes its first. */
const ROWS = 24;

export function isAsked({ q, from, to, chosen }: Question): boolean {
  return q + from + to !== '' || FILTERS.some((name) => chosen[name].length > 0);
}

/** Blanks at the ends and what is too long fall away. */
export function queryOf(text: string): string {
  return [...text.trim()].slice(0, MAX_QUERY).join('');
}

/** The parameters that say the question itself; a chosen filter stands in place of the preset one. */
function asParams({ q, from, to, chosen }: Question, options: BoxOptions): URLSearchParams {
  const params = new URLSearchParams({ q });
  for (const name of FILTERS) {
    const values = chosen[name].length > 0 ? chosen[name] : listOf(options[name]);
    for (const value of values) params.append(name, value);
  }
  for (const value of listOf(options.company)) params.append('company', value);
  if (from) params.set('from', from);
  if (to) params.set('to', to);
  if (!q) params.set('sort', 'newest');
  return params;
}

export function searchAddress(question: Question, options: BoxOptions): string {
  const params = asParams(question, options);
  params.set('limit', String(ROWS));
  params.set('facets', FILTERS.join(','));
  if (options.key) params.set('key', options.key);
  return `${options.api}/api/v1/search?${params}`;
}

/** The search page with the same question. */
export function pageAddress(question: Question, options: BoxOptions, type?: string): string {
  const params = asParams(
    type ? { ...question, chosen: { ...question.chosen, type: [type] } } : question,
    options,
  );
  return `${options.api}/?${params}`;
}

/** The question in the host's own address: `q`, `q.from`, `q.to`, `q.type` … for the parameter `q`. */
export function writeTo(address: string, param: string, { q, from, to, chosen }: Question): string {
  const url = new URL(address);
  const put = (name: string, values: readonly string[]) => {
    url.searchParams.delete(name);
    for (const value of values) if (value) url.searchParams.append(name, value);
  };
  put(param, [q]);
  put(`${param}.from`, [from]);
  put(`${param}.to`, [to]);
  for (const name of FILTERS) put(`${param}.${name}`, chosen[name]);
  return url.href;
}

export function readFrom(address: string, param: string): Question {
  const { searchParams } = new URL(address);
  const one = (name: string) => searchParams.get(`${param}${name}`) ?? '';
  return {
    q: queryOf(one('')),
    ...(rangeOf(one('.from'), one('.to')) ?? { from: '', to: '' }),
    chosen: {
      type: searchParams.getAll(`${param}.type`),
      region: searchParams.getAll(`${param}.region`),
      industry: searchParams.getAll(`${param}.industry`),
    },
  };
}

export function toggledFilter(question: Question, name: FilterName, value: string): Question {
  const values = question.chosen[name];
  const next = values.includes(value) ? values.filter((one) => one !== value) : [...values, value];
  return { ...question, chosen: { ...question.chosen, [name]: next } };
}
