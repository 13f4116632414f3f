/** Here is an app, keep it on a port until told to stop. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { getRequestListener } from '@hono/node-server';
import { DEFAULT_LIMITS, type Limits } from '../config/limits.ts';
import { AppError } from '../contract/error.ts';
import { type IndexOutcome, Intake } from '../intake/intake.ts';
import { createApp } from './app.ts';
import { Proxies } from './doors/client-address.ts';
import { Entrance } from './doors/entrance.ts';
import { KeyRing } from './doors/key-ring.ts';
import type { EmbedFiles } from './embed/embed-files.ts';
import { EngineHolder, type EngineSource } from './engine-holder.ts';
import { connectionOptions, PATIENCE, type Patience, watchConnections } from './load/connections.ts';
import { earlyRefusal } from './load/early-refusal.ts';
import { MemoryWatch } from './load/memory-watch.ts';
import { Turns } from './load/turns.ts';
import type { Log } from './log.ts';
import { createMetrics } from './metrics.ts';
import { servedDocuments, takeUp } from './served-documents.ts';

export interface ServeOptions {
  readonly source: EngineSource;
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
  readonly log: Log;
  /** The box for other sites; without it there is none. */
  readonly embed?: EmbedFiles | undefined;
  readonly limits?: Limits;
  /** Folder of keys and audit; without one nobody has a key. */
  readonly keys?: string;
  readonly proxies?: Proxies;
  readonly patience?: Patience;
  /** Where changed documents go; without it none are taken. */
  readonly documents?: DocumentsOptions | undefined;
}

export interface DocumentsOptions {
  /** The corpus folder that the index is made of. */
  readonly corpus: string;
  /** Runs the indexer over it in a process of its own. */
  readonly index: (signal: AbortSignal) => Promise<IndexOutcome>;
}

export interface RunningServer {
  readonly address: string;
  /** Resolves where the server had better be stopped and started anew; else never. */
  readonly exhausted: Promise<void>;
  /**
   * `/readyz` says 503 at once; for `graceMs` requests are still taken, each connection closing behind its answer;
   * then it takes no new work, finishes what was accepted, and resolves.
   */
  stop(graceMs?: number): Promise<void>;
}

/** How often the keys are read, and a newer generation is asked for unless its source says otherwise. */
const POLL_MS = 1_000;
/** After this, connections that still have not finished are cut. */
const DRAIN_MS = 8_000;
/** Who has connected and sent nothing is waited for so long. */
const SILENT_MS = 500;
/** How often connections that have finished are closed meanwhile. */
const SWEEP_MS = 50;

/** Resolves once the index is loaded and the port is open. Throws `port_in_use` and `index_…` errors. */
export async function serve(options: ServeOptions): Promise<RunningServer> {
  const {
    source,
    host,
    port,
    log,
    limits = DEFAULT_LIMITS,
    proxies = new Proxies(),
    patience = PATIENCE,
  } = options;
  const metrics = createMetrics(true);
  const turns = new Turns(limits.waiting, (ms) => metrics.waited(ms / 1_000));
  const holder = new EngineHolder(source, log, metrics, undefined, () => turns.rest());
  const ring = new KeyRing(options.keys, log);
  await ring.start();
  await holder.start();
  const intake = options.documents && takingDocuments(options.documents, holder, log);
  await intake?.start();
  let exhaust = () => {};
  const exhausted = new Promise<void>((resolve) => {
    exhaust = resolve;
  });
  const memory = new MemoryWatch({
    ceilingMb: limits['memory-mb'],
    onExhausted: () => {
      log.error({ event: 'memory_exhausted', ceiling: memory.ceiling });
      exhaust();
    },
  });
  const entrance = new Entrance({
    limits,
    metrics,
    keys: () => ring.book,
    proxies,
    audit: (entry) => ring.audit(entry),
  });
  const refuse = earlyRefusal({ turns, crossOrigin: (origin) => entrance.crossOrigin(origin), metrics });
  const app = createApp({
    holder,
    log,
    embed: options.embed,
    limits,
    metrics,
    entrance,
    turns,
    isShort: () => memory.isAbove,
    connections: () => connections.open,
    intake,
  });
  let isStopping = false;
  const answer = getRequestListener(app.fetch, { hostname: host });
  const server = createServer(connectionOptions(patience), (request, response) => {
    if (request.socket.destroyed) return;
    if (isStopping) response.shouldKeepAlive = false;
    if (!refuse(request, response)) void answer(request, response);
  });
  const connections = watchConnections(server, {
    most: limits.connections,
    mostPerAddress: limits['address-connections'],
    proxies,
    metrics,
    patience,
  });
  server.listen(port, host);
  await Promise.race([
    once(server, 'listening'),
    once(server, 'error').then(([error]) => Promise.reject(error)),
  ]).catch((error: NodeJS.ErrnoException) => Promise.reject(listenError(error, host, port)));
  const polls = [
    setInterval(() => void holder.refresh(), source.pollMs ?? POLL_MS),
    setInterval(() => void ring.refresh(), POLL_MS),
  ];
  for (const poll of polls) poll.unref();
  const bound = server.address();
  const boundPort = typeof bound === 'object' && bound !== null ? bound.port : port;
  return {
    address: `http://${host.includes(':') ? `[${host}]` : host}:${boundPort}`,
    exhausted,
    stop: async (graceMs = 0) => {
      for (const poll of polls) clearInterval(poll);
      const taken = intake?.stop();
      memory.stop();
      isStopping = true;
      holder.drain();
      if (graceMs > 0) await sleep(graceMs);
      const closed = once(server, 'close');
      server.close();
      server.closeIdleConnections();
      // A connection falls idle once its answer is out, and would be kept alive for seconds more.
      const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_MS);
      const silent = setTimeout(() => connections.closeSilent(), SILENT_MS);
      const cut = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
      await closed;
      clearInterval(sweep);
      clearTimeout(silent);
      clearTimeout(cut);
      await taken;
    },
  };
}

function takingDocuments({ corpus, index }: DocumentsOptions, holder: EngineHolder, log: Log): Intake {
  return new Intake({
    corpus,
    index,
    served: servedDocuments(holder),
    serve: (generation) => takeUp(holder, generation),
    onError: (error) => log.error({ event: 'documents_failed', err: error }),
  });
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
