/** The connections of a server: how many, from whom, how slow. What a client costs ends when it stalls. */
import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { isLoopback, type Proxies, plainAddress } from '../doors/client-address.ts';
import type { Metrics } from '../metrics.ts';
import { PROBLEM_TYPE, problemBody } from '../problem.ts';

/** Patience with slow clients, in milliseconds. */
export interface Patience {
  /** The head of a request must be in after this, the whole of it after twice as long. */
  readonly head: number;
  /** A connection on which nothing moves for so long is cut: who does not read his answer, too. */
  readonly stalled: number;
  /** An answer that is not out after this is cut, however it trickles. */
  readonly answer: number;
  /** How often heads are looked at. */
  readonly check: number;
}

export const PATIENCE: Patience = { head: 5_000, stalled: 15_000, answer: 120_000, check: 1_000 };

/** Bytes of a request's first line and headers: twice the longest address, so that a longer one is told so (414). */
const MAX_HEAD = 32_768;
/** Requests that may be sent on one connection before the first is answered. No browser and no proxy sends two. */
const MOST_AT_ONCE = 32;
/** Between two requests a connection is kept for so long. */
const IDLE_MS = 5_000;
const REQUESTS_A_CONNECTION = 1_000;
/** Above this share of all places, idle connections make room. */
const CROWDED = 0.9;

/** Options of `http.createServer` that hold from the first byte on. */
export function connectionOptions({ head, check }: Patience) {
  return {
    headersTimeout: head,
    requestTimeout: 2 * head,
    connectionsCheckingInterval: check,
    maxHeaderSize: MAX_HEAD,
  };
}

export interface ConnectionLimits {
  readonly most: number;
  readonly mostPerAddress: number;
  /** Their clients share one address. */
  readonly proxies: Proxies;
  readonly metrics: Metrics;
  readonly patience: Patience;
}

export interface Connections {
  readonly open: number;
  /** Closes those on which nothing was ever sent: to Node they are not idle. */
  closeSilent(): void;
}

export function watchConnections(server: Server, limits: ConnectionLimits): Connections {
  const { most, mostPerAddress, proxies, metrics, patience } = limits;
  const byAddress = new Map<string, number>();
  /** The longest idle first. */
  const idle = new Set<Socket>();
  /** Requests without an answer yet. */
  const unanswered = new WeakMap<Socket, number>();
  /** Without a request so far. */
  const fresh = new Set<Socket>();
  let open = 0;
  server.maxRequestsPerSocket = REQUESTS_A_CONNECTION;
  server.setTimeout(patience.stalled);
  server.keepAliveTimeout = Math.min(IDLE_MS, patience.stalled);
  server.on('connection', (socket: Socket) => {
    const address = plainAddress(socket.remoteAddress ?? '') ?? '';
    const isShared = isLoopback(address) || proxies.includes(address);
    const own = byAddress.get(address) ?? 0;
    const [oldest] = idle;
    if (open >= most * CROWDED) oldest?.destroy();
    const refusal =
      open >= most ? 'connections' : !isShared && own >= mostPerAddress ? 'address_connections' : undefined;
    if (refusal !== undefined) {
      metrics.refused(refusal);
      socket.destroy();
      return;
    }
    open += 1;
    fresh.add(socket);
    byAddress.set(address, own + 1);
    socket.once('close', () => {
      open -= 1;
      idle.delete(socket);
      fresh.delete(socket);
      const left = (byAddress.get(address) ?? 1) - 1;
      if (left > 0) byAddress.set(address, left);
      else byAddress.delete(address);
    });
  });
  server.on('request', (request, response) => {
    const { socket } = request;
    const atOnce = (unanswered.get(socket) ?? 0) + 1;
    unanswered.set(socket, atOnce);
    if (atOnce > MOST_AT_ONCE) {
      if (!socket.destroyed) metrics.refused('pipelined');
      socket.destroy();
      return;
    }
    const cut = setTimeout(() => socket.destroy(), patience.answer);
    cut.unref();
    fresh.delete(socket);
    idle.delete(socket);
    response.once('close', () => {
      clearTimeout(cut);
      unanswered.set(socket, (unanswered.get(socket) ?? 1) - 1);
      if (!socket.destroyed) idle.add(socket);
    });
  });
  server.on('clientError', answerClientError);
  return {
    get open() {
      return open;
    },
    closeSilent: () => {
      for (const socket of fresh) if (socket.bytesRead === 0) socket.destroy();
    },
  };
}

/** What could not even be read as a request, answered as any other error is. */
function answerClientError(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const code =
    error.code === 'HPE_HEADER_OVERFLOW'
      ? 'headers_too_large'
      : error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
        ? 'request_timeout'
        : 'bad_request';
  const id = crypto.randomUUID();
  const body = JSON.stringify(problemBody(code, DETAILS[code], id));
  const { status } = problemBody(code, '', id);
  const head = [
    `HTTP/1.1 ${status} ${REASONS[code]}`,
    'Connection: close',
    `Content-Type: ${PROBLEM_TYPE}`,
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Cache-Control: no-store',
    'X-Content-Type-Options: nosniff',
    `X-Request-Id: ${id}`,
  ].join('\r\n');
  socket.end(`${head}\r\n\r\n${body}`);
}

const REASONS = {
  bad_request: 'Bad Request',
  request_timeout: 'Request Timeout',
  headers_too_large: 'Request Header Fields Too Large',
} as const;

const DETAILS = {
  bad_request: '不是合格的 HTTP 请求 (not a valid HTTP request)',
  request_timeout: '请求没有及时发完 (the request was not sent in time)',
  headers_too_large: `请求头最大 ${MAX_HEAD} 字节 (at most ${MAX_HEAD} bytes)`,
} as const;
