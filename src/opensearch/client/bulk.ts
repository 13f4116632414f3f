/** Many documents in and out by `_bulk`: cut to requests, each item's own outcome read, what was refused for load sent again. */
import { setTimeout as sleep } from 'node:timers/promises';
import { type ClusterClient, type Patience, WRITING } from './client.ts';
import { type ClusterErrorBody, ClusterFault, passesByType } from './fault.ts';

/** Doing one twice is doing it once. */
export type BulkOperation =
  | { readonly index: string; readonly id: string; readonly document: object }
  | { readonly index: string; readonly id: string; readonly delete: true };

export interface BulkFailure {
  readonly id: string;
  readonly status: number;
  /** Type and reason, as the cluster tells them. */
  readonly reason: string;
}

export interface BulkReport {
  readonly done: number;
  /** What no further try would mend; deleting what is not there is no failure. */
  readonly failures: readonly BulkFailure[];
}

export interface BulkOptions {
  /** Of one request, about. */
  readonly bytes?: number;
  /** Requests at once. */
  readonly requests?: number;
  readonly patience?: Patience;
}

const BYTES = 4 * 1024 * 1024;
const REQUESTS = 3;
const FIRST_WAIT_MILLIS = 100;
const LONGEST_WAIT_MILLIS = 5_000;

interface Item {
  readonly id: string;
  readonly lines: string;
}

interface BulkAnswer {
  readonly errors: boolean;
  readonly items: readonly Record<string, { readonly status: number; readonly error?: ClusterErrorBody }>[];
}

/**
 * Each id at most once a call, since requests overtake each other. Throws ClusterFault where the cluster stays away
 * for longer than the patience; what was done until then is done.
 */
export async function bulk(
  client: ClusterClient,
  operations: Iterable<BulkOperation> | AsyncIterable<BulkOperation>,
  { bytes = BYTES, requests = REQUESTS, patience = WRITING }: BulkOptions = {},
): Promise<BulkReport> {
  const failures: BulkFailure[] = [];
  let done = 0;
  const send = async (items: readonly Item[]) => {
    const failed = await sendItems(client, items, patience);
    failures.push(...failed);
    done += items.length - failed.length;
  };
  const running = new Set<Promise<void>>();
  let fault: unknown;
  for await (const items of chunksOf(operations, bytes)) {
    const one: Promise<void> = send(items)
      .catch((error: unknown) => {
        fault ??= error;
      })
      .finally(() => running.delete(one));
    running.add(one);
    if (running.size >= requests) await Promise.race(running);
    if (fault !== undefined) break;
  }
  await Promise.all(running);
  if (fault !== undefined) throw fault;
  return { done, failures };
}

async function* chunksOf(
  operations: Iterable<BulkOperation> | AsyncIterable<BulkOperation>,
  bytes: number,
): AsyncGenerator<readonly Item[]> {
  let items: Item[] = [];
  let size = 0;
  for await (const operation of operations) {
    const item = itemOf(operation);
    const itemSize = Buffer.byteLength(item.lines);
    if (items.length > 0 && size + itemSize > bytes) {
      yield items;
      items = [];
      size = 0;
    }
    items.push(item);
    size += itemSize;
  }
  if (items.length > 0) yield items;
}

function itemOf(operation: BulkOperation): Item {
  const { index, id } = operation;
  const action = JSON.stringify({ ['delete' in operation ? 'delete' : 'index']: { _index: index, _id: id } });
  const document = 'delete' in operation ? '' : `${JSON.stringify(operation.document)}\n`;
  return { id, lines: `${action}\n${document}` };
}

/** Until each item is done or has failed for good; those are returned. */
async function sendItems(
  client: ClusterClient,
  items: readonly Item[],
  patience: Patience,
): Promise<readonly BulkFailure[]> {
  const until = performance.now() + patience.deadlineMs;
  const failures: BulkFailure[] = [];
  let left = items;
  for (let round = 0; ; round++) {
    const deadlineMs = Math.max(1, until - performance.now());
    const body = left.map(({ lines }) => lines).join('');
    let answer: BulkAnswer;
    try {
      answer = await client.request<BulkAnswer>(
        { method: 'POST', path: '/_bulk', body },
        { ...patience, deadlineMs },
      );
    } catch (error) {
      if (!(error instanceof ClusterFault) || error.status !== 413 || left.length < 2) throw error;
      // A proxy before the cluster takes less than we send.
      const half = Math.ceil(left.length / 2);
      const rest = { ...patience, deadlineMs };
      failures.push(...(await sendItems(client, left.slice(0, half), rest)));
      failures.push(...(await sendItems(client, left.slice(half), rest)));
      return failures;
    }
    const again: Item[] = [];
    let last: BulkFailure | undefined;
    for (const [i, item] of left.entries()) {
      const failure = failureOf(item, answer.items[i]);
      if (failure === undefined) continue;
      if (failure.passing) {
        again.push(item);
        last = failure;
      } else failures.push(failure);
    }
    if (again.length === 0) return failures;
    const wait = Math.random() * Math.min(LONGEST_WAIT_MILLIS, FIRST_WAIT_MILLIS * 2 ** round);
    if (performance.now() + wait >= until) {
      throw new ClusterFault('busy', '_bulk', `${again.length} 篇 (documents): ${last?.reason ?? ''}`);
    }
    await sleep(wait);
    left = again;
  }
}

function failureOf(
  { id }: Item,
  outcome: BulkAnswer['items'][number] | undefined,
): (BulkFailure & { readonly passing: boolean }) | undefined {
  const [action, result] = Object.entries(outcome ?? {})[0] ?? [];
  // An answer with fewer items than were sent says nothing of the others.
  if (result === undefined) return { id, status: 0, reason: 'no outcome', passing: true };
  const { status, error } = result;
  if (error === undefined && status < 300) return undefined;
  if (action === 'delete' && status === 404) return undefined;
  const passing = status === 429 || status === 502 || status === 503 || passesByType(error);
  return { id, status, reason: `${error?.type ?? ''} ${error?.reason ?? ''}`.trim(), passing };
}
