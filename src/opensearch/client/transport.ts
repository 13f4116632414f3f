/** One request to one node, one answer: nothing is tried again here. Door to undici for the cluster. */
import { Agent, errors, request } from 'undici';
import { ClusterFault } from './fault.ts';

const CONNECT_MILLIS = 3_000;
/** At once to one node; the rest waits. */
const CONNECTIONS = 64;
/** More than any answer of ours has; what is longer was not meant for us. */
const MAX_ANSWER_BYTES = 512 * 1024 * 1024;

export interface Sent {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'HEAD';
  /** With its query: `/articles/_search?…`. */
  readonly path: string;
  /** An object goes as JSON, a text as lines of JSON. */
  readonly body?: object | string | undefined;
}

export interface Answer {
  readonly status: number;
  readonly text: string;
  /** Seconds that the node asks to wait. */
  readonly retryAfter: number | undefined;
}

export interface TransportOptions {
  /** Value of the header. */
  readonly authorization?: string | undefined;
  /** PEM: who signed the certificates of the nodes; without it the authorities that Node knows. */
  readonly ca?: string | undefined;
}

export class Transport {
  readonly #agent: Agent;
  readonly #headers: Readonly<Record<string, string>>;

  constructor({ authorization, ca }: TransportOptions) {
    this.#agent = new Agent({
      connections: CONNECTIONS,
      // The deadline of each request is its signal alone.
      headersTimeout: 0,
      bodyTimeout: 0,
      maxResponseSize: MAX_ANSWER_BYTES,
      connect: { timeout: CONNECT_MILLIS, ...(ca === undefined ? {} : { ca }) },
    });
    this.#headers = {
      accept: 'application/json',
      'user-agent': 'xiangxun',
      ...(authorization === undefined ? {} : { authorization }),
    };
  }

  /** Any status is an answer. Throws ClusterFault of the kinds unreachable, untrusted, broken, timeout. */
  async send(address: string, { method, path, body }: Sent, timeoutMs: number): Promise<Answer> {
    const type = typeof body === 'string' ? 'application/x-ndjson' : 'application/json';
    try {
      const answer = await request(address + path, {
        dispatcher: this.#agent,
        method,
        signal: AbortSignal.timeout(Math.ceil(timeoutMs)),
        headers: { ...this.#headers, ...(body === undefined ? {} : { 'content-type': type }) },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      });
      const text = await answer.body.text();
      const seconds = Number(answer.headers['retry-after']);
      return {
        status: answer.statusCode,
        text,
        retryAfter: Number.isFinite(seconds) && seconds > 0 ? seconds : undefined,
      };
    } catch (error) {
      throw faultOf(error, address, timeoutMs);
    }
  }

  close(): Promise<void> {
    return this.#agent.destroy();
  }
}

function faultOf(cause: unknown, address: string, timeoutMs: number): ClusterFault {
  const { name, message } = cause instanceof Error ? cause : { name: '', message: String(cause) };
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  if (cause instanceof errors.ConnectTimeoutError)
    return new ClusterFault('unreachable', address, `${CONNECT_MILLIS} ms`, { cause });
  if (name === 'TimeoutError' || name === 'AbortError')
    return new ClusterFault('timeout', address, `${Math.round(timeoutMs)} ms`, { cause });
  if (/^(ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO)/u.test(code))
    return new ClusterFault('untrusted', address, code, { cause });
  if (/^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|EHOSTDOWN)$/u.test(code))
    return new ClusterFault('unreachable', address, code, { cause });
  return new ClusterFault('broken', address, code || message, { cause });
}
