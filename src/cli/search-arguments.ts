/** Command-line filters, named as in the API → a search request. */

import { RECORD_TYPES, STAGES } from '../contract/record.ts';
import { DATE_FIELDS, DUPLICATES, MATCHINGS, type SearchRequest, SORTS } from '../contract/search.ts';
import { parseSearchParams } from '../contract/search-params.ts';
import { type Arguments, type Option, usageError } from './command.ts';

const LISTS: Readonly<Record<string, Option>> = {
  type: {
    type: 'string',
    multiple: true,
    value: '<type>',
    choices: RECORD_TYPES,
    help: 'article、project、company',
  },
  company: { type: 'string', multiple: true, value: '<name>', help: '企业名称或编号 (company name or id)' },
  region: { type: 'string', multiple: true, value: '<place>', help: '地区 (place)' },
  industry: { type: 'string', multiple: true, value: '<name>', help: '行业 (industry)' },
  stage: {
    type: 'string',
    multiple: true,
    value: '<stage>',
    choices: STAGES,
    help: '阶段: 签约 开工 在建 封顶 竣工 投产 达产 增资扩产',
  },
  source: { type: 'string', multiple: true, value: '<name>', help: '来源 (outlet)' },
  tag: { type: 'string', multiple: true, value: '<tag>', help: '标签 (tag)' },
};

const SINGLES: Readonly<Record<string, Option>> = {
  from: { type: 'string', value: '<day>', help: '起始日 YYYY-MM-DD, 含当日 (first day)' },
  to: { type: 'string', value: '<day>', help: '截止日 YYYY-MM-DD, 含当日 (last day)' },
  dateField: { type: 'string', value: '<field>', choices: DATE_FIELDS, help: 'published 或 event' },
  minYi: { type: 'string', value: '<n>', help: '投资额下限, 亿元 (least investment)' },
  maxYi: { type: 'string', value: '<n>', help: '投资额上限, 亿元 (greatest investment)' },
  sort: { type: 'string', value: '<sort>', choices: SORTS, help: 'relevance、newest、oldest、amount' },
  matching: { type: 'string', value: '<mode>', choices: MATCHINGS, help: 'auto、all、any' },
  duplicates: {
    type: 'string',
    value: '<mode>',
    choices: DUPLICATES,
    help: 'fold 折叠转载, show 全部列出 (reprints)',
  },
  limit: { type: 'string', default: '10', value: '<n>', help: '条数 1–100 (how many)' },
  offset: { type: 'string', value: '<n>', help: '从第几条起 (from which)' },
};

export const SEARCH_OPTIONS: Readonly<Record<string, Option>> = {
  ...LISTS,
  ...SINGLES,
  literal: { type: 'boolean', help: '只当作文字, 不解读字段 (words only)' },
};

/** Throws `invalid_usage` naming each wrong option. */
export function requestOf(query: string, args: Arguments): SearchRequest {
  const params = new URLSearchParams({ q: query });
  for (const name of Object.keys(LISTS)) for (const value of args.list(name)) params.append(name, value);
  for (const name of Object.keys(SINGLES)) {
    const value = args.optional(name);
    if (value !== undefined) params.append(name, value);
  }
  if (args.flag('literal')) params.append('literal', '1');
  const { request, problems } = parseSearchParams(params);
  if (problems.length > 0) throw usageError(problems.map(({ message }) => `--${message}`).join('\n'));
  return request;
}
