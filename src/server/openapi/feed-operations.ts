/** Feeds of a search and what a browser asks to search from its address bar, described. */
import { z } from 'zod';
import { EXPORT_QUERY, key, READING, SEARCHING } from './api-operations.ts';
import type { Operation, Parameter } from './operation.ts';

const TAG = '订阅与浏览器 (feeds and browsers)';

const feedQuery: Readonly<Record<string, Parameter>> = {
  ...EXPORT_QUERY,
  sort: { schema: z.enum(['newest']), description: '总是最新在前 (always newest first)' },
  limit: {
    schema: z.int().min(1).max(100),
    mayBeEmpty: true,
    description: '至多几条, 默认 50 (most entries)',
  },
};

const person = z.looseObject({ name: z.string() });
const jsonFeed = z
  .looseObject({
    version: z.literal('https://jsonfeed.org/version/1.1'),
    title: z.string(),
    home_page_url: z.url(),
    feed_url: z.url(),
    language: z.string(),
    authors: z.array(person),
    items: z.array(
      z.looseObject({
        id: z.string(),
        url: z.url(),
        title: z.string(),
        date_published: z.iso.datetime(),
        date_modified: z.iso.datetime(),
        authors: z.array(person).optional(),
      }),
    ),
  })
  .meta({ id: 'JsonFeed' });

function feed(path: string, id: string, summary: string, content: Operation['answers'][number]): Operation {
  return {
    method: 'get',
    path,
    id,
    tag: TAG,
    summary,
    query: feedQuery,
    answers: { 200: content, 304: { description: '没有变 (not modified)' } },
    errors: { shape: 'problem', codes: SEARCHING },
    key: 'site',
  };
}

export const FEED_OPERATIONS: readonly Operation[] = [
  feed('/feed.atom', 'atomFeed', '检索结果的 Atom 订阅 (a search as an Atom feed)', {
    description: 'Atom 1.0 (RFC 4287)',
    content: { 'application/atom+xml': 'text' },
  }),
  feed('/feed.json', 'jsonFeed', '检索结果的 JSON Feed 订阅 (a search as a JSON Feed)', {
    description: 'JSON Feed 1.1',
    content: { 'application/feed+json': jsonFeed },
  }),
  {
    method: 'get',
    path: '/opensearch.xml',
    id: 'openSearchDescription',
    tag: TAG,
    summary: '浏览器加本站为搜索引擎用 (OpenSearch description)',
    query: { key },
    answers: {
      200: { description: 'OpenSearch 1.1', content: { 'application/opensearchdescription+xml': 'text' } },
    },
    errors: { shape: 'problem', codes: READING },
    key: 'site',
  },
  {
    method: 'get',
    path: '/suggest.json',
    id: 'browserSuggestions',
    tag: TAG,
    summary: '地址栏里的建议 (suggestions in the address bar)',
    query: { q: { schema: z.string(), description: '已输入的 (typed so far)' }, key },
    answers: {
      200: {
        description: '查询、补全、说明、网址 (query, completions, descriptions, addresses)',
        content: {
          'application/x-suggestions+json': z
            .array(z.union([z.string(), z.array(z.string())]))
            .length(4)
            .meta({ id: 'BrowserSuggestions' }),
        },
      },
    },
    errors: { shape: 'problem', codes: READING },
    key: 'site',
  },
];
