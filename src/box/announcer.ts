/** Tells those who listen what has come, once typing rests. */
import { element } from './element.ts';

const REST_MS = 500;

export interface Announcer {
  readonly element: HTMLElement;
  say(text: string): void;
  /** Typing goes on: what was to be said is no longer true. */
  hush(): void;
}

export function createAnnouncer(): Announcer {
  const region = element('div', { role: 'status', 'aria-live': 'polite', class: 'unseen' });
  let timer = 0;
  const hush = () => {
    window.clearTimeout(timer);
    // The same words again would not be a change, and so not be read.
    if (region.textContent !== '') region.textContent = '';
  };
  return {
    element: region,
    hush,
    say(text) {
      hush();
      timer = window.setTimeout(() => {
        region.textContent = text;
      }, REST_MS);
    },
  };
}
