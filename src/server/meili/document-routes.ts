/** Documents of an index, read by anybody and changed with an admin key. */
import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { z } from 'zod';
import type { DocumentQuery, SourceDocument } from '../../contract/document-query.ts';
import type { Intake } from '../../intake/intake.ts';
import type { Work } from '../../intake/task.ts';
import { type FilterValue, parseFilter } from './filter.ts';
import { indexNamed } from './index-name.ts';
import { MeiliError, readBody } from './meili-error.ts';
import type { MeiliOptions } from './meili-options.ts';
import {
  bodyOf,
  documentsOf,
  jsonOf,
  MAX_DOCUMENTS_BODY,
  MAX_SEARCH_BODY,
  readJson,
} from './request-body.ts';
import { MAX_TOTAL_HITS } from './search-params.ts';
import { summarized } from './task-body.ts';

const LIMIT = 20;
const whole = z.int().min(0).max(1_000_000_000);

export const fetchSchema = z
  .strictObject({
    offset: whole.nullish(),
    limit: whole.nullish(),
    fields: z.array(z.string()).nullish(),
    filter: z.union([z.string(), z.array(z.union([z.string(), z.array(z.string())]))]).nullish(),
    ids: z.array(z.union([z.string(), z.int()])).nullish(),
    sort: z.null().optional(),
    retrieveVectors: z.literal(false).nullish(),
  })
  .meta({ id: 'MeiliFetch' });
type Fetch = z.infer<typeof fetchSchema>;

export const deleteBatchSchema = z.array(z.union([z.string(), z.int()])).meta({ id: 'MeiliDeleteBatch' });
export const deleteByFilterSchema = z
  .strictObject({ filter: z.union([z.string(), z.array(z.union([z.string(), z.array(z.string())]))]) })
  .meta({ id: 'MeiliDeleteByFilter' });

export function documentReadRoutes({ engine }: MeiliOptions): Hono {
  const app = new Hono();

  const list = async (c: Context, uid: string, { offset, limit, fields, filter, ids }: Fetch) => {
    const { type } = indexNamed(uid);
    const where = parseFilter(type, filter, 'invalid_document_filter');
    const named = ids ? ({ kind: 'in', attribute: 'id', values: ids.map(String) } as const) : undefined;
    const conditions = [where, named].filter((one) => one !== undefined);
    const page = { offset: offset ?? 0, limit: limit ?? LIMIT };
    const query: DocumentQuery = {
      q: '',
      type,
      ...(conditions.length > 0 ? { where: { kind: 'and', of: conditions } } : {}),
      order: [{ attribute: 'id', descending: false }],
      matching: 'all',
      offset: page.offset,
      limit: Math.min(page.limit, MAX_TOTAL_HITS),
      facets: [],
      facetLimit: 0,
      marked: [],
    };
    const answer = await engine().documents(query);
    const results = answer.hits.map(({ document }) => withFields(document, fields));
    return c.json({ results, ...page, total: answer.total });
  };

  app.get('/indexes/:uid/documents', async (c) => {
    const params = new URL(c.req.url).searchParams;
    params.delete('key');
    const given = [...params].map(([name, text]): [string, unknown] => {
      if (name === 'offset' || name === 'limit') return [name, /^\d+$/.test(text) ? Number(text) : text];
      if (name === 'retrieveVectors') return [name, text === 'false' ? false : text];
      return [name, name === 'fields' || name === 'ids' ? text.split(',') : text];
    });
    return list(c, c.req.param('uid'), readBody(fetchSchema, Object.fromEntries(given), 'document'));
  });

  app.post('/indexes/:uid/documents/fetch', bodyOf(MAX_SEARCH_BODY), async (c) =>
    list(c, c.req.param('uid'), await readJson(c, fetchSchema, 'document')),
  );

  app.get('/indexes/:uid/documents/:id', async (c) => {
    const { uid, id } = c.req.param();
    const found = await engine().document(indexNamed(uid).type, id);
    if (!found)
      throw new MeiliError(
        'document_not_found',
        `没有文档 \`${id.slice(0, 128)}\`。Document \`${id.slice(0, 128)}\` not found.`,
      );
    return c.json(withFields(found.document, c.req.query('fields')?.split(',')));
  });

  return app;
}

function withFields(document: SourceDocument, fields: readonly string[] | null | undefined): object {
  if (!fields || fields.includes('*')) return document;
  return Object.fromEntries(Object.entries(document).filter(([name]) => fields.includes(name)));
}

/** Characters of an id, as in the corpus format. */
const MOST_ID = 128;

/** Each answers 202 and a task at once; what comes of it is in the task. */
export function documentWriteRoutes({ adminDoors, intake }: MeiliOptions): Hono {
  const app = new Hono();
  const take = async (c: Context, work: Work, details: Parameters<Intake['accept']>[2]) => {
    const { uid } = indexNamed(c.req.param('uid') ?? '');
    return c.json(summarized(await opened(intake).accept(uid, work, details)), 202);
  };
  const documents = '/indexes/:uid/documents';
  const limit = bodyOf(MAX_DOCUMENTS_BODY);
  const doors = adminDoors as readonly [MiddlewareHandler, ...MiddlewareHandler[]];
  const add = (as: 'put' | 'patch') => async (c: Context) => {
    indexNamed(c.req.param('uid') ?? '');
    opened(intake);
    const key = c.req.query('primaryKey');
    if (key !== undefined && key !== 'id') {
      throw new MeiliError(
        'index_primary_key_already_exists',
        `主键是 id (the primary key is \`id\`, not \`${key.slice(0, 60)}\`)`,
      );
    }
    const list = await documentsOf(c);
    return take(c, { do: as, documents: list }, { receivedDocuments: list.length, indexedDocuments: null });
  };
  app.post(documents, ...doors, limit, add('put'));
  app.put(documents, ...doors, limit, add('patch'));

  const remove = (c: Context, ids: readonly (string | number)[]) =>
    take(
      c,
      { do: 'delete', ids: ids.map(String) },
      { providedIds: ids.length, deletedDocuments: null, originalFilter: null },
    );
  app.delete(`${documents}/:id`, ...doors, (c) => {
    const id = c.req.param('id');
    if ([...id].length > MOST_ID) {
      throw new MeiliError('invalid_document_id', `id 最多 ${MOST_ID} 字符 (at most ${MOST_ID} characters)`);
    }
    return remove(c, [id]);
  });
  app.post(`${documents}/delete-batch`, ...doors, limit, async (c) =>
    remove(c, await readJson(c, deleteBatchSchema, 'document')),
  );
  app.post(`${documents}/delete`, ...doors, limit, async (c) => {
    const { type } = indexNamed(c.req.param('uid') ?? '');
    const body = await jsonOf(c);
    if (typeof body === 'object' && body !== null && !('filter' in body)) {
      throw new MeiliError('missing_document_filter', '缺少 filter (missing field `filter`)');
    }
    const { filter } = readBody(deleteByFilterSchema, body, 'document');
    const where = parseFilter(type, filter as FilterValue, 'invalid_document_filter');
    if (!where)
      throw new MeiliError(
        'invalid_document_filter',
        'filter 是空的; 全部删除用 DELETE documents (the filter is empty)',
      );
    const shown = typeof filter === 'string' ? filter : JSON.stringify(filter);
    const details = { providedIds: 0, deletedDocuments: null, originalFilter: shown };
    return take(c, { do: 'deleteWhere', where, filter: shown }, details);
  });
  app.delete(documents, ...doors, (c) =>
    take(c, { do: 'clear' }, { providedIds: 0, deletedDocuments: null, originalFilter: null }),
  );
  return app;
}

/** Throws where the server was started without a corpus to write to. */
export function opened(intake: Intake | undefined): Intake {
  if (intake) return intake;
  throw new MeiliError(
    'feature_not_enabled',
    '没有开放写入: 用 serve --corpus 目录 启动 (start with --corpus to take documents)',
  );
}
