/** The demo pages on a port of their own, so that the box meets another origin, as it does in the world. */
import { once } from 'node:events';
import type { AddressInfo, Server } from 'node:net';
import { serve as listen } from '@hono/node-server';
import { Hono } from 'hono';
import { AppError } from '../../contract/error.ts';
import type { EmbedFiles } from '../embed/embed-files.ts';
import { demoPages, OFFICE_STYLE } from './demo-pages.ts';

export interface DemoSite {
  readonly address: string;
  stop(): Promise<void>;
}

/**
 * @param server address of the search server
 * @param port 0: any free port
 */
export async function serveDemo(server: string, files: EmbedFiles, port: number): Promise<DemoSite> {
  const app = new Hono();
  const pages = demoPages(server, files);
  for (const { path, html, headers } of pages) {
    app.get(path, (c) => c.html(html, 200, { 'X-Content-Type-Options': 'nosniff', ...headers }));
  }
  app.get('/office.css', (c) => c.body(OFFICE_STYLE, 200, { 'Content-Type': 'text/css; charset=utf-8' }));
  app.get('/', (c) => c.redirect(pages[0]?.path ?? '/', 302));
  const site = listen({ fetch: app.fetch, hostname: '127.0.0.1', port }) as Server;
  await Promise.race([
    once(site, 'listening'),
    once(site, 'error').then(([error]) => Promise.reject(error)),
  ]).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE' && error.code !== 'EACCES') throw error;
    const message = `端口 ${port} 不能使用。换一个: npx xiangxun demo --site-port ${port + 1} (choose another port)`;
    throw new AppError('port_in_use', message, { cause: error });
  });
  return {
    // Not the search server's name either: pages and server share no storage.
    address: `http://localhost:${(site.address() as AddressInfo).port}`,
    stop: async () => {
      const closed = once(site, 'close');
      site.close();
      if ('closeAllConnections' in site) (site.closeAllConnections as () => void)();
      await closed;
    },
  };
}
