/** Documents of the Meilisearch door, described. */
import { z } from 'zod';
import { deleteBatchSchema, deleteByFilterSchema, fetchSchema } from '../meili/document-routes.ts';
import { describe, index, json, list, page, text } from './meili-operation.ts';
import * as answers from './meili-schemas.ts';
import type { Content, Operation } from './operation.ts';

const withId = {
  ...index,
  id: { schema: z.string().min(1).max(128), description: '编号 (id)' },
};
/** What a document must have is told by its task. */
const document = z.looseObject({}).meta({ id: 'MeiliNewDocument' });
const documents: Content = {
  'application/json': z.union([z.array(document), document]),
  'application/x-ndjson': 'text',
};
const admin = { key: 'admin', status: 202, errors: [400] } as const;
const DOCUMENTS = '/indexes/{uid}/documents';

export const DOCUMENT_OPERATIONS: readonly Operation[] = [
  describe('get', DOCUMENTS, 'Documents', '列出文档 (list documents)', answers.meiliDocuments, {
    inPath: index,
    query: {
      ...page,
      fields: list('返回哪些字段 (attributes to return)'),
      filter: { schema: text, description: '筛选式 (filter expression)' },
      ids: list('只要这些 (only these)'),
    },
  }),
  describe(
    'post',
    `${DOCUMENTS}/fetch`,
    'FetchDocuments',
    '列出文档 (list documents)',
    answers.meiliDocuments,
    {
      inPath: index,
      body: json(fetchSchema),
    },
  ),
  describe('get', `${DOCUMENTS}/{id}`, 'Document', '一个文档 (a document)', answers.meiliDocument, {
    inPath: withId,
    query: { fields: list('返回哪些字段 (attributes to return)') },
  }),
  describe(
    'post',
    DOCUMENTS,
    'AddDocuments',
    '添加或替换文档 (add or replace documents)',
    answers.meiliEnqueued,
    {
      ...admin,
      inPath: index,
      body: documents,
    },
  ),
  describe(
    'put',
    DOCUMENTS,
    'UpdateDocuments',
    '添加或改动文档的字段 (add documents or change fields)',
    answers.meiliEnqueued,
    {
      ...admin,
      inPath: index,
      body: documents,
    },
  ),
  describe(
    'delete',
    DOCUMENTS,
    'DeleteAllDocuments',
    '删去全部文档 (delete all documents)',
    answers.meiliEnqueued,
    {
      ...admin,
      inPath: index,
    },
  ),
  describe(
    'delete',
    `${DOCUMENTS}/{id}`,
    'DeleteDocument',
    '删去一个文档 (delete a document)',
    answers.meiliEnqueued,
    {
      ...admin,
      inPath: withId,
    },
  ),
  describe(
    'post',
    `${DOCUMENTS}/delete-batch`,
    'DeleteDocuments',
    '删去这些文档 (delete these documents)',
    answers.meiliEnqueued,
    {
      ...admin,
      inPath: index,
      body: json(deleteBatchSchema),
    },
  ),
  describe(
    'post',
    `${DOCUMENTS}/delete`,
    'DeleteByFilter',
    '删去合条件的文档 (delete documents by filter)',
    answers.meiliEnqueued,
    {
      ...admin,
      inPath: index,
      body: json(deleteByFilterSchema),
    },
  ),
];
