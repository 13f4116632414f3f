/** One request, one answer: no redirect is followed and nothing is tried again. Door to undici. */
import { Agent, buildConnector, type Dispatcher, errors, request } from 'undici';
import { BODY_LIMITS, type BodyLimits, encodingOf, readBody } from './body.ts';
import { type Dial, dial } from './dial.ts';
import { FetchFault } from './fault.ts';
import type { AddressGuard } from './guard.ts';

export interface RequestLimits extends BodyLimits {
  readonly connectMillis: number;
  /** From the first byte sent to the last received. */
  readonly totalMillis: number;
}

const REQUEST_LIMITS: RequestLimits = { ...BODY_LIMITS, connectMillis: 8_000, totalMillis: 20_000 };

const MAX_HEADER_BYTES = 32 * 1024;
const KEEP_ALIVE_MILLIS = 4_000;

export interface Answer {
  readonly status: number;
  /** Empty for a redirect and for 304. */
  readonly body: Buffer;
  /** Lower-case names; of several values the first. */
  readonly header: (name: string) => string | undefined;
  readonly tookMillis: number;
}

export interface RequesterOptions {
  readonly userAgent: string;
  readonly guard: AddressGuard;
  readonly limits?: Partial<RequestLimits>;
  readonly dial?: Dial;
}

export class Requester {
  private readonly agent: Agent;
  private readonly userAgent: string;
  private readonly limits: RequestLimits;

  constructor({ userAgent, guard, limits, dial: dialTo = dial }: RequesterOptions) {
    this.userAgent = userAgent;
    this.limits = { ...REQUEST_LIMITS, ...limits };
    const { connectMillis, totalMillis } = this.limits;
    const secure = buildConnector({ timeout: connectMillis });
    this.agent = new Agent({
      connections: 1,
      pipelining: 1,
      maxHeaderSize: MAX_HEADER_BYTES,
      keepAliveTimeout: KEEP_ALIVE_MILLIS,
      headersTimeout: totalMillis,
      bodyTimeout: totalMillis,
      connect: (options, callback) => {
        const url = new URL(`${options.protocol}//${options.host ?? options.hostname}`);
        guard
          .addressFor(url)
          .then((address) => dialTo(address, portOf(url), connectMillis))
          .then(
            (socket) => {
              if (url.protocol === 'http:') callback(null, socket);
              else secure({ ...options, httpSocket: socket }, callback);
            },
            (error: Error) => callback(error, null),
          );
      },
    });
  }

  /** Throws FetchFault; any status is an answer. */
  async get(url: URL, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    const began = performance.now();
    const signal = AbortSignal.timeout(this.limits.totalMillis);
    try {
      const answer = await request(url, {
        dispatcher: this.agent,
        method: 'GET',
        signal,
        headers: {
          'user-agent': this.userAgent,
          accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,text/plain;q=0.5',
          'accept-language': 'zh-CN,zh;q=0.9,en;q=0.5',
          'accept-encoding': 'gzip, deflate',
          ...headers,
        },
      });
      const header = (name: string) => first(answer.headers[name]);
      const body = await this.bodyOf(answer, header);
      return { status: answer.statusCode, body, header, tookMillis: performance.now() - began };
    } catch (error) {
      throw faultOf(error, url);
    }
  }

  close(): Promise<void> {
    return this.agent.destroy();
  }

  private async bodyOf(
    { statusCode, body }: Dispatcher.ResponseData,
    header: (name: string) => string | undefined,
  ): Promise<Buffer> {
    try {
      if (statusCode === 304 || (statusCode >= 300 && statusCode < 400)) {
        await body.dump({ limit: 65_536 });
        return Buffer.alloc(0);
      }
      encodingOf(header('content-encoding'));
      const length = Number(header('content-length') ?? 0);
      if (length > this.limits.wireBytes) throw new FetchFault('too-large', `${length} bytes announced`);
      return await readBody(body, header('content-encoding'), this.limits);
    } catch (error) {
      // The rest of it is not wanted, and neither is what ending it says.
      body.on('error', () => undefined).destroy();
      throw error;
    }
  }
}

function portOf(url: URL): number {
  return Number(url.port || (url.protocol === 'https:' ? 443 : 80));
}

function first(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}

function faultOf(error: unknown, url: URL): FetchFault {
  if (error instanceof FetchFault) return error;
  const { name, message } = error instanceof Error ? error : { name: '', message: String(error) };
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (
    name === 'TimeoutError' ||
    name === 'AbortError' ||
    error instanceof errors.HeadersTimeoutError ||
    error instanceof errors.BodyTimeoutError ||
    error instanceof errors.ConnectTimeoutError
  )
    return new FetchFault('timeout', url.host);
  if (error instanceof errors.HeadersOverflowError || code.startsWith('HPE_') || name === 'HTTPParserError')
    return new FetchFault('headers', message);
  if (/^(ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO)/u.test(code))
    return new FetchFault('connect', code);
  return new FetchFault('reset', `${url.host} (${code || message})`);
}
