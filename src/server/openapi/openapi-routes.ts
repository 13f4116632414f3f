/** `/openapi.json` and `/docs`: what this server offers, for machines and for people. */
import { Hono, type MiddlewareHandler } from 'hono';
import { readStylesheet } from '../pages/stylesheet.ts';
import { API_OPERATIONS } from './api-operations.ts';
import { docsPage } from './docs-page.tsx';
import { type OpenApiDocument, openApiDocument } from './document.ts';
import { FEED_OPERATIONS } from './feed-operations.ts';
import { MEILI_OPERATIONS } from './meili-operations.ts';
import type { Operation } from './operation.ts';
import { pageOperations } from './page-operations.ts';

/** No script runs on the page, and nothing is loaded from anywhere else. */
const PAGE_POLICY =
  "default-src 'none'; style-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** Every route of the server. A further one is described by one entry in one of these lists. */
export function allOperations(hasBox: boolean): readonly Operation[] {
  return [...API_OPERATIONS, ...FEED_OPERATIONS, ...pageOperations(hasBox), ...MEILI_OPERATIONS];
}

export function openApiRoutes(hasBox: boolean, doors: readonly MiddlewareHandler[]): Hono {
  const app = new Hono();
  const frame = { stylesheet: readStylesheet().path };
  let made: OpenApiDocument | undefined;
  const document = () => {
    made ??= openApiDocument(allOperations(hasBox));
    return made;
  };
  for (const path of ['/openapi.json', '/docs']) for (const door of doors) app.use(path, door);
  app.get('/openapi.json', (c) =>
    c.json(document(), 200, {
      'Cache-Control': 'public, max-age=300',
      'Access-Control-Allow-Origin': '*',
    }),
  );
  app.get('/docs', (c) =>
    c.html(docsPage(frame, document()), 200, { 'Content-Security-Policy': PAGE_POLICY }),
  );
  return app;
}
