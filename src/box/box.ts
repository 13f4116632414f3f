/** One box: field, answers and what connects them, in a shadow root of its own. */
import { createAddressBar } from './address-bar.ts';
import { createAnnouncer } from './announcer.ts';
import { createAnswerView } from './answer-view.ts';
import type { XiangxunBoxHandle } from './api.ts';
import { createChoice } from './choice.ts';
import { watchComposition } from './composition.ts';
import { createDateFilter } from './date-filter.ts';
import { element, fillWith, setAttributes } from './element.ts';
import { createFacetFilter } from './facet-filter.ts';
import { createField } from './field.ts';
import { isOpeningKey, onFieldKey } from './keys.ts';
import type { BoxOptions } from './option.ts';
import { createOverlay } from './overlay.ts';
import { createPanel } from './panel.ts';
import { placeUnder } from './placement.ts';
import { isAsked, NOTHING, pageAddress, type Question, queryOf, toggledFilter } from './question.ts';
import { createRecent } from './recent.ts';
import { createSession } from './session.ts';
import { addStyle } from './style-sheet.ts';
import { type Language, wordsIn } from './words.ts';

let boxes = 0;

/** @param host an element without a shadow root, in the page or about to be */
export function createBox(
  host: HTMLElement,
  options: BoxOptions,
  language: Language,
  nonce: string,
): XiangxunBoxHandle {
  const words = wordsIn(language);
  const root = host.attachShadow({ mode: 'open' });
  const number = ++boxes;
  const id = (name: string) => `x${number}-${name}`;
  const undo: (() => void)[] = [];
  let stood = false;
  const listen = (target: EventTarget, type: string, react: (event: Event) => void, capture = false) => {
    // A page that swaps its content takes boxes out without a word: the next event finds them gone.
    const heard = (event: Event) => {
      stood = stood || host.isConnected;
      if (host.isConnected) react(event);
      else if (stood) handle.destroy();
    };
    target.addEventListener(type, heard, capture);
    undo.push(() => target.removeEventListener(type, heard, capture));
  };
  const tell = (name: string, detail: object) =>
    host.dispatchEvent(
      new CustomEvent(`embed:${name}`, { detail, bubbles: true, composed: true, cancelable: true }),
    );

  const { form, input, clear } = createField(words, options.placeholder, id('list'));
  const dates = createDateFilter(words, (range) => ask({ ...session.question, ...range }, true));
  const facets = createFacetFilter(words, id('facets'), (name, value) =>
    ask(toggledFilter(session.question, name, value), true),
  );
  const panel = createPanel(words, id('list'), dates, facets);
  const choice = createChoice(input);
  const announcer = createAnnouncer();
  const recent = createRecent(options.recent);
  const bar = createAddressBar(options.urlParam);
  const composition = watchComposition(input, () => typed());
  const view = createAnswerView({
    options,
    words,
    panel,
    choice,
    facets,
    announcer,
    recent,
    id,
    tell,
    ask: (question, step) => ask(question, step),
    question: () => session.question,
    retry: () => session.retry(),
  });
  const session = createSession(options, view);

  const content = [form, panel.element, announcer.element];
  host.lang = language;
  const shell = element('div', { class: `box ${options.mode}` });
  const overlay =
    options.mode === 'overlay' ? createOverlay(words, input, content, () => wasClosed()) : undefined;
  const placement = overlay ? undefined : placeUnder(form, panel.element, listen);
  fillWith(shell, ...(overlay ? [overlay.opener, overlay.dialog] : content));
  let opened = false;

  function ask(question: Question, step: boolean, shown = true): void {
    put(question);
    bar.write(question, step);
    if (shown) open();
  }

  function put(question: Question): void {
    if (!composition.active && queryOf(input.value) !== question.q) input.value = question.q;
    clear.hidden = input.value === '';
    dates.show(question);
    session.ask(question);
  }

  function typed(): void {
    clear.hidden = input.value === '';
    announcer.hush();
    const q = queryOf(input.value);
    if (composition.unfinished() || (q === session.question.q && opened)) return;
    choice.none();
    session.ask({ ...session.question, q }, composition.active ? 'composed' : 'rest');
    bar.write(session.question, false);
    open();
    tell('query', { q });
  }

  function restore(): void {
    const question = bar.read(session.question);
    if (!question) return;
    put(question);
    if (isAsked(question)) open();
    else close();
  }

  function open(): void {
    if (opened) return;
    opened = true;
    overlay?.show();
    placement?.show();
    setAttributes(input, { 'aria-expanded': 'true' });
    if (!isAsked(session.question)) session.ask(session.question);
    tell('open', {});
  }

  function wasClosed(): void {
    opened = false;
    choice.none();
    setAttributes(input, { 'aria-expanded': 'false' });
    announcer.hush();
  }

  function close(): void {
    if (!opened) return;
    placement?.hide();
    wasClosed();
    overlay?.hide();
  }

  function empty(shown: boolean): void {
    ask({ ...session.question, q: '' }, false, shown);
    input.focus();
  }

  function take(row: HTMLElement | undefined, elsewhere: boolean): void {
    if (row && !elsewhere) {
      row.click();
      return;
    }
    const question = { ...session.question, q: queryOf(input.value) };
    const href = row instanceof HTMLAnchorElement ? row.href : pageAddress(question, options);
    const hit = row && view.hitOf(row);
    if (!isAsked(question) || !tell('select', { href, type: hit?.type, id: hit?.id })) return;
    recent.add(question.q);
    if (elsewhere || options.open !== 'self')
      window.open(href, elsewhere ? '_blank' : `_${options.open}`, 'noopener');
    else location.assign(href);
  }

  function listenInside(): void {
    const actions = {
      isOpen: () => opened,
      open,
      take,
      escape: () => (opened ? close() : input.value && empty(false)),
    };
    input.addEventListener('input', typed);
    input.addEventListener('click', open);
    input.addEventListener('keydown', (event) => onFieldKey(event, composition, choice, actions));
    form.addEventListener('submit', (event) => event.preventDefault());
    clear.addEventListener('click', () => empty(true));
    overlay?.opener.addEventListener('click', open);
    shell.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || event.defaultPrevented || !opened || composition.owns(event)) return;
      event.preventDefault();
      close();
      if (!overlay) input.focus();
    });
    // A press between the controls leaves the cursor in the field.
    panel.element.addEventListener('mousedown', (event) => {
      if (!(event.target instanceof HTMLInputElement)) event.preventDefault();
    });
    if (overlay) return;
    // A control that is drawn anew loses the focus for a moment.
    shell.addEventListener('focusout', () =>
      window.setTimeout(() => {
        if (!root.activeElement && document.hasFocus()) close();
      }),
    );
  }

  function listenOutside(): void {
    const dark = matchMedia('(prefers-color-scheme: dark)');
    const tint = () =>
      host.classList.toggle('dark', options.theme === 'dark' || (options.theme === 'auto' && dark.matches));
    tint();
    // Media queries were no event targets in Safari 13.
    if ('addEventListener' in dark) listen(dark, 'change', tint);
    listen(window, 'online', () => session.online());
    if (options.urlParam) listen(window, 'popstate', restore);
    const outside = (event: Event) => {
      if (opened && !event.composedPath().includes(host)) close();
    };
    if (!overlay) listen(document, 'pointerdown', outside, true);
    if (options.keys !== 'on' && (options.keys === 'off' || !overlay)) return;
    listen(document, 'keydown', (event) => {
      if (!opened && isOpeningKey(event as KeyboardEvent)) {
        event.preventDefault();
        handle.open();
      }
    });
  }

  const handle: XiangxunBoxHandle = {
    element: host,
    open() {
      open();
      input.focus();
    },
    close,
    setQuery(text) {
      if (!composition.active) ask({ ...session.question, q: queryOf(String(text)) }, false);
    },
    destroy() {
      close();
      session.stop();
      announcer.hush();
      for (const one of undo.splice(0)) one();
      host.remove();
    },
  };
  addStyle(root, nonce);
  root.append(shell);
  listenInside();
  listenOutside();
  dates.show(NOTHING);
  window.setTimeout(() => {
    stood = host.isConnected;
    if (stood) restore();
  });
  return handle;
}
