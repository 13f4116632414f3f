/** The door of Meilisearch, described. */
import { z } from 'zod';
import { facetSearchSchema, multiSearchSchema, searchSchema } from '../meili/search-params.ts';
import { DOCUMENT_OPERATIONS } from './meili-document-operations.ts';
import { describe, flag, index, json, list, number, page, text, whole } from './meili-operation.ts';
import * as answers from './meili-schemas.ts';
import type { Operation, Parameter } from './operation.ts';

const searchQuery: Readonly<Record<string, Parameter>> = {
  q: { schema: text, description: '查询 (query)' },
  offset: number('从第几条起 (from which on)'),
  limit: number('条数, 默认 20 (how many)'),
  page: number('第几页, 从 1 起 (page)'),
  hitsPerPage: number('每页条数 (hits of a page)'),
  filter: { schema: text, description: '筛选式 (filter expression)' },
  facets: list('分面, * 为全部 (facets)'),
  sort: list('如 published:desc (order)'),
  attributesToRetrieve: list('返回哪些字段 (attributes to return)'),
  attributesToHighlight: list('标出哪些字段 (attributes to mark)'),
  highlightPreTag: { schema: z.string().max(1_000), description: '默认 <em>' },
  highlightPostTag: { schema: z.string().max(1_000), description: '默认 </em>' },
  attributesToCrop: list('截短哪些字段, 如 text:20 (attributes to cut)'),
  cropLength: number('留几个词, 默认 10 (words left)'),
  cropMarker: { schema: z.string().max(1_000), description: '默认 …' },
  showMatchesPosition: flag('附标记的位置 (places of the marks)'),
  matchingStrategy: { schema: z.enum(['last', 'all', 'frequency']), description: '默认 last (default)' },
  showRankingScore: flag('附得分 0–1 (score)'),
  rankingScoreThreshold: { schema: z.number().min(0).max(1), description: '最低得分 (least score)' },
};

export const MEILI_OPERATIONS: readonly Operation[] = [
  describe('get', '/health', 'Health', '可用 (available)', answers.meiliHealth),
  describe('get', '/version', 'Version', '版本 (version)', answers.meiliVersion),
  describe('get', '/stats', 'Stats', '各索引的文档数 (documents of each index)', answers.meiliStats),
  describe('get', '/indexes', 'Indexes', '三个索引 (the three indexes)', answers.meiliIndexes, {
    query: page,
  }),
  describe('get', '/indexes/{uid}', 'Index', '一个索引 (an index)', answers.meiliIndex, { inPath: index }),
  describe(
    'get',
    '/indexes/{uid}/stats',
    'IndexStats',
    '一个索引的文档数 (its documents)',
    answers.meiliIndexStats,
    {
      inPath: index,
    },
  ),
  describe(
    'get',
    '/indexes/{uid}/settings',
    'Settings',
    '设置, 只读 (settings, as they are)',
    answers.meiliSettings,
    {
      inPath: index,
    },
  ),
  describe(
    'get',
    '/indexes/{uid}/settings/{name}',
    'Setting',
    '一项设置 (one setting)',
    answers.meiliSetting,
    {
      inPath: { ...index, name: { schema: text, description: '如 filterable-attributes' } },
    },
  ),
  describe('get', '/indexes/{uid}/search', 'SearchByAddress', '检索 (search)', answers.meiliAnswer, {
    inPath: index,
    query: searchQuery,
  }),
  describe('post', '/indexes/{uid}/search', 'Search', '检索 (search)', answers.meiliAnswer, {
    inPath: index,
    body: json(searchSchema),
  }),
  describe(
    'post',
    '/indexes/{uid}/facet-search',
    'FacetSearch',
    '在分面的值里找 (search the values of a facet)',
    answers.meiliFacetAnswer,
    {
      inPath: index,
      body: json(facetSearchSchema),
    },
  ),
  describe(
    'post',
    '/multi-search',
    'MultiSearch',
    '一次多个检索 (several searches)',
    answers.meiliMultiAnswer,
    {
      body: json(multiSearchSchema),
      errors: [404],
    },
  ),
  ...DOCUMENT_OPERATIONS,
  describe('get', '/tasks', 'Tasks', '任务, 新的在前 (tasks, newest first)', answers.meiliTasks, {
    key: 'admin',
    query: {
      limit: number('几个, 默认 20 (how many)'),
      from: number('从这个编号起 (from this one on)'),
      reverse: flag('旧的在前 (oldest first)'),
      uids: list('编号 (ids)'),
      statuses: list('状态 (statuses)'),
      types: list('种类 (types)'),
      indexUids: list('索引 (indexes)'),
    },
  }),
  describe('get', '/tasks/{uid}', 'Task', '一个任务 (a task)', answers.meiliTask, {
    key: 'admin',
    inPath: { uid: { schema: whole, description: '编号 (id)' } },
    errors: [400],
  }),
];
