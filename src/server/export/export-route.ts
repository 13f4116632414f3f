/** `GET /api/v1/export`: the records of a search as a file, page by page, so that nothing large is held. */
import type { Context, Handler } from 'hono';
import type { Hit, SearchRequest, SearchResponse } from '../../contract/search.ts';
import { type ParameterProblem, parseSearchParams } from '../../contract/search-params.ts';
import type { SearchEngine } from '../../search/engine.ts';
import { KEY_PARAMETER } from '../doors/key-presented.ts';
import { problemResponse } from '../problem.ts';
import type { QueryLog } from '../query-log.ts';
import { BOM, csvLine } from './csv.ts';
import { exportCells, exportObject, HEADINGS } from './export-row.ts';

const EXPORT_FORMATS = ['csv', 'json', 'jsonl'] as const;
type Format = (typeof EXPORT_FORMATS)[number];

/** Records of one file. */
export const MAX_EXPORT = 10_000;
const PAGE = 100;
/** Parameters of a search that a file has no use for: it begins at the first record and has all columns. */
const NOT_TAKEN = ['offset', 'cursor', 'facets', 'explain'];

const CONTENT_TYPES: Readonly<Record<Format, string>> = {
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
  jsonl: 'application/x-ndjson; charset=utf-8',
};

/** Files that are being written; each holds a place until it is taken or given up. */
export interface ExportSlots {
  /** Gives the way to free the place again, which does so once. Throws `overloaded` where none is left. */
  take(): () => void;
}

export function exportRoute(engine: () => SearchEngine, slots: ExportSlots, log: QueryLog): Handler {
  return async (c) => {
    const asked = readParameters(new URL(c.req.url).searchParams);
    const [problem] = asked.problems;
    if (problem !== undefined) {
      const detail = asked.problems.map(({ message }) => message).join('; ');
      return problemResponse(c, problem.code, detail, asked.problems);
    }
    // One engine for the whole file, whatever generation is published meanwhile.
    const current = engine();
    const { request, format, most } = asked;
    const free = slots.take();
    try {
      // The first page comes before the answer begins, so that what is wrong is still told as a problem.
      const first = await current.search({ ...request, limit: Math.min(PAGE, most) });
      log(c, 'export', request, first);
      const headers = headersOf(c, format, first);
      if (c.req.method === 'HEAD') free();
      const pages = c.req.method === 'HEAD' ? null : fileOf(current, request, first, format, most, free);
      return new Response(pages, { headers });
    } catch (error) {
      free();
      throw error;
    }
  };
}

interface Asked {
  readonly request: SearchRequest;
  readonly format: Format;
  /** How many records at most. */
  readonly most: number;
  readonly problems: readonly ParameterProblem[];
}

function readParameters(params: URLSearchParams): Asked {
  const problems: ParameterProblem[] = [];
  const wrong = (parameter: string, message: string, code: ParameterProblem['code'] = 'invalid_parameter') =>
    problems.push({ parameter, message: `${parameter}: ${message}`, code });
  params.delete(KEY_PARAMETER);
  const own = (name: string): string | undefined => {
    const values = params.getAll(name);
    params.delete(name);
    if (values.length > 1) wrong(name, '只能出现一次 (may appear only once)');
    return values[0] === '' ? undefined : values[0];
  };
  const format = own('format') ?? 'csv';
  if (!EXPORT_FORMATS.some((one) => one === format)) {
    wrong('format', `只能是 ${EXPORT_FORMATS.join('、')} (one of these)`);
  }
  const limit = own('limit') ?? String(MAX_EXPORT);
  const most = /^\d{1,5}$/.test(limit) ? Number(limit) : 0;
  if (most < 1 || most > MAX_EXPORT) {
    wrong('limit', `须为 1 到 ${MAX_EXPORT} 的整数 (an integer from 1 to ${MAX_EXPORT})`);
  }
  for (const name of NOT_TAKEN) {
    if (own(name) !== undefined) {
      wrong(name, '导出不用这个参数, 去掉即可 (not used by the export)', 'unknown_parameter');
    }
  }
  const read = parseSearchParams(params);
  return { request: read.request, format: format as Format, most, problems: [...problems, ...read.problems] };
}

function headersOf(c: Context, format: Format, first: SearchResponse): Headers {
  const name = `项讯${first.q.trim() === '' ? '' : `-${first.q.trim().slice(0, 40)}`}`.replace(
    /[\\/:*?"<>|\p{C}]/gu,
    '_',
  );
  const headers = new Headers(c.res.headers);
  headers.set('Content-Type', CONTENT_TYPES[format]);
  headers.set('Cache-Control', 'no-store');
  headers.set('X-Total-Count', String(first.total));
  headers.set(
    'Content-Disposition',
    `attachment; filename="xiangxun.${format}"; filename*=UTF-8''${encodeURIComponent(`${name}.${format}`).replaceAll("'", '%27')}`,
  );
  return headers;
}

/** Asked for page after page as fast as the client takes them, and no longer than it does. */
function fileOf(
  engine: SearchEngine,
  request: SearchRequest,
  first: SearchResponse,
  format: Format,
  most: number,
  free: () => void,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let page: SearchResponse | undefined = first;
  let written = 0;
  return new ReadableStream<Uint8Array>(
    {
      start: (stream) => stream.enqueue(encoder.encode(opening(format, first))),
      pull: async (stream) => {
        if (page === undefined) {
          stream.enqueue(encoder.encode(format === 'json' ? '\n]}\n' : ''));
          stream.close();
          free();
          return;
        }
        const hits = page.hits.slice(0, most - written);
        const text = hits.map((hit, index) => recordText(format, hit, written + index === 0)).join('');
        written += hits.length;
        const cursor: string | undefined = page.nextCursor;
        const more = cursor !== undefined && hits.length > 0 && written < most;
        try {
          page = more ? await engine.search({ ...request, limit: PAGE, cursor }) : undefined;
        } catch (error) {
          free();
          throw error;
        }
        stream.enqueue(encoder.encode(text));
      },
      cancel: free,
    },
    { highWaterMark: 1 },
  );
}

function opening(format: Format, { q, total, generation }: SearchResponse): string {
  if (format === 'csv') return BOM + csvLine(HEADINGS);
  return format === 'json' ? `${JSON.stringify({ q, total, generation }).slice(0, -1)},"records":[` : '';
}

function recordText(format: Format, hit: Hit, isFirst: boolean): string {
  if (format === 'csv') return csvLine(exportCells(hit));
  const json = JSON.stringify(exportObject(hit));
  return format === 'jsonl' ? `${json}\n` : `${isFirst ? '' : ','}\n${json}`;
}
