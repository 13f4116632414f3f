/** What can go wrong between box and server, and what the one who put the box there should know of it. */

export type FaultKind = 'offline' | 'busy' | 'timeout' | 'refused' | 'failed';

export class Fault extends Error {
  readonly kind: FaultKind;
  /** HTTP status; 0 where there was no answer. */
  readonly status: number;
  /** Seconds until another try; 0 where the server named none. */
  readonly wait: number;

  constructor(kind: FaultKind, status: number, message: string, wait = 0) {
    super(message);
    this.kind = kind;
    this.status = status;
    this.wait = wait;
  }
}

const LONGEST_WAIT = 600;
const DEFAULT_WAIT = 5;
const MAX_DETAIL = 300;

/** @param detail of the problem document, where there was one */
export function faultOf(status: number, retryAfter: string | null, detail: string): Fault {
  const seconds = Number(retryAfter ?? Number.NaN);
  const wait = seconds > 0 ? Math.min(Math.ceil(seconds), LONGEST_WAIT) : DEFAULT_WAIT;
  const said = detail.slice(0, MAX_DETAIL);
  if (status === 429 || (status === 503 && retryAfter !== null)) return new Fault('busy', status, said, wait);
  if (status === 401 || status === 403) return new Fault('refused', status, said);
  return new Fault('failed', status, said);
}

/** One line for the console of the host page: what to look at. */
export function webmasterHint({ kind, status, message }: Fault, api: string): string {
  const advice =
    kind === 'refused'
      ? '检查 data-key 及其允许的来源 (check data-key and the origins it allows)'
      : kind === 'failed' && status === 0
        ? `检查服务、CSP connect-src ${api}、允许的来源 (is it up; is it in the CSP; is this origin allowed?)`
        : kind;
  return `${location.origin} → ${api} ${status}: ${advice} ${message}`;
}
