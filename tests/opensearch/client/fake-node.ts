/** HTTP servers of our own that answer as a node on a bad day does. */
import {
  createServer,
  type IncomingHttpHeaders,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import {
  ClusterClient,
  type ClusterEvent,
  type ClusterOptions,
} from '../../../src/opensearch/client/client.ts';

export interface Heard {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface FakeNode {
  readonly address: string;
  readonly heard: readonly Heard[];
  /** Nobody listens there any more. */
  close(): Promise<void>;
  /** At the same address. */
  open(): Promise<void>;
}

export type Behaviour = (response: ServerResponse, heard: Heard, count: number) => void;

export const json = (response: ServerResponse, status: number, body: unknown, headers = {}) =>
  void response
    .writeHead(status, { 'content-type': 'application/json', ...headers })
    .end(JSON.stringify(body));

export const ok: Behaviour = (response) => json(response, 200, { good: true });
export const failing =
  (status: number, type: string, headers = {}): Behaviour =>
  (response) =>
    json(response, status, { error: { type, reason: 'as asked for' }, status }, headers);
export const silent: Behaviour = () => undefined;

/** `count`: of how many requests this is the last, the probes of the client (`GET /`) left out. */
export async function fakeNode(
  behave: Behaviour,
  tls?: { readonly cert: Buffer; readonly key: Buffer },
): Promise<FakeNode> {
  const heard: Heard[] = [];
  const listener: RequestListener = (request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => {
      body += text;
    });
    request.on('end', () => {
      const one = { method: request.method ?? '', path: request.url ?? '', headers: request.headers, body };
      if (one.path !== '/') heard.push(one);
      behave(response, one, heard.length);
    });
  };
  const server: Server = tls ? createSecureServer(tls, listener) : createServer(listener);
  server.on('tlsClientError', () => undefined);
  const listen = (port: number) =>
    new Promise<void>((resolve) => server.listen(port, '127.0.0.1', () => resolve()));
  const close = () =>
    new Promise<void>((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    });
  await listen(0);
  const { port } = server.address() as AddressInfo;
  onTestFinished(async () => {
    if (server.listening) await close();
  });
  return { address: `${tls ? 'https' : 'http'}://127.0.0.1:${port}`, heard, close, open: () => listen(port) };
}

export function clientOf(
  nodes: readonly FakeNode[],
  options: Partial<ClusterOptions> = {},
): { client: ClusterClient; events: ClusterEvent[] } {
  const events: ClusterEvent[] = [];
  const client = new ClusterClient({
    addresses: nodes.map(({ address }) => address),
    onEvent: (event) => events.push(event),
    ...options,
  });
  onTestFinished(() => client.close());
  return { client, events };
}
