/** An input method as the browser has it: composition through its own pipeline, not by made-up events. */
import type { Page } from 'playwright-core';

export interface InputMethod {
  /** The text under composition; the browser sends `compositionstart` before the first. */
  compose(text: string): Promise<void>;
  /** Ends the composition with this text. */
  commit(text: string): Promise<void>;
  /** A key that the input method takes for itself: the page sees it under code 229. */
  key(key: string): Promise<void>;
}

const PROCESS_KEY = 229;

export async function inputMethodOf(page: Page): Promise<InputMethod> {
  const cdp = await page.context().newCDPSession(page);
  const send = (type: 'rawKeyDown' | 'keyUp', key: string) =>
    cdp.send('Input.dispatchKeyEvent', { type, key, code: key, windowsVirtualKeyCode: PROCESS_KEY });
  return {
    compose: async (text) => {
      await cdp.send('Input.imeSetComposition', {
        text,
        selectionStart: text.length,
        selectionEnd: text.length,
      });
    },
    commit: async (text) => {
      await cdp.send('Input.insertText', { text });
    },
    key: async (key) => {
      await send('rawKeyDown', key);
      await send('keyUp', key);
    },
  };
}

/** Addresses of searches that the page sent, as they are sent. */
export function searchesOf(page: Page): string[] {
  const asked: string[] = [];
  page.on('request', (request) => {
    const { pathname, searchParams } = new URL(request.url());
    if (pathname === '/api/v1/search') asked.push(searchParams.get('q') ?? '');
  });
  return asked;
}
