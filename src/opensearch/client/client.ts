/** The cluster as one: asks a node, and another where that one fails, until an answer or the deadline. */
import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type ClusterErrorBody, ClusterFault, passesByType } from './fault.ts';
import { NodePool } from './node-pool.ts';
import { type Answer, type Sent, Transport, type TransportOptions } from './transport.ts';

/** How long and how often is tried. */
export interface Patience {
  /** From the call to its end, ms. */
  readonly deadlineMs: number;
  /** One try, ms: a node that hangs leaves time for another. */
  readonly attemptMs: number;
  readonly attempts: number;
}

/** Somebody waits: with all nodes gone it is told within about a second. */
export const READING: Patience = { deadlineMs: 10_000, attemptMs: 4_000, attempts: 6 };
/** Much is read before anybody is served: each piece has the time that a busy cluster takes. */
export const OPENING: Patience = { deadlineMs: 120_000, attemptMs: 30_000, attempts: 20 };
/** A cluster without a manager finds a new one meanwhile. */
export const WRITING: Patience = {
  deadlineMs: 300_000,
  attemptMs: 120_000,
  attempts: Number.POSITIVE_INFINITY,
};

export interface ClusterEvent {
  readonly event: 'node_down' | 'node_up';
  readonly address: string;
  readonly reason?: string;
}

export interface ClusterOptions extends TransportOptions {
  /** As `parseAddresses` gives them; one at least. */
  readonly addresses: readonly string[];
  /** A node was lost or came back; told once each. */
  readonly onEvent?: (event: ClusterEvent) => void;
}

const FIRST_WAIT_MILLIS = 50;
const LONGEST_WAIT_MILLIS = 2_000;
const PROBE_MILLIS = 3_000;

export class ClusterClient {
  readonly #transport: Transport;
  readonly #pool: NodePool;
  readonly #onEvent: (event: ClusterEvent) => void;
  #closed = false;

  constructor({ addresses, onEvent = () => undefined, ...options }: ClusterOptions) {
    this.#transport = new Transport(options);
    this.#pool = new NodePool(addresses, randomInt(addresses.length));
    this.#onEvent = onEvent;
  }

  get addresses(): readonly string[] {
    return this.#pool.addresses;
  }

  /**
   * The parsed answer. A request may reach the cluster twice where an answer was lost: whoever creates or deletes
   * takes `resource_already_exists_exception` and `index_not_found_exception` as done. Throws ClusterFault, the last one.
   */
  async request<T = unknown>(sent: Sent, patience: Patience = READING): Promise<T> {
    const until = performance.now() + patience.deadlineMs;
    const tried = new Set<string>();
    for (let attempt = 1; ; attempt++) {
      this.#lookAfterTheDown();
      const address = this.#pool.next(tried);
      const left = until - performance.now();
      try {
        return await this.#ask<T>(address, sent, Math.max(1, Math.min(patience.attemptMs, left)));
      } catch (error) {
        if (!(error instanceof ClusterFault) || !error.passing || this.#closed) throw error;
        tried.add(address);
        const wait = this.#waitAfter(error, tried, attempt);
        if (attempt >= patience.attempts || performance.now() + wait >= until) throw error;
        if (wait > 0) await sleep(wait);
        if (tried.size === this.#pool.addresses.length) tried.clear();
      }
    }
  }

  close(): Promise<void> {
    this.#closed = true;
    return this.#transport.close();
  }

  async #ask<T>(address: string, sent: Sent, timeoutMs: number): Promise<T> {
    let answer: Answer;
    try {
      answer = await this.#transport.send(address, sent, timeoutMs);
    } catch (error) {
      const reason = (error as Error).message;
      if (!this.#closed && this.#pool.failed(address)) this.#onEvent({ event: 'node_down', address, reason });
      throw error;
    }
    if (this.#pool.answered(address)) this.#onEvent({ event: 'node_up', address });
    return read<T>(address, sent, answer);
  }

  /** Full jitter, growing with each round over all nodes; none where another node is left that was not asked. */
  #waitAfter(fault: ClusterFault, tried: ReadonlySet<string>, attempt: number): number {
    const isOfNode = fault.status === undefined;
    if (isOfNode && tried.size < this.#pool.addresses.length) return 0;
    const longest = Math.min(LONGEST_WAIT_MILLIS, FIRST_WAIT_MILLIS * 2 ** (attempt - 1));
    const asked = (fault.retryAfter ?? 0) * 1_000;
    return Math.max(Math.random() * longest, asked);
  }

  #lookAfterTheDown(): void {
    for (const address of this.#pool.due()) {
      this.#ask(address, { method: 'GET', path: '/' }, PROBE_MILLIS).catch(() => undefined);
    }
  }
}

function read<T>(address: string, { method, path }: Sent, { status, text, retryAfter }: Answer): T {
  const body = parsed(text);
  if (status >= 200 && status < 300) {
    if (method === 'HEAD') return undefined as T;
    if (body === undefined) throw new ClusterFault('foreign', address, '', { status });
    return body as T;
  }
  const given = (body as { error?: ClusterErrorBody | string } | undefined)?.error;
  const error = typeof given === 'string' ? { reason: given } : given;
  const [target] = path.split('?');
  const reason = error ? `${error.type ?? ''} ${error.reason ?? ''}`.trim() : '';
  const detail = `${method} ${target}: ${status}${reason === '' ? '' : ` ${reason}`}`;
  const more = { status, error, ...(retryAfter === undefined ? {} : { retryAfter }) };
  if (status === 401 || status === 403)
    throw new ClusterFault(isBlock(error) ? 'rejected' : 'denied', address, detail, more);
  if (status === 429) throw new ClusterFault('busy', address, detail, more);
  if (status === 502 || status === 503 || status === 504 || passesByType(error))
    throw new ClusterFault('unavailable', address, detail, more);
  if (body === undefined && method !== 'HEAD') throw new ClusterFault('foreign', address, detail, more);
  throw new ClusterFault('rejected', address, detail, more);
}

/** Told with 403 as well: an index that may not be written since the disk is full. */
function isBlock(error: ClusterErrorBody | undefined): boolean {
  return error?.type === 'cluster_block_exception';
}

function parsed(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
