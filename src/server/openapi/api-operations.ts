/** `/api/v1` and what a server is watched by, described. */
import { z } from 'zod';
import type { ErrorCode } from '../../contract/error.ts';
import { FACETS } from '../../contract/search.ts';
import { MAX_QUERY, PARAMETER_SCHEMAS } from '../../contract/search-params.ts';
import type { Operation, Parameter } from './operation.ts';
import {
  articleDetailSchema,
  companyDetailSchema,
  projectDetailSchema,
  statusFields,
} from './record-schemas.ts';
import { searchResponseSchema, suggestResponseSchema } from './search-schemas.ts';

const TAG = '检索接口 (API)';

/** Whoever reads may meet these. */
export const READING: readonly ErrorCode[] = [
  'key_required',
  'key_invalid',
  'origin_not_allowed',
  'rate_limited',
  'overloaded',
  'not_ready',
  'cluster_unavailable',
];
export const SEARCHING: readonly ErrorCode[] = ['invalid_parameter', 'unknown_parameter', ...READING];

const DESCRIPTIONS: Readonly<Record<string, string>> = {
  q: '查询, 空则列出全部 (query; empty lists everything)',
  type: '类型, 可重复 (types of record)',
  company: '企业编号或名称 (company by id or name)',
  region: '地区 (place)',
  industry: '行业 (industry)',
  stage: '阶段 (stage)',
  source: '来源 (outlet)',
  tag: '标签 (tag)',
  from: '起始日, 含当日 (first day)',
  to: '截止日, 含当日; 不早于 from (last day)',
  dateField: '按发布日或事件日 (day of publication or of events)',
  minYi: '投资额下限, 亿元 (least investment)',
  maxYi: '投资额上限, 亿元; 不小于 minYi (most investment)',
  sort: '排序 (order)',
  matching: '词须全有 all, 有其一 any, 没有全有的才放宽 auto (default)',
  limit: '条数, 默认 10 (how many)',
  offset: '从第几条起; offset + limit 至多 10,000 (from which on)',
  cursor: '上一页的 nextCursor (from the page before)',
  facets: '要哪些分面 (facets to count)',
  explain: '1: 附得分的来由 (why each score)',
  literal: '1: 日期、金额、字段都当文字 (words are words)',
  duplicates: '转载折叠或逐篇列出 (reprints folded or shown)',
};

export const key: Parameter = { schema: z.string(), description: '站点密钥 (site key)' };
const { lists, singles, mostValues } = PARAMETER_SCHEMAS;

const searchQuery: Readonly<Record<string, Parameter>> = {
  ...Object.fromEntries(
    Object.entries(singles).map(([name, schema]): [string, Parameter] => [
      name,
      { schema, mayBeEmpty: name !== 'q', ...described(name) },
    ]),
  ),
  ...Object.fromEntries(
    Object.entries(lists).map(([name, schema]): [string, Parameter] => [
      name,
      { schema, list: 'repeated', mayBeEmpty: true, mostItems: mostValues, ...described(name) },
    ]),
  ),
  facets: { schema: z.enum(FACETS), list: 'commas', mayBeEmpty: true, ...described('facets') },
  key,
};

function described(name: string): { description?: string } {
  const description = DESCRIPTIONS[name];
  return description === undefined ? {} : { description };
}

/** A file begins at the first record and has all columns. */
const { offset: _, cursor: __, facets: ___, explain: ____, ...exportQuery } = searchQuery;
export const EXPORT_QUERY: Readonly<Record<string, Parameter>> = exportQuery;

const id: Readonly<Record<string, Parameter>> = {
  id: { schema: z.string().min(1).max(128), description: '编号 (id)' },
};
const status = z.strictObject(statusFields).meta({ id: 'Status' });

function record(kind: string, name: string, summary: string, schema: z.ZodType): Operation {
  return {
    method: 'get',
    path: `/api/v1/${kind}/{id}`,
    id: name,
    tag: TAG,
    summary,
    inPath: id,
    query: { key },
    answers: {
      200: {
        description: '记录和它的关联 (the record and its links)',
        content: { 'application/json': schema },
      },
    },
    errors: { shape: 'problem', codes: ['record_not_found', ...READING] },
    key: 'site',
  };
}

export const API_OPERATIONS: readonly Operation[] = [
  {
    method: 'get',
    path: '/api/v1/search',
    id: 'search',
    tag: TAG,
    summary: '检索 (search)',
    query: searchQuery,
    answers: {
      200: {
        description: '结果 (hits, counts and months)',
        content: { 'application/json': searchResponseSchema },
      },
    },
    errors: { shape: 'problem', codes: SEARCHING },
    key: 'site',
  },
  {
    method: 'get',
    path: '/api/v1/suggest',
    id: 'suggest',
    tag: TAG,
    summary: '输入时的建议 (suggestions while typing)',
    query: {
      q: { schema: z.string().max(MAX_QUERY), description: '已输入的 (typed so far)' },
      limit: { schema: z.int().min(1).max(20), description: '条数, 默认 8 (how many)' },
      key,
    },
    answers: {
      200: { description: '建议 (suggestions)', content: { 'application/json': suggestResponseSchema } },
    },
    errors: { shape: 'problem', codes: SEARCHING },
    key: 'site',
  },
  {
    method: 'get',
    path: '/api/v1/export',
    id: 'exportRecords',
    tag: TAG,
    summary: '检索结果存成文件 (a search as a file)',
    query: {
      ...EXPORT_QUERY,
      format: {
        schema: z.enum(['csv', 'json', 'jsonl']),
        mayBeEmpty: true,
        description: '默认 csv (default)',
      },
      limit: {
        schema: z.int().min(1).max(10_000),
        mayBeEmpty: true,
        description: '至多几条, 默认 10,000 (most records)',
      },
    },
    answers: {
      200: {
        description: '文件 (the file)',
        content: {
          'text/csv': 'text',
          'application/json': z
            .strictObject({
              q: z.string(),
              total: z.int().min(0),
              generation: z.string(),
              records: z.array(z.record(z.string(), z.unknown())),
            })
            .meta({ id: 'Export' }),
          'application/x-ndjson': 'text',
        },
        headers: { 'X-Total-Count': '总条数 (records of the search)' },
      },
    },
    errors: { shape: 'problem', codes: SEARCHING },
    key: 'site',
  },
  record('articles', 'article', '一篇新闻 (an article)', articleDetailSchema),
  record('projects', 'project', '一个项目 (a project)', projectDetailSchema),
  record('companies', 'company', '一家企业 (a company)', companyDetailSchema),
  {
    method: 'post',
    path: '/api/v1/admin/refresh',
    id: 'refresh',
    tag: '管理 (administration)',
    summary: '立即查看有无新一代索引 (look for a newer generation now)',
    answers: {
      200: { description: '现在用的索引 (what is served)', content: { 'application/json': status } },
    },
    errors: {
      shape: 'problem',
      codes: [...READING, 'forbidden'],
    },
    key: 'admin',
  },
  {
    method: 'get',
    path: '/healthz',
    id: 'healthz',
    tag: '管理 (administration)',
    summary: '存活 (alive)',
    answers: {
      200: {
        description: '活着 (alive)',
        content: { 'application/json': z.strictObject({ status: z.literal('ok') }).meta({ id: 'Alive' }) },
      },
    },
    errors: { shape: 'problem' },
  },
  {
    method: 'get',
    path: '/readyz',
    id: 'readyz',
    tag: '管理 (administration)',
    summary: '可以接客 (ready)',
    answers: {
      200: {
        description: '就绪 (ready)',
        content: {
          'application/json': z
            .strictObject({ status: z.literal('ready'), ...statusFields })
            .meta({ id: 'Ready' }),
        },
      },
    },
    errors: { shape: 'problem', codes: ['not_ready', 'cluster_unavailable'] },
  },
  {
    method: 'get',
    path: '/metrics',
    id: 'metrics',
    tag: '管理 (administration)',
    summary: 'Prometheus 指标, 只给本机或带管理密钥 (for this machine, or with an admin key)',
    answers: { 200: { description: '指标 (metrics)', content: { 'text/plain': 'text' } } },
    errors: {
      shape: 'problem',
      codes: ['key_required', 'key_invalid', 'forbidden', 'rate_limited'],
    },
    key: 'admin',
  },
];
