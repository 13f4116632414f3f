/** `/embed/…`: the box as files for other sites. */
import { type Context, Hono } from 'hono';
import type { EmbedFile, EmbedFiles } from './embed-files.ts';

const SHORT = 'public, max-age=300, stale-while-revalidate=86400';
const FOR_EVER = 'public, max-age=31536000, immutable';
const SCRIPT = 'text/javascript; charset=utf-8';

export function embedRoutes(files: EmbedFiles): Hono {
  const app = new Hono();
  app.get('/v1.js', (c) => answer(c, files.script, SCRIPT, SHORT));
  app.get('/v1.d.ts', (c) => answer(c, files.types, 'text/plain; charset=utf-8', SHORT));
  for (const [name, file] of files.named) app.get(`/${name}`, (c) => answer(c, file, SCRIPT, FOR_EVER));
  return app;
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
