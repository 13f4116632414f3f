/** Here is an app, keep it on a port until told to stop. */
import { once } from 'node:events';
import type { Server } from 'node:http';
import { serve as listen } from '@hono/node-server';
import { AppError } from '../contract/error.ts';
import { createApp } from './app.ts';
import type { EmbedFiles } from './embed/embed-files.ts';
import { EngineHolder, type EngineSource } from './engine-holder.ts';
import type { Log } from './log.ts';

export interface ServeOptions {
  readonly source: EngineSource;
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
  readonly log: Log;
  /** The box for other sites; without it there is none. */
  readonly embed?: EmbedFiles | undefined;
}

export interface RunningServer {
  readonly address: string;
  /** Takes no new work, finishes what was accepted, then resolves. */
  stop(): Promise<void>;
}

/** How often the index folder is asked for a newer generation. */
const POLL_MS = 1_000;
/** Headers must be in after this, the whole request after twice as long; checked every second. */
const HEADERS_MS = 5_000;
/** Bytes of a request's first line and headers: twice the longest address, so that a longer one is told so (414). */
const MAX_HEAD = 32_768;
/** After this, connections that still have not finished are cut. */
const DRAIN_MS = 8_000;
/** How often connections that have finished are closed meanwhile. */
const SWEEP_MS = 50;

/** Resolves once the index is loaded and the port is open. Throws `port_in_use` and `index_…` errors. */
export async function serve({ source, host, port, log, embed }: ServeOptions): Promise<RunningServer> {
  const holder = new EngineHolder(source, log);
  await holder.start();
  const app = createApp({ holder, log, embed });
  const server = listen({
    fetch: app.fetch,
    hostname: host,
    port,
    serverOptions: {
      headersTimeout: HEADERS_MS,
      requestTimeout: 2 * HEADERS_MS,
      connectionsCheckingInterval: 1_000,
      maxHeaderSize: MAX_HEAD,
    },
  }) as Server;
  server.maxRequestsPerSocket = 1_000;
  await Promise.race([
    once(server, 'listening'),
    once(server, 'error').then(([error]) => Promise.reject(error)),
  ]).catch((error: NodeJS.ErrnoException) => Promise.reject(listenError(error, host, port)));
  const poll = setInterval(() => void holder.refresh(), POLL_MS);
  poll.unref();
  const bound = server.address();
  const boundPort = typeof bound === 'object' && bound !== null ? bound.port : port;
  return {
    address: `http://${host.includes(':') ? `[${host}]` : host}:${boundPort}`,
    stop: async () => {
      clearInterval(poll);
      holder.drain();
      const closed = once(server, 'close');
      server.close();
      server.closeIdleConnections();
      // A connection falls idle once its answer is out, and would be kept alive for seconds more.
      const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_MS);
      const cut = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
      await closed;
      clearInterval(sweep);
      clearTimeout(cut);
    },
  };
}

function listenError(error: NodeJS.ErrnoException, host: string, port: number): Error {
  if (error.code === 'EADDRINUSE') {
    const message = `端口 ${port} 已被占用。换一个端口: npx xiangxun serve --port ${port + 1} (port in use; choose another)`;
    return new AppError('port_in_use', message, { cause: error });
  }
  if (error.code === 'EACCES') {
    return new AppError(
      'port_in_use',
      `没有权限使用端口 ${port}; 请用 1024 以上的端口 (no permission for this port)`,
      {
        cause: error,
      },
    );
  }
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') {
    return new AppError(
      'invalid_usage',
      `本机没有地址 ${host}; 检查 --host (no such address on this machine)`,
      { cause: error },
    );
  }
  return error;
}
