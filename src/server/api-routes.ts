/** `/api/v1`: search, suggestions, files and the three kinds of record, as JSON. */
import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { z } from 'zod';
import type { RecordType } from '../contract/record.ts';
import { MAX_QUERY, type ParameterProblem, parseSearchParams } from '../contract/search-params.ts';
import type { SearchEngine } from '../search/engine.ts';
import { KEY_PARAMETER } from './doors/key-presented.ts';
import { type ExportSlots, exportRoute } from './export/export-route.ts';
import { problemResponse } from './problem.ts';
import type { QueryLog } from './query-log.ts';

export interface ApiOptions {
  readonly engine: () => SearchEngine;
  /** What every request passes first; throws `AppError` for those that are refused. */
  readonly doors: readonly MiddlewareHandler[];
  readonly exports: ExportSlots;
  readonly log: QueryLog;
}

/** Suggestions given at most, and by default. */
const MAX_SUGGESTIONS = 20;
const SUGGESTIONS = 8;
const CACHE_SECONDS = 10;

const ROUTES: Readonly<Record<string, RecordType>> = {
  articles: 'article',
  projects: 'project',
  companies: 'company',
};

const suggestSchema = z.strictObject({
  q: z
    .string()
    .refine(
      (text) => [...text].length <= MAX_QUERY,
      `最多 ${MAX_QUERY} 个字 (at most ${MAX_QUERY} characters)`,
    ),
  limit: z
    .string()
    .regex(/^\d{1,3}$/, `须为 1 到 ${MAX_SUGGESTIONS} 的整数 (an integer from 1 to ${MAX_SUGGESTIONS})`)
    .transform(Number)
    .refine(
      (n) => n >= 1 && n <= MAX_SUGGESTIONS,
      `须为 1 到 ${MAX_SUGGESTIONS} 的整数 (an integer from 1 to ${MAX_SUGGESTIONS})`,
    )
    .default(SUGGESTIONS),
});

export function apiRoutes({ engine, doors, exports, log }: ApiOptions): Hono {
  const app = new Hono();
  for (const door of doors) app.use(door);

  app.get('/search', async (c) => {
    const { request, problems } = parseSearchParams(queryOf(c));
    if (problems.length > 0) return refuse(c, problems);
    const answer = await engine().search(request);
    log(c, 'api', request, answer);
    return ok(c, answer, !answer.timedOut && !answer.partial);
  });

  app.get('/export', exportRoute(engine, exports, log));

  app.get('/suggest', async (c) => {
    const params = queryOf(c);
    const repeated = [...new Set(params.keys())].find((name) => params.getAll(name).length > 1);
    const read = suggestSchema.safeParse({ q: '', ...Object.fromEntries(params) });
    if (repeated !== undefined) return refuse(c, [invalid(repeated, '只能出现一次 (may appear only once)')]);
    if (!read.success) {
      const problems = read.error.issues.flatMap((issue): ParameterProblem[] =>
        issue.code === 'unrecognized_keys'
          ? issue.keys.map((key) => ({
              parameter: key.slice(0, 60),
              message: `没有参数 ${key.slice(0, 60)}; 可用: q, limit (unknown parameter)`,
              code: 'unknown_parameter',
            }))
          : [invalid(String(issue.path[0]), issue.message)],
      );
      return refuse(c, problems);
    }
    return ok(c, await engine().suggest(read.data));
  });

  app.get('/:kind{articles|projects|companies}/:id', async (c) => {
    const { kind, id } = c.req.param();
    const record = await engine().record(ROUTES[kind] as RecordType, id);
    if (record) return ok(c, record);
    return problemResponse(c, 'record_not_found', `${kind}/${id.slice(0, 128)} 不存在 (no such record)`);
  });

  return app;
}

function queryOf(c: Context): URLSearchParams {
  const { searchParams } = new URL(c.req.url);
  searchParams.delete(KEY_PARAMETER);
  return searchParams;
}

/** Bodies of answers that are given again: what an engine keeps is frozen. */
const bodies = new WeakMap<object, Uint8Array<ArrayBuffer>>();

function bodyOf(answer: object): Uint8Array<ArrayBuffer> {
  let body = bodies.get(answer);
  if (!body) {
    body = new TextEncoder().encode(JSON.stringify(answer));
    if (Object.isFrozen(answer)) bodies.set(answer, body);
  }
  return body;
}

function ok(c: Context, answer: object, isWhole = true): Response {
  return c.body(bodyOf(answer), 200, {
    'Content-Type': 'application/json',
    'Cache-Control': isWhole ? `public, max-age=${CACHE_SECONDS}` : 'no-store',
  });
}

function invalid(parameter: string, message: string): ParameterProblem {
  return { parameter, message: `${parameter}: ${message}`, code: 'invalid_parameter' };
}

function refuse(c: Context, problems: readonly ParameterProblem[]): Response {
  const [first] = problems as [ParameterProblem];
  return problemResponse(c, first.code, problems.map(({ message }) => message).join('; '), problems);
}
