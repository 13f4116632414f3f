/** `/api/v1/admin`: what changes the server. Every route of it wants an admin key and leaves a line in the audit. */
import { Hono, type MiddlewareHandler } from 'hono';
import type { EngineHolder } from './engine-holder.ts';
import { problemResponse } from './problem.ts';

export interface AdminOptions {
  readonly holder: EngineHolder;
  readonly doors: readonly MiddlewareHandler[];
}

export function adminRoutes({ holder, doors }: AdminOptions): Hono {
  const app = new Hono();
  for (const door of doors) app.use(door);

  // Looks for a newer generation now, and answers when it is served or found unfit.
  app.post('/refresh', async (c) => {
    await holder.refresh(true);
    const body = { degraded: holder.degraded, ...holder.current().status() };
    return c.json(body, 200, { 'Cache-Control': 'no-store' });
  });

  app.all('/refresh', (c) => {
    c.header('Allow', 'POST');
    return problemResponse(c, 'method_not_allowed', '只接受 POST (only POST)');
  });
  app.all('*', (c) => problemResponse(c, 'route_not_found', '没有这个地址 (no such route)'));
  return app;
}
