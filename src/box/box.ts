/** One box: field, answers and what connects them, in a shadow root of its own. */
import type { SearchResponse } from '../contract/search.ts';
import { createAnnouncer } from './announcer.ts';
import { answerList } from './answer-list.ts';
import type { XiangxunBoxHandle } from './api.ts';
import { createChoice } from './choice.ts';
import { watchComposition } from './composition.ts';
import { createDateFilter } from './date-filter.ts';
import { button, element, fillWith, setAttributes } from './element.ts';
import { createFacetFilter } from './facet-filter.ts';
import { type Fault, webmasterHint } from './fault.ts';
import { createField } from './field.ts';
import { plain } from './figure.ts';
import { isOpeningKey, onFieldKey } from './keys.ts';
import { notesOf } from './notes.ts';
import type { BoxOptions } from './option.ts';
import { createOverlay } from './overlay.ts';
import { createPanel } from './panel.ts';
import { placeUnder } from './placement.ts';
import {
  isFiltered,
  NOTHING,
  pageAddress,
  type Question,
  queryOf,
  readFrom,
  toggledFilter,
  writeTo,
} from './question.ts';
import { createRecent } from './recent.ts';
import { restOf } from './rest.ts';
import { createSession } from './session.ts';
import { addStyle } from './style-sheet.ts';
import { fill, type Language, wordsIn } from './words.ts';

let boxes = 0;

/** @param host an element without a shadow root, in the page or about to be */
export function createBox(
  host: HTMLElement,
  options: BoxOptions,
  language: Language,
  nonce: string,
): XiangxunBoxHandle {
  const words = wordsIn(language);
  const number = ++boxes;
  const id = (name: string) => `x${number}-${name}`;
  const overlaid = options.mode === 'overlay';
  const undo: (() => void)[] = [];
  const listen = (target: EventTarget, type: string, react: (event: Event) => void, capture = false) => {
    target.addEventListener(type, react, capture);
    undo.push(() => target.removeEventListener(type, react, capture));
  };
  /** False where a listener of the page said no. */
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
  const composition = watchComposition(input, () => typed());
  const shell = element('div', {
    class: `box ${options.theme} ${options.mode}`,
    lang: language,
  });
  const content = [form, panel.element, announcer.element];
  const overlay = overlaid ? createOverlay(words, input, content, () => settleClosed()) : undefined;
  const placement = overlaid ? undefined : placeUnder(form, panel.element, listen);
  fillWith(shell, ...(overlay ? [overlay.opener, overlay.dialog] : content));
  let opened = false;

  const session = createSession(options, {
    rest() {
      const { groups, listed, state } = restOf(recent, words, id, (q) =>
        ask({ ...session.question, q }, false, true),
      );
      panel.fill({ groups, state });
      choice.set(listed);
      showFoot();
      facets.show(session.question, undefined);
    },
    wait: () => panel.wait(),
    answer(question, answer) {
      showAnswer(question, answer);
      announcer.say(fill(words.found, plain(answer.total)));
      tell('results', { q: question.q, total: answer.total });
    },
    fault: showFault,
  });

  function showAnswer(question: Question, answer: SearchResponse): void {
    const { groups, listed } = answerList(answer, options, words, id, (type) =>
      pageAddress(question, options, type),
    );
    const notes = notesOf(answer, words, (q) => ask({ ...session.question, q }, false, true));
    panel.fill({ notes, groups, state: groups.length > 0 ? [] : emptyState(question) });
    for (const { row, hit } of listed) {
      row.addEventListener('click', (event) => {
        recent.add(question.q);
        if (!tell('select', { href: row.href, type: hit?.type, id: hit?.id })) event.preventDefault();
      });
    }
    choice.set(listed.map(({ row }) => row));
    facets.show(question, answer.facets);
    showFoot(question, answer.total);
  }

  function emptyState(question: Question): readonly (Node | string)[] {
    const ways: Node[] = [];
    const dated = question.from !== '' || question.to !== '';
    if (dated) ways.push(way(words.tryDates, () => ask({ ...question, from: '', to: '' }, true)));
    if (isFiltered({ ...question, from: '', to: '' }))
      ways.push(way(words.tryFilters, () => ask({ ...NOTHING, q: question.q }, true)));
    return [element('p', {}, `${words.none} ${question.q.slice(0, 60)}`), ...ways];
  }

  function way(text: string, go: () => void): HTMLButtonElement {
    return button({ class: 'chip' }, go, text);
  }

  let faultTold = '';
  function showFault(fault: Fault, seconds: number): void {
    const { kind, status, message } = fault;
    const text = kind === 'busy' ? fill(words.busy, seconds) : words[kind];
    panel.warn(
      text,
      ' ',
      ...(kind === 'busy' || kind === 'refused' ? [] : [way(words.retry, () => session.retry())]),
    );
    showFoot();
    // A count-down is one fault, not one every second.
    const told = `${kind} ${status} ${session.question.q}`;
    if (kind === 'busy' && told === faultTold) return;
    faultTold = told;
    announcer.say(text);
    if (kind !== 'offline') console.error(`[xiangxun] ${webmasterHint(fault, options.api)}`);
    tell('error', { kind, status, message });
  }

  function showFoot(question = session.question, total = 0): void {
    const text = total > 0 ? fill(words.all, plain(total)) : words.advanced;
    const all = element(
      'a',
      {
        href: pageAddress(question, options),
        target: options.open !== 'self' && `_${options.open}`,
        rel: 'noopener',
      },
      text,
    );
    all.addEventListener('click', () => recent.add(question.q));
    fillWith(panel.foot, all, element('span', { class: 'keys', 'aria-hidden': 'true' }, '↑ ↓ Enter Esc'));
  }

  /** @param step true: a place in the reader's history of its own */
  function ask(question: Question, step: boolean, rewrite = false): void {
    if (rewrite && !composition.active) input.value = question.q;
    clear.hidden = input.value === '';
    dates.show(question);
    session.ask(question);
    remember(step);
    open();
  }

  function typed(): void {
    clear.hidden = input.value === '';
    if (composition.unfinished()) {
      announcer.hush();
      return;
    }
    const q = queryOf(input.value);
    if (q === session.question.q && opened) return;
    announcer.hush();
    choice.none();
    session.ask({ ...session.question, q }, composition.active ? 'composed' : 'rest');
    remember(false);
    open();
    tell('query', { q });
  }

  function remember(step: boolean): void {
    if (!options.urlParam) return;
    const address = writeTo(location.href, options.urlParam, session.question);
    if (address === location.href) return;
    const state: unknown = history.state;
    if (step) history.pushState(state, '', address);
    else history.replaceState(state, '', address);
  }

  function restore(): void {
    const question = readFrom(location.href, options.urlParam);
    if (JSON.stringify(question) === JSON.stringify(session.question)) return;
    if (!composition.active) input.value = question.q;
    clear.hidden = question.q === '';
    dates.show(question);
    session.ask(question);
    if (question.q || isFiltered(question)) open();
    else close();
  }

  function open(): void {
    if (opened) return;
    opened = true;
    overlay?.show();
    placement?.show();
    setAttributes(input, { 'aria-expanded': 'true' });
    if (session.question === NOTHING) session.ask(NOTHING);
    tell('open', {});
  }

  function settleClosed(): void {
    opened = false;
    choice.none();
    setAttributes(input, { 'aria-expanded': 'false' });
    announcer.hush();
  }

  function close(): void {
    if (!opened) return;
    placement?.hide();
    settleClosed();
    overlay?.hide();
  }

  function empty(): void {
    input.value = '';
    ask({ ...session.question, q: '' }, false);
    input.focus();
  }

  function take(row: HTMLElement | undefined, elsewhere: boolean): void {
    if (row && !(row instanceof HTMLAnchorElement)) {
      row.click();
      return;
    }
    const question = { ...session.question, q: queryOf(input.value) };
    const href = row?.href ?? pageAddress(question, options);
    if (row && !elsewhere) {
      row.click();
      return;
    }
    recent.add(question.q);
    if (!row && !tell('select', { href })) return;
    if (elsewhere || options.open !== 'self')
      window.open(href, elsewhere ? '_blank' : `_${options.open}`, 'noopener');
    else location.assign(href);
  }

  // -- what is listened to
  input.addEventListener('input', typed);
  input.addEventListener('click', open);
  input.addEventListener('keydown', (event) =>
    onFieldKey(event, composition, choice, {
      isOpen: () => opened,
      open,
      take,
      escape: () => (opened ? close() : input.value && empty()),
    }),
  );
  form.addEventListener('submit', (event) => event.preventDefault());
  clear.addEventListener('click', empty);
  shell.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.defaultPrevented || !opened || composition.owns(event)) return;
    event.preventDefault();
    close();
    if (!overlaid) input.focus();
  });
  // A press between the controls leaves the cursor in the field.
  panel.element.addEventListener('mousedown', (event) => {
    if (!(event.target instanceof HTMLInputElement)) event.preventDefault();
  });
  if (!overlaid) {
    shell.addEventListener('focusout', ({ relatedTarget }) => {
      const inside = relatedTarget instanceof Node && shell.contains(relatedTarget);
      if (!inside && document.hasFocus()) close();
    });
    listen(
      document,
      'pointerdown',
      (event) => {
        if (opened && !event.composedPath().includes(host)) close();
      },
      true,
    );
  }
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const tint = () =>
    shell.classList.toggle('dark', options.theme === 'dark' || (options.theme === 'auto' && dark.matches));
  tint();
  // Media queries were no event targets in Safari 13.
  if ('addEventListener' in dark) listen(dark, 'change', tint);
  listen(window, 'online', () => session.online());
  if (options.urlParam) listen(window, 'popstate', restore);
  if (options.keys === 'on' || (options.keys === 'auto' && overlaid)) {
    listen(document, 'keydown', (event) => {
      if (!host.isConnected) handle.destroy();
      else if (isOpeningKey(event as KeyboardEvent) && !opened) {
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
      if (!composition.active) ask({ ...session.question, q: queryOf(String(text)) }, false, true);
    },
    destroy() {
      close();
      session.stop();
      for (const one of undo.splice(0)) one();
      host.remove();
    },
  };
  const root = host.attachShadow({ mode: 'open' });
  addStyle(root, nonce);
  root.append(shell);
  overlay?.opener.addEventListener('click', () => handle.open());
  dates.show(NOTHING);
  if (options.urlParam) window.setTimeout(() => host.isConnected && restore());
  return handle;
}
