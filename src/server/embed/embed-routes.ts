/** `/embed/…`: the box as files for other sites, and the page that sets it up. */
import { type Context, Hono } from 'hono';
import { readStylesheet } from '../pages/stylesheet.ts';
import type { EmbedFile, EmbedFiles } from './embed-files.ts';
import { embedPage } from './embed-page.tsx';
import { readSettings } from './embed-tag.ts';
import { checkOrigin, type Probe } from './origin-check.ts';

const SHORT = 'public, max-age=300, stale-while-revalidate=86400';
const FOR_EVER = 'public, max-age=31536000, immutable';
const SCRIPT = 'text/javascript; charset=utf-8';

/** The preview runs the box under the policy that the page itself recommends. */
const PAGE_POLICY =
  "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";
const MAX_SITE = 300;

/**
 * @param ask the API as a browser of another site would, for the check of a site
 * @param addressOf scheme and host that the client asked for
 */
export function embedRoutes(
  files: EmbedFiles,
  ask: (c: Context) => Probe,
  addressOf: (c: Context) => string,
): Hono {
  const app = new Hono();
  const frame = { stylesheet: readStylesheet().path };
  app.get('/', async (c) => {
    const { searchParams } = new URL(c.req.url);
    const server = originOf(searchParams.get('server')) ?? addressOf(c);
    const site = (searchParams.get('site') ?? '').trim().slice(0, MAX_SITE);
    const settings = readSettings(searchParams);
    const check = site === '' ? undefined : await checkOrigin(site, server, settings.key, ask(c));
    return c.html(embedPage(frame, { files, settings, server, site, check }), 200, {
      'Content-Security-Policy': PAGE_POLICY,
    });
  });
  app.get('/v1.js', (c) => answer(c, files.script, SCRIPT, SHORT));
  app.get('/v1.d.ts', (c) => answer(c, files.types, 'text/plain; charset=utf-8', SHORT));
  for (const [name, file] of files.named) app.get(`/${name}`, (c) => answer(c, file, SCRIPT, FOR_EVER));
  return app;
}

/** Scheme and host of an address that browsers can be sent to. */
function originOf(text: string | null): string | undefined {
  const trimmed = text?.trim() ?? '';
  return /^https?:\/\//.test(trimmed) && URL.canParse(trimmed) ? new URL(trimmed).origin : undefined;
}

/** Any page may load them, also with `crossorigin` and under COEP; the tag keeps its hash in every encoding. */
function answer(c: Context, file: EmbedFile, type: string, caching: string): Response {
  const etag = `W/"${file.integrity.slice(7, 31)}"`;
  const headers = {
    'Cache-Control': caching,
    ETag: etag,
    Vary: 'Accept-Encoding',
    'Access-Control-Allow-Origin': '*',
    'Cross-Origin-Resource-Policy': 'cross-origin',
  };
  if (c.req.header('if-none-match') === etag) return c.body(null, 304, headers);
  const zipped = /\bgzip\b/.test(c.req.header('accept-encoding') ?? '');
  return c.body(zipped ? new Uint8Array(file.gzip) : file.text, 200, {
    ...headers,
    'Content-Type': type,
    ...(zipped ? { 'Content-Encoding': 'gzip' } : {}),
  });
}
