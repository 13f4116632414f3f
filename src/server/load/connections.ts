/** The connections of a server: how many, from whom, how slow. What a client costs ends when it stalls. */
import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { isLoopback, type Proxies, plainAddress } from '../doors/client-address.ts';
import type { Metrics } from '../metrics.ts';
import { PROBLEM_TYPE, problemBody } from '../problem.ts';

/** Headers must be in after this, the whole request after twice as long; checked every second. */
const HEADERS_MS = 5_000;
/** Bytes of a request's first line and headers: twice the longest address, so that a longer one is told so (414). */
const MAX_HEAD = 32_768;
/** A connection on which nothing moves for so long is cut: who does not read his answer, too. */
const STALLED_MS = 15_000;
/** An answer that is not out after this is cut, however it trickles. */
const ANSWER_MS = 120_000;
const REQUESTS_A_CONNECTION = 1_000;
/** Above this share of all places, idle connections make room. */
const CROWDED = 0.9;

/** Options of `http.createServer` that hold from the first byte on. */
export const CONNECTION_OPTIONS = {
  headersTimeout: HEADERS_MS,
  requestTimeout: 2 * HEADERS_MS,
  connectionsCheckingInterval: 1_000,
  maxHeaderSize: MAX_HEAD,
} as const;

export interface ConnectionLimits {
  readonly most: number;
  readonly mostPerAddress: number;
  /** Their clients share one address. */
  readonly proxies: Proxies;
  readonly metrics: Metrics;
}

export interface Connections {
  readonly open: number;
}

export function watchConnections(server: Server, limits: ConnectionLimits): Connections {
  const { most, mostPerAddress, proxies, metrics } = limits;
  const byAddress = new Map<string, number>();
  let open = 0;
  server.maxRequestsPerSocket = REQUESTS_A_CONNECTION;
  server.setTimeout(STALLED_MS);
  server.on('connection', (socket: Socket) => {
    const address = plainAddress(socket.remoteAddress ?? '') ?? '';
    const isShared = isLoopback(address) || proxies.includes(address);
    const own = byAddress.get(address) ?? 0;
    if (open >= most * CROWDED) server.closeIdleConnections();
    const refusal =
      open >= most ? 'connections' : !isShared && own >= mostPerAddress ? 'address_connections' : undefined;
    if (refusal !== undefined) {
      metrics.refused(refusal);
      socket.destroy();
      return;
    }
    open += 1;
    byAddress.set(address, own + 1);
    socket.once('close', () => {
      open -= 1;
      const left = (byAddress.get(address) ?? 1) - 1;
      if (left > 0) byAddress.set(address, left);
      else byAddress.delete(address);
    });
  });
  server.on('request', (request, response) => {
    const cut = setTimeout(() => request.socket.destroy(), ANSWER_MS);
    cut.unref();
    response.once('close', () => clearTimeout(cut));
  });
  server.on('clientError', answerClientError);
  return {
    get open() {
      return open;
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
  request_timeout: `请求头须在 ${HEADERS_MS / 1_000} 秒内发完 (the head of a request must be sent within ${HEADERS_MS / 1_000} s)`,
  headers_too_large: `请求头最大 ${MAX_HEAD} 字节 (at most ${MAX_HEAD} bytes)`,
} as const;
