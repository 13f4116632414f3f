/** What can go wrong between box and server, and what the one who put the box there should know of it. */

export type FaultKind = 'offline' | 'busy' | 'timeout' | 'refused' | 'failed';

export interface Fault {
  readonly kind: FaultKind;
  /** HTTP status; 0 where there was no answer. */
  readonly status: number;
  readonly message: string;
  /** Seconds until another try; 0: none of itself. */
  readonly wait: number;
}

export function fault(kind: FaultKind, status: number, message: unknown, wait = 0): Fault {
  return { kind, status, message: String(message).slice(0, MAX_DETAIL), wait };
}

const LONGEST_WAIT = 600;
const DEFAULT_WAIT = 5;
const MAX_DETAIL = 300;

/** @param detail of the problem document, where there was one */
export function faultOf(status: number, retryAfter: string | null, detail: string): Fault {
  const seconds = Number(retryAfter ?? Number.NaN);
  const wait = seconds > 0 ? Math.min(Math.ceil(seconds), LONGEST_WAIT) : DEFAULT_WAIT;
  if (status === 429 || (status === 503 && retryAfter !== null)) return fault('busy', status, detail, wait);
  if (status === 401 || status === 403) return fault('refused', status, detail);
  return fault('failed', status, detail);
}

/** One line for the console of the host page: what to look at. */
export function webmasterHint({ kind, status, message }: Fault, api: string): string {
  const advice =
    kind === 'refused'
      ? '检查 data-key 和它允许的来源 (check data-key and its origins)'
      : kind === 'failed' && status === 0
        ? '检查服务、CSP 的 connect-src、允许的来源 (check server, CSP, allowed origins)'
        : kind;
  return `${location.origin} → ${api} ${status}: ${advice} ${message}`;
}
