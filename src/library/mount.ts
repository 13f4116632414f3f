/** `import { xiangxun } from 'xiangxun/hono'`: pages, API and box as a part of somebody's Hono app, under any path. */
import { Hono } from 'hono';
import { basePath } from 'hono/route';
import { DEFAULT_LIMITS, type Limits } from '../config/limits.ts';
import { CachedEngine } from '../search/cached-engine.ts';
import { createApp } from '../server/app.ts';
import { readEmbedFiles } from '../server/embed/embed-files.ts';
import { EngineHolder, type EngineSource } from '../server/engine-holder.ts';
import { folderSource } from '../server/folder-source.ts';
import type { Log } from '../server/log.ts';
import type { FolderSource, Search } from './search.ts';

export interface MountOptions {
  /** As the settings of the server, by the same names: `{ 'query-ms': 300 }`. */
  readonly limits?: Partial<Limits>;
  /** One object an event; by default warnings and errors go to standard error, and searches nowhere. */
  readonly log?: {
    info(event: object): void;
    warn(event: object): void;
    error(event: object): void;
  };
}

/** How often an index folder is asked for a newer generation. */
const LOOK_MS = 1_000;
const QUIET = { info: () => {}, warn: console.warn, error: console.error };

/**
 * To be mounted: `app.route('/search', xiangxun({ index: 'index-data' }))`. A folder is opened at the first request,
 * answers 503 until there is an index in it, and newer generations take their place as they are published.
 */
export function xiangxun(source: FolderSource | Search, options: MountOptions = {}): Hono {
  const log = (options.log ?? QUIET) as Log;
  const holder = new EngineHolder('index' in source ? folderSource(source.index) : openedSource(source), log);
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const app = createApp({ holder, log, limits, embed: readEmbedFiles() });
  const lookAgain = refresher(holder, log);
  const mounted = new Hono();
  mounted.all('*', async (c) => {
    await lookAgain();
    const base = basePath(c).replace(/\/+$/, '');
    const url = new URL(c.req.url);
    url.pathname = url.pathname.slice(base.length) || '/';
    if (url.pathname === '/embed') return c.text(tagFor(url.origin + base));
    const asked = new Request(url, c.req.raw);
    // Addresses are written into the text; whether it is compressed is for the app around it to say.
    asked.headers.delete('accept-encoding');
    return rebased(await app.fetch(asked, c.env), base);
  });
  return mounted;
}

function openedSource({ engine }: Search): EngineSource {
  const { generation } = engine.status();
  return {
    newest: async () => generation,
    open: async () => ({ engine: new CachedEngine(engine), generation, rejected: [] }),
  };
}

/** Opens the first generation, then looks for newer ones, at most once a second; the first request waits for it. */
function refresher(holder: EngineHolder, log: Log): () => Promise<void> {
  let last = Number.NEGATIVE_INFINITY;
  let looking: Promise<void> | undefined;
  return async () => {
    const now = performance.now();
    if (!looking && now - last >= LOOK_MS) {
      last = now;
      const look = holder.ready ? holder.refresh() : holder.start();
      looking = look
        .catch((error: unknown) => log.error({ event: 'index_not_opened', err: error }))
        .finally(() => {
          looking = undefined;
        });
    }
    if (!holder.ready) await looking;
  };
}

/** What is written on our pages as an address of this site is one below the mount. Texts hold no bare quote. */
async function rebased(response: Response, base: string): Promise<Response> {
  const headers = new Headers(response.headers);
  const location = headers.get('location');
  if (location?.startsWith('/')) headers.set('location', base + location);
  const init = { status: response.status, headers };
  if (!headers.get('content-type')?.startsWith('text/html')) return new Response(response.body, init);
  headers.delete('content-length');
  const html = await response.text();
  return new Response(html.replace(/( (?:href|action|src)=")\/(?!\/)/g, `$1${base}/`), init);
}

function tagFor(address: string): string {
  return `<script src="${address}/embed/v1.js" data-api="${address}" defer></script>\n`;
}
