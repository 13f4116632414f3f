/** Pages, the box for other sites, and this description itself. */
import { z } from 'zod';
import type { Answer, Operation, Parameter } from './operation.ts';

const TAG = '页面 (pages)';
const HTML: Answer = { description: '页面 (a page)', content: { 'text/html': 'text' } };

const id: Readonly<Record<string, Parameter>> = { id: { schema: z.string().min(1).max(128) } };

function page(path: string, name: string, summary: string, more: Partial<Operation> = {}): Operation {
  const statuses = [...(path === '/' ? [400] : path.includes('{') ? [404] : []), 429, 503];
  return {
    method: 'get',
    path,
    id: name,
    tag: TAG,
    summary,
    answers: { 200: HTML },
    errors: { shape: 'page', statuses },
    ...more,
  };
}

function file(
  path: string,
  name: string,
  summary: string,
  type: string,
  more: Partial<Operation> = {},
): Operation {
  return {
    method: 'get',
    path,
    id: name,
    tag: '嵌入 (the box for other sites)',
    summary,
    answers: {
      200: { description: '文件 (the file)', content: { [type]: 'text' } },
      304: { description: '没有变 (not modified)' },
    },
    errors: { shape: 'problem' },
    ...more,
  };
}

/** @param named names of scripts that never change, as the running server has them */
export function pageOperations(hasBox: boolean): readonly Operation[] {
  const box: readonly Operation[] = [
    page('/embed', 'embedPage', '设置搜索框 (set the box up)', {
      errors: { shape: 'problem' },
    }),
    file('/embed/v1.js', 'boxScript', '搜索框的脚本 (its script)', 'text/javascript'),
    file('/embed/v1.d.ts', 'boxTypes', '脚本的类型 (its types)', 'text/plain'),
    file(
      '/embed/v1.{hash}.js',
      'boxNamedScript',
      '内容永不改变的脚本 (a script that never changes)',
      'text/javascript',
      {
        inPath: { hash: { schema: z.string().regex(/^[0-9a-f]{16}$/) } },
        errors: { shape: 'problem', codes: ['route_not_found'] },
      },
    ),
  ];
  return [
    page('/', 'searchPage', '首页和检索页 (the search page)', {
      query: {
        q: {
          schema: z.string(),
          description: '查询; 其余参数同 /api/v1/search (and the parameters of the search)',
        },
      },
    }),
    page('/articles/{id}', 'articlePage', '新闻页 (an article)', {
      inPath: id,
      query: { mark: { schema: z.string(), description: '标出的字, 如 120-131 (what to mark)' } },
    }),
    page('/projects/{id}', 'projectPage', '项目页 (a project)', { inPath: id }),
    page('/companies/{id}', 'companyPage', '企业页 (a company)', { inPath: id }),
    page('/places', 'placesPage', '全部地区 (all places)'),
    page(
      '/places/{place}',
      'placePage',
      '一地的项目; 可接下级地区 /广东省/肇庆市 (a place; parts may follow)',
      {
        inPath: { place: { schema: z.string().min(1).max(200) } },
      },
    ),
    ...(hasBox ? box : []),
    page('/docs', 'docsPage', '接口说明页 (this description as a page)'),
    {
      method: 'get',
      path: '/openapi.json',
      id: 'openapi',
      tag: '管理 (administration)',
      summary: '本说明 (this description)',
      answers: {
        200: {
          description: 'OpenAPI 3.1',
          content: {
            'application/json': z.looseObject({ openapi: z.literal('3.1.0') }).meta({ id: 'OpenApi' }),
          },
        },
      },
      errors: { shape: 'problem', codes: ['rate_limited'] },
    },
  ];
}
