/** Here is an HTTP request, give me the answer: API, pages and health behind one set of headers. */
import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { requestId } from 'hono/request-id';
import { DEFAULT_LIMITS, type Limits } from '../config/limits.ts';
import type { FacetName } from '../contract/search.ts';
import { DEFAULT_REQUEST, parseSearchParams } from '../contract/search-params.ts';
import type { Intake } from '../intake/intake.ts';
import { adminRoutes } from './admin-routes.ts';
import { allowedMethods } from './allowed-methods.ts';
import { apiRoutes } from './api-routes.ts';
import { Entrance } from './doors/entrance.ts';
import { securityHeaders } from './doors/security-headers.ts';
import type { EmbedFiles } from './embed/embed-files.ts';
import { embedRoutes } from './embed/embed-routes.ts';
import type { EngineHolder } from './engine-holder.ts';
import { feedRoutes } from './feed/feed-routes.ts';
import { admission } from './load/admission.ts';
import { createExportSlots } from './load/export-slots.ts';
import { PacedEngine } from './load/paced-engine.ts';
import { Turns } from './load/turns.ts';
import type { Log } from './log.ts';
import { meiliRoutes } from './meili/meili-routes.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { openApiRoutes } from './openapi/openapi-routes.ts';
import { openSearchRoutes } from './opensearch/opensearch-routes.ts';
import { pageRoutes } from './pages/page-routes.tsx';
import { CLUSTER_UNAVAILABLE, errorResponse, problemResponse } from './problem.ts';
import { createQueryLog } from './query-log.ts';
import { routeName } from './route-name.ts';

export interface AppOptions {
  readonly holder: EngineHolder;
  readonly log: Log;
  readonly now?: () => Date;
  /** The box for other sites; without it there is none. */
  readonly embed?: EmbedFiles | undefined;
  readonly limits?: Limits;
  readonly metrics?: Metrics;
  /** Without one, nobody has a key and no proxy is trusted. */
  readonly entrance?: Entrance;
  readonly turns?: Turns;
  /** True while memory is short. */
  readonly isShort?: () => boolean;
  /** Takes changed documents; without one the door of Meilisearch reads only. */
  readonly intake?: Intake | undefined;
  /** Open connections. */
  readonly connections?: () => number;
}

/** Longest request target; a query of 256 Hanzi in every filter fits. */
const MAX_TARGET = 16_384;
/** No route but those of Meilisearch, which have bounds of their own, takes a body: more is refused before it is read. */
const MAX_BODY = 16_384;
const PAGE_FACETS: readonly FacetName[] = ['type', 'region', 'industry', 'stage', 'source', 'company'];

export function createApp(options: AppOptions): Hono {
  const {
    holder,
    log,
    now = () => new Date(),
    limits = DEFAULT_LIMITS,
    metrics = createMetrics(),
    embed,
  } = options;
  const app = new Hono();
  const engine = () => new PacedEngine(holder.current(), turns, limits['query-ms']);
  const { entrance = new Entrance({ limits, metrics }), turns = new Turns(limits.waiting) } = options;
  const admit = admission({ turns, isShort: options.isShort ?? (() => false), metrics });
  const queryLog = createQueryLog(log, metrics);
  metrics.watch({
    status: () => holder.status(),
    isReady: () => holder.ready,
    isDegraded: () => holder.degraded,
    waiting: () => turns.waiting,
    connections: options.connections ?? (() => 0),
  });

  app.use(requestId({ generator: () => crypto.randomUUID(), headerName: '' }));
  app.use(measured(metrics));
  app.use(async (c, next) => {
    for (const [name, value] of Object.entries(securityHeaders(c.req.path))) c.header(name, value);
    c.header('X-Request-Id', c.get('requestId'));
    if (c.req.url.length > MAX_TARGET)
      return problemResponse(c, 'uri_too_long', `最长 ${MAX_TARGET} 字节 (too long)`);
    if (Number(c.req.header('content-length') ?? 0) > MAX_BODY && !c.req.path.startsWith('/meili/')) {
      return problemResponse(c, 'body_too_large', `最大 ${MAX_BODY} 字节 (too large)`);
    }
    await next();
    // The pages answer their own errors; what went wrong belongs into the log all the same.
    if (c.error && c.res.status >= 500 && c.res.status !== 503) {
      log.error({ event: 'error', requestId: c.get('requestId'), path: c.req.path, err: c.error });
    }
    return undefined;
  });

  app.get('/healthz', (c) => c.json({ status: 'ok' }, 200, { 'Cache-Control': 'no-store' }));
  app.get('/readyz', (c) => {
    if (holder.isCutOff) return problemResponse(c, 'cluster_unavailable', CLUSTER_UNAVAILABLE);
    if (!holder.ready) return problemResponse(c, 'not_ready', '尚未载入索引或正在停机 (loading or stopping)');
    const status = engine().status();
    return c.json({ status: 'ready', degraded: holder.degraded, ...status }, 200, {
      'Cache-Control': 'no-store',
    });
  });

  app.get('/metrics', entrance.byMachineOrAdmin, async (c) => {
    const { body, contentType } = await metrics.text();
    return c.body(body, 200, { 'Content-Type': contentType, 'Cache-Control': 'no-store' });
  });

  const adminDoors = [entrance.byAddress, entrance.byAdminKey];
  app.route('/api/v1/admin', adminRoutes({ holder, doors: adminDoors }));

  const openDoors = [entrance.bySite, entrance.byAddress, admit];
  const api = apiRoutes({
    engine,
    doors: openDoors,
    exports: createExportSlots(limits.exports, () => metrics.refused('exports')),
    log: queryLog,
  });
  api.all('*', (c) => {
    const known = /^\/api\/v1\/(search|suggest|export|(articles|projects|companies)\/[^/]+)$/.test(
      c.req.path,
    );
    if (!known) return problemResponse(c, 'route_not_found', '没有这个地址 (no such route)');
    c.header('Allow', 'GET, HEAD, OPTIONS');
    return problemResponse(c, 'method_not_allowed', '只接受 GET (only GET)');
  });
  app.route('/api/v1', api);
  app.route(
    '/meili',
    meiliRoutes({
      engine,
      readDoors: [entrance.byMeiliSite, entrance.byAddress, admit],
      adminDoors,
      intake: options.intake,
      log: (c, { q, type }, answer) => queryLog(c, 'meili', { ...DEFAULT_REQUEST, q, type: [type] }, answer),
      since: now(),
    }),
  );
  if (embed) {
    const ask = (c: Context) => async (path: string, headers: Readonly<Record<string, string>>) =>
      app.request(path, { headers }, c.env);
    app.route('/embed', embedRoutes(embed, ask, entrance.originOf));
  }

  app.route('/', openApiRoutes(embed !== undefined, [entrance.byAddress]));
  const { originOf } = entrance;
  app.route('/', feedRoutes({ engine, doors: openDoors, originOf, log: queryLog }));
  app.route('/', openSearchRoutes({ engine, doors: openDoors, originOf }));

  app.route(
    '/',
    pageRoutes({
      engine,
      parse: (url) => {
        const { request, problems } = parseSearchParams(url.searchParams, true);
        return { request: { ...request, facets: PAGE_FACETS }, problems: [...problems] };
      },
      now,
      doors: [entrance.byAddress, admit],
      log: queryLog,
    }),
  );

  const methodsAt = allowedMethods(app, '');
  app.notFound((c) => {
    const methods = methodsAt(c.req.path);
    if (methods.length === 0 || methods.includes(c.req.method))
      return problemResponse(c, 'route_not_found', '没有这个地址 (no such route)');
    c.header('Allow', methods.join(', '));
    return problemResponse(c, 'method_not_allowed', `只接受 ${methods.join(', ')} (only these methods)`);
  });
  app.onError((error, c) => errorResponse(c, error));
  return app;
}

function measured(metrics: Metrics): MiddlewareHandler {
  return async (c, next) => {
    const began = performance.now();
    await next();
    const seconds = (performance.now() - began) / 1_000;
    metrics.request(routeName(c.req.path), c.req.method, c.res.status, seconds);
  };
}
