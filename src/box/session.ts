/** The life of a question: typed, waited for, answered or not, tried again. Knows nothing of the page. */
import type { SearchResponse } from '../contract/search.ts';
import { createAsker } from './ask.ts';
import type { Fault } from './fault.ts';
import type { BoxOptions } from './option.ts';
import { isAsked, NOTHING, type Question, searchAddress } from './question.ts';

const REST_MS = 100;
/** On Android a Latin word is composed letter by letter: it rests a little longer before it is a query. */
const COMPOSED_REST_MS = 400;
const PATIENCE_MS = 150;
const SECOND_MS = 1_000;

export interface Listener {
  /** Nothing is asked. */
  rest(): void;
  /** The question is on its way, and for a while already. */
  wait(): void;
  answer(question: Question, answer: SearchResponse): void;
  /** @param seconds until the next try; 0: none of itself */
  fault(fault: Fault, seconds: number): void;
}

export interface Session {
  readonly question: Question;
  /** @param pace `rest`: once typing rests; `composed`: later than that */
  ask(question: Question, pace?: 'now' | 'rest' | 'composed'): void;
  retry(): void;
  /** The network is back. */
  online(): void;
  stop(): void;
}

export function createSession(options: BoxOptions, listener: Listener): Session {
  const asker = createAsker();
  let question = NOTHING;
  let offline = false;
  /** What the server refused for now, and until when. */
  let refusal: { readonly fault: Fault; readonly until: number } | undefined;
  let timers: number[] = [];
  const later = (work: () => void, ms: number) => void timers.push(window.setTimeout(work, ms));
  const stop = () => {
    for (const timer of timers) window.clearTimeout(timer);
    timers = [];
    asker.drop();
  };

  const settle = (asked: Question, answer: SearchResponse) => {
    stop();
    listener.answer(asked, answer);
  };
  const send = (address: string, asked: Question) => {
    later(() => listener.wait(), PATIENCE_MS);
    asker.ask(address).then(
      (answer) => settle(asked, answer),
      (error: unknown) => {
        stop();
        const fault = error as Fault;
        offline = fault.kind === 'offline';
        if (fault.wait > 0) refusal = { fault, until: Date.now() + fault.wait * SECOND_MS };
        countDown(fault, fault.wait);
      },
    );
  };
  const countDown = (fault: Fault, seconds: number) => {
    listener.fault(fault, seconds);
    if (seconds > 0) later(() => (seconds > 1 ? countDown(fault, seconds - 1) : session.retry()), SECOND_MS);
  };

  const session: Session = {
    get question() {
      return question;
    },
    ask(next, pace = 'now') {
      question = next;
      offline = false;
      stop();
      if (!isAsked(next)) {
        listener.rest();
        return;
      }
      const address = searchAddress(next, options);
      const kept = asker.kept(address);
      const left = refusal ? Math.ceil((refusal.until - Date.now()) / SECOND_MS) : 0;
      if (kept) settle(next, kept);
      else if (refusal && left > 0) countDown(refusal.fault, left);
      else if (pace === 'now') send(address, next);
      else later(() => send(address, next), pace === 'rest' ? REST_MS : COMPOSED_REST_MS);
    },
    retry() {
      refusal = undefined;
      session.ask(question);
    },
    online() {
      if (offline) session.retry();
    },
    stop,
  };
  return session;
}
