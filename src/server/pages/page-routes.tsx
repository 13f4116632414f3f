/** The pages for people, as routes to be mounted at `/`. */
import { type Context, Hono, type MiddlewareHandler } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { CompanyDetail, ProjectDetail } from '../../contract/detail.ts';
import { AppError, ERRORS } from '../../contract/error.ts';
import type { SearchRequest, SearchResponse } from '../../contract/search.ts';
import { DEFAULT_REQUEST } from '../../contract/search-params.ts';
import type { SearchEngine } from '../../search/engine.ts';
import { gzipped } from '../gzip.ts';
import { findPlace } from '../places/place-summary.ts';
import type { QueryLog } from '../query-log.ts';
import { articlePage } from './article-page.tsx';
import { companyPage } from './company-page.tsx';
import { shanghaiDay } from './date-range.ts';
import { homePage } from './home-page.tsx';
import { messagePage } from './message-page.tsx';
import { asksForSearch } from './page-url.ts';
import { placeChoicePage } from './place-choice-page.tsx';
import { placePage } from './place-page.tsx';
import { projectPage } from './project-page.tsx';
import { evidenceOf } from './record-fields.ts';
import { articlesOf, projectsOf } from './record-lookup.ts';
import { type Problem, resultsPage } from './results-page.tsx';
import { markedPlace } from './story-text.tsx';
import { readStylesheet } from './stylesheet.ts';

/** The pages need their stylesheet and the icon in the head, and nothing else from anywhere. */
const CONTENT_SECURITY_POLICY =
  "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
const RETRY_SECONDS = 5;

export interface PageOptions {
  /** The engine of the moment; may throw `AppError` while there is none. */
  readonly engine: () => SearchEngine;
  /** Reads an address with what is wrong left out and said; the facets are those that the page shows. */
  readonly parse: (url: URL) => { request: SearchRequest; problems: Problem[] };
  readonly now: () => Date;
  /** What every request passes first; throws `AppError` for those that are refused. */
  readonly doors: readonly MiddlewareHandler[];
  readonly log: QueryLog;
}

export function pageRoutes({ engine, parse, now, doors, log }: PageOptions): Hono {
  const app = new Hono();
  app.use(gzipped);
  for (const door of doors) app.use(door);
  const stylesheet = readStylesheet();
  const frame = { stylesheet: stylesheet.path };
  const today = (): string => shanghaiDay(now());

  const notFound = (c: Context, what: string) =>
    c.html(
      messagePage(frame, {
        heading: `没有这${what}`,
        text: '它可能已被移除，或者地址有误。可以在上面重新搜索。',
      }),
      404,
      HEADERS,
    );

  app.get(stylesheet.path, (c) =>
    c.body(stylesheet.text, 200, {
      'Content-Type': 'text/css; charset=utf-8',
      'Cache-Control': 'public, max-age=31536000, immutable',
    }),
  );

  app.get('/', async (c) => {
    const url = new URL(c.req.url);
    const current = engine();
    if (!asksForSearch(url)) {
      const { hits } = await current.search(LATEST);
      return c.html(homePage(frame, current.status(), hits), 200, HEADERS);
    }
    const { request, problems } = parse(url);
    const response = await current.search(request);
    log(c, 'page', request, response);
    const answer = await answerRecord(current, request, response);
    return c.html(resultsPage(frame, { url, request, problems, response, answer, now: now() }), 200, HEADERS);
  });

  app.get('/articles/:id', async (c) => {
    const record = await engine().record('article', c.req.param('id'));
    if (record?.type !== 'article') return notFound(c, '篇新闻');
    const place = markedPlace(new URL(c.req.url).searchParams.get('mark'));
    return c.html(articlePage(frame, record, today(), place), 200, HEADERS);
  });

  app.get('/projects/:id', async (c) => {
    const current = engine();
    const project = await current.record('project', c.req.param('id'));
    if (project?.type !== 'project') return notFound(c, '个项目');
    const { events = [], figures = [] } = project.readings ?? {};
    const texts = await articlesOf(
      current,
      [...events, ...figures].map(({ at }) => at.articleId),
    );
    return c.html(projectPage(frame, { project, texts, today: today() }), 200, HEADERS);
  });

  app.get('/companies/:id', async (c) => {
    const current = engine();
    const company = await current.record('company', c.req.param('id'));
    if (company?.type !== 'company') return notFound(c, '家企业');
    const projects = await projectsOf(
      current,
      company.projects.map(({ id }) => id),
    );
    const texts = await articlesOf(
      current,
      evidenceOf(company).map(({ articleId }) => articleId),
    );
    return c.html(companyPage(frame, { company, projects, texts, today: today() }), 200, HEADERS);
  });

  app.on('GET', ['/places', '/places/*'], async (c) => {
    const asked = placeAsked(c.req.url);
    if (asked === undefined) return notFound(c, '个地区');
    const answer = await findPlace(engine(), asked);
    if (answer.found === 'none') return notFound(c, '个地区');
    if (answer.found === 'several') {
      return c.html(placeChoicePage(frame, asked.join(' '), answer.candidates), 200, HEADERS);
    }
    return c.html(placePage(frame, answer.summary, today()), 200, HEADERS);
  });

  app.onError((error, c) => {
    const code = error instanceof AppError ? error.code : 'internal';
    const { status, zh } = ERRORS[code];
    const page = messagePage(frame, { heading: zh, text: faultText(error, status) });
    const retryAfter = error instanceof AppError ? error.retryAfter : undefined;
    const retries = status === 503 || retryAfter !== undefined;
    return c.html(page, status as ContentfulStatusCode, {
      ...HEADERS,
      'Cache-Control': 'no-store',
      ...(retries ? { 'Retry-After': String(retryAfter ?? RETRY_SECONDS) } : {}),
    });
  });

  return app;
}

/** The news that stand on the first page. */
const LATEST: SearchRequest = { ...DEFAULT_REQUEST, type: ['article'], sort: 'newest', limit: 6 };

const HEADERS = { 'Content-Security-Policy': CONTENT_SECURITY_POLICY };

/** Names and depth of a path that are still worth a search. */
const MAX_DEPTH = 8;
const MAX_NAME = 200;

/** The names in `/places/广东省/肇庆市`; undefined for an address that can mean no place. */
function placeAsked(url: string): readonly string[] | undefined {
  try {
    const names = new URL(url).pathname
      .split('/')
      .slice(2)
      .map((part) => decodeURIComponent(part).trim())
      .filter((name) => name !== '');
    return names.length <= MAX_DEPTH && names.every(({ length }) => length <= MAX_NAME) ? names : undefined;
  } catch {
    return undefined;
  }
}

/** What is at fault on our side is not told in detail: such messages may name files. */
function faultText(error: Error, status: number): string {
  if (status < 500) return error.message.replace(/\s*\([ -~]+\)$/, '');
  if (error instanceof AppError && error.code === 'overloaded') return '现在人多，请过几秒再试。';
  if (error instanceof AppError && error.code === 'cluster_unavailable')
    return '检索集群暂时连不上，请过一会儿再试。';
  return status === 503 ? '服务正在准备，请过一会儿再试。' : '这次没有办成，请过一会儿再试。';
}

/** The record behind a first hit that is a company or project, so that its stages can stand in the answer. */
async function answerRecord(
  engine: SearchEngine,
  request: SearchRequest,
  response: SearchResponse,
): Promise<CompanyDetail | ProjectDetail | undefined> {
  const first = response.hits[0];
  if (request.offset > 0 || first === undefined || first.type === 'article') return undefined;
  const record = await engine.record(first.type, first.id);
  return record?.type === 'article' ? undefined : record;
}
