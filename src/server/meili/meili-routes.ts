/** `/meili`: enough of Meilisearch's HTTP API that its own clients work with the three indexes unchanged. */
import { Hono } from 'hono';
import { VERSION } from '../../config/version.ts';
import { allowedMethods } from '../allowed-methods.ts';
import { documentReadRoutes, documentWriteRoutes, opened } from './document-routes.ts';
import { INDEXES, indexBody, indexNamed, settingNamed, settingsOf } from './index-name.ts';
import { indexStats } from './index-stats.ts';
import { MeiliError, meiliErrorResponse } from './meili-error.ts';
import type { MeiliOptions } from './meili-options.ts';
import { searchRoutes } from './search-routes.ts';
import { taskBody, taskList } from './task-body.ts';

/** Routes that only an admin key opens, whatever their method. */
const ADMIN = /^\/meili\/tasks(?:\/|$)/;
/** Methods of a path that reads may use `POST`; all else that is no `GET` writes. */
const READING_POST = /^\/meili\/(?:multi-search|indexes\/[^/]+\/(?:search|facet-search|documents\/fetch))$/;

export function meiliRoutes(options: MeiliOptions): Hono {
  const { engine, readDoors, adminDoors, intake } = options;
  const app = new Hono();
  const since = options.since.toISOString();
  app.onError((error, c) => meiliErrorResponse(c, error));

  app.use(async (c, next) => {
    c.header('Cache-Control', 'no-store');
    await next();
  });
  app.get('/health', (c) => {
    engine();
    return c.json({ status: 'available' });
  });
  for (const door of readDoors) {
    app.use(async (c, next) => {
      const { path, method } = c.req;
      const isRead = method !== 'POST' ? /^(GET|HEAD|OPTIONS)$/.test(method) : READING_POST.test(path);
      return isRead && (!ADMIN.test(path) || method === 'OPTIONS') ? door(c, next) : next();
    });
  }

  app.get('/version', (c) => c.json({ commitSha: 'xiangxun', commitDate: 'unknown', pkgVersion: VERSION }));
  const stats = indexStats(intake);
  app.get('/stats', async (c) => {
    const current = engine();
    const indexes: Record<string, object> = {};
    for (const uid of INDEXES) indexes[uid] = await stats(current, indexNamed(uid));
    const lastUpdate = intake?.tasks().find(({ status }) => status === 'succeeded')?.finishedAt ?? null;
    return c.json({ lastUpdate, indexes });
  });

  app.get('/indexes', (c) => {
    const count = (name: string, fallback: number) => {
      const text = c.req.query(name);
      if (text === undefined) return fallback;
      if (/^\d{1,9}$/.test(text)) return Number(text);
      throw new MeiliError(`invalid_index_${name}`, `${name} 须为非负整数 (must be a positive integer)`);
    };
    const [offset, limit] = [count('offset', 0), count('limit', 20)];
    const results = INDEXES.slice(offset, offset + limit).map((uid) => indexBody(uid, since));
    return c.json({ results, offset, limit, total: INDEXES.length });
  });
  app.get('/indexes/:uid', (c) => c.json(indexBody(indexNamed(c.req.param('uid')).uid, since)));
  app.get('/indexes/:uid/stats', async (c) => c.json(await stats(engine(), indexNamed(c.req.param('uid')))));
  app.get('/indexes/:uid/settings', (c) => c.json(settingsOf(indexNamed(c.req.param('uid')).type)));
  app.get('/indexes/:uid/settings/:name', (c) => {
    const settings = settingsOf(indexNamed(c.req.param('uid')).type);
    const name = settingNamed(c.req.param('name'));
    if (!Object.hasOwn(settings, name)) throw notFound(c.req.path);
    return c.json(settings[name] as object);
  });

  app.route('/', searchRoutes(options));
  app.route('/', documentReadRoutes(options));
  app.route('/', documentWriteRoutes(options));

  const [first, ...rest] = adminDoors;
  if (first) app.use('/tasks/*', first, ...rest);
  app.get('/tasks', (c) => c.json(taskList(opened(intake).tasks(), new URL(c.req.url).searchParams)));
  app.get('/tasks/:uid', (c) => {
    const uid = c.req.param('uid');
    if (!/^\d{1,9}$/.test(uid)) {
      throw new MeiliError(
        'invalid_task_uids',
        `任务编号须为非负整数 (Task uid \`${uid.slice(0, 60)}\` is invalid)`,
      );
    }
    const task = opened(intake).task(Number(uid));
    if (!task) throw new MeiliError('task_not_found', `没有任务 ${uid} (Task \`${uid}\` not found.)`);
    return c.json(taskBody(task));
  });

  const methodsAt = allowedMethods(app, '/meili');
  app.all('*', (c) => {
    const methods = methodsAt(c.req.path);
    if (methods.length === 0) throw notFound(c.req.path);
    c.header('Allow', methods.join(', '));
    throw new MeiliError('method_not_allowed', `只接受 ${methods.join(', ')} (only these methods)`);
  });
  return app;
}

function notFound(path: string): MeiliError {
  return new MeiliError(
    'not_found',
    `没有 ${path.slice(0, 200)}; 本服务的 Meilisearch 接口见 /docs (not offered here; see /docs)`,
  );
}
