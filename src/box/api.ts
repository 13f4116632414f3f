/** What a page may use of the box from its own scripts and TypeScript. */

/** How a box is set up: the same words as the `data-…` attributes of the tag, in camelCase. */
export interface XiangxunOptions {
  /** Address of the server, `https://host`. Default: where the script came from. */
  api?: string;
  /** Site key, where the server asks for one. */
  key?: string;
  /** `inline`: a field with its answers under it. `overlay`: a button, and `/` or Ctrl/⌘K. */
  mode?: 'inline' | 'overlay';
  /** CSS selector of the element that the box is put into. Default: where the tag stands. */
  target?: string;
  /** Default: as the language of the page. */
  lang?: 'auto' | 'zh-CN' | 'zh-TW' | 'en';
  /** `auto`: as the reader's system. */
  theme?: 'auto' | 'light' | 'dark';
  placeholder?: string;
  /** Only these kinds: `article`, `project`, `company`; several separated by commas. */
  type?: string;
  /** Only these places; several separated by commas. */
  region?: string;
  /** Only these industries; several separated by commas. */
  industry?: string;
  /** Only these companies, by id; several separated by commas. */
  company?: string;
  /** Rows in each group, 1–10. */
  limit?: number;
  /** Where a press on a row of news leads: its page here, or the page it came from. */
  links?: 'page' | 'source';
  /** Whether rows open in this tab, in another, or (from a frame) in the whole window. */
  open?: 'self' | 'blank' | 'top';
  /** `/` and Ctrl/⌘K open the box. Default: only for an overlay. */
  keys?: 'auto' | 'on' | 'off';
  /** Keeps the last searches in the reader's browser. */
  recent?: boolean;
  /** Name of a parameter of the page's own address that keeps what is searched, so that Back restores it. */
  urlParam?: string;
}

/** One box on the page. */
export interface XiangxunBoxHandle {
  /** The element that stands in the page; events are sent from it. */
  readonly element: HTMLElement;
  /** Shows the box (an overlay) or its answers, with the cursor in the field. */
  open(): void;
  close(): void;
  /** Puts words into the field and searches; left alone while the reader is composing. */
  setQuery(text: string): void;
  /** Takes the box and everything it listens to out of the page. */
  destroy(): void;
}

export interface XiangxunApi {
  /** Puts a box into an element. */
  mount(target: Element, options?: XiangxunOptions): XiangxunBoxHandle;
  /** The boxes on the page. */
  readonly boxes: readonly XiangxunBoxHandle[];
}

/** Events bubble from `element`; `embed:select` may be cancelled, and then nothing is opened. */
export interface XiangxunEvents {
  'embed:open': CustomEvent<Record<string, never>>;
  'embed:query': CustomEvent<{ readonly q: string }>;
  'embed:results': CustomEvent<{ readonly q: string; readonly total: number }>;
  'embed:select': CustomEvent<{ readonly href: string; readonly type?: string; readonly id?: string }>;
  'embed:error': CustomEvent<{ readonly kind: string; readonly status: number; readonly message: string }>;
}

declare global {
  interface Window {
    XiangxunBox?: XiangxunApi;
  }
  interface HTMLElementEventMap extends XiangxunEvents {}
}
