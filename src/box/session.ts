/** The life of a question: typed, waited for, answered or not, tried again. Knows nothing of the page. */
import type { SearchResponse } from '../contract/search.ts';
import { createAsker } from './ask.ts';
import { Fault } from './fault.ts';
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
  let settled = '';
  let offline = false;
  let timers: number[] = [];
  const later = (work: () => void, ms: number) => void timers.push(window.setTimeout(work, ms));
  const stop = () => {
    for (const timer of timers) window.clearTimeout(timer);
    timers = [];
    asker.drop();
  };

  const settle = (address: string, asked: Question, answer: SearchResponse) => {
    stop();
    settled = address;
    listener.answer(asked, answer);
  };
  const send = (address: string, asked: Question) => {
    later(() => listener.wait(), PATIENCE_MS);
    asker.ask(address).then(
      (answer) => settle(address, asked, answer),
      (error: unknown) => {
        stop();
        settled = '';
        const fault = error instanceof Fault ? error : new Fault('failed', 0, String(error));
        offline = fault.kind === 'offline';
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
        settled = '';
        listener.rest();
        return;
      }
      const address = searchAddress(next, options);
      if (address === settled) return;
      const kept = asker.kept(address);
      if (kept) settle(address, next, kept);
      else if (pace === 'now') send(address, next);
      else later(() => send(address, next), pace === 'rest' ? REST_MS : COMPOSED_REST_MS);
    },
    retry() {
      settled = '';
      session.ask(question);
    },
    online() {
      if (offline) session.retry();
    },
    stop,
  };
  return session;
}
