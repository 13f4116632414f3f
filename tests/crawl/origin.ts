/** Sites on 127.0.0.1, as many as wanted, that remember who asked for what and when. */

import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { parseSite, type Site } from '../../src/crawl/site/site-file.ts';

export interface Asked {
  readonly path: string;
  readonly at: number;
  readonly headers: IncomingMessage['headers'];
}

export interface Served {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string | string[]>>;
  readonly body?: string | Uint8Array;
}

/** What a path is answered with; a function may write the answer itself. */
export type Pages = Record<string, Served | string | ((req: IncomingMessage, res: ServerResponse) => void)>;

export interface Origin {
  readonly url: string;
  readonly host: string;
  readonly port: number;
  readonly asked: Asked[];
  readonly pages: Pages;
  /** Connections that were open at once, at most. */
  mostConnections: number;
  /** Paths asked for, without robots.txt. */
  paths(): string[];
}

/** Stops when the test is over. */
export async function origin(pages: Pages = {}): Promise<Origin> {
  const asked: Asked[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((req, res) => {
    const path = req.url ?? '';
    asked.push({ path, at: performance.now(), headers: req.headers });
    const page = pages[path];
    if (typeof page === 'function') return page(req, res);
    const served = typeof page === 'string' ? { body: page } : (page ?? { status: 404, body: 'none' });
    res.writeHead(served.status ?? 200, { 'content-type': 'text/html; charset=utf-8', ...served.headers });
    res.end(served.body ?? '');
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    made.mostConnections = Math.max(made.mostConnections, sockets.size);
    socket.once('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const made: Origin = {
    url: `http://127.0.0.1:${port}`,
    host: `127.0.0.1:${port}`,
    port,
    asked,
    pages,
    mostConnections: 0,
    paths: () => asked.map(({ path }) => path).filter((path) => path !== '/robots.txt'),
  };
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  return made;
}

/** A site file for an origin, with no pause between requests. */
export function siteOf(from: Origin | readonly Origin[], fields: object = {}): Site {
  const origins = 'url' in from ? [from] : from;
  return parseSite(
    JSON.stringify({
      name: 'test',
      contact: 'https://contact.example/crawler',
      start: origins.map(({ url }) => `${url}/`),
      allowPrivate: origins.map(({ host }) => host),
      gapSeconds: 0,
      ...fields,
    }),
    'site.json',
  );
}

export async function temporaryFolder(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'xiangxun-crawl-'));
  onTestFinished(() => rm(dir, { recursive: true, force: true }));
  return dir;
}

/** A page of a news site in our own words. */
export function articlePage(
  title: string,
  more: { text?: string; links?: readonly string[]; head?: string } = {},
): string {
  const text =
    more.text ??
    `${title}的消息由甲溪市发布，项目计划总投资12亿元，用地260亩。\n企业负责人介绍，一期厂房正在建设，预计明年六月投产，达产后年产值约18亿元。`;
  const links = (more.links ?? []).map((href) => `<li><a href="${href}">${href}</a></li>`).join('');
  return `<!doctype html><html><head><meta charset="utf-8"><title>${title}</title>${more.head ?? ''}</head><body><h1>${title}</h1>
<div>来源：甲溪日报 2024-05-06 08:00</div><div class="article-content">${text
    .split('\n')
    .map((paragraph) => `<p>${paragraph}</p>`)
    .join('')}</div><ul>${links}</ul></body></html>`;
}

export function listPage(links: readonly string[]): string {
  const items = links.map((href) => `<li><a href="${href}">消息</a></li>`).join('');
  return `<!doctype html><html><head><meta charset="utf-8"><title>列表</title></head><body><ul>${items}</ul></body></html>`;
}

/** Time that passes only when somebody sleeps. */
export function fakeClock(start = Date.parse('2026-11-20T00:00:00Z')) {
  let now = 0;
  const slept: number[] = [];
  return {
    slept,
    now: () => now,
    date: () => start + now,
    sleep: async (millis: number) => {
      slept.push(millis);
      now += millis;
    },
    pass: (millis: number) => {
      now += millis;
    },
  };
}
