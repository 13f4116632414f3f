/** The box as a dialog over the page: a button that opens it, and the sheet itself. */
import { button, element, icon, LENS } from './element.ts';
import type { Words } from './words.ts';

export interface Overlay {
  readonly opener: HTMLButtonElement;
  readonly dialog: HTMLDialogElement;
  show(): void;
  hide(): void;
}

const isMac = () => /Mac|iP(hone|ad|od)/.test(navigator.platform);

/**
 * The browser's own dialog: it stands above everything, keeps the focus inside and gives it back.
 * @param onClose called whenever it closed, whoever closed it
 */
export function createOverlay(
  words: Words,
  input: HTMLInputElement,
  content: readonly HTMLElement[],
  onClose: () => void,
): Overlay {
  const dialog = element('dialog', { class: 'dialog', 'aria-label': words.search });
  const close = button({ class: 'close' }, () => hide(), words.close);
  const sheet = element('div', { class: 'sheet' }, ...content);
  sheet.insertBefore(close, content[0] ?? null);
  dialog.append(sheet);
  const opener = button(
    { class: 'opener', 'aria-haspopup': 'dialog' },
    () => {},
    icon(LENS),
    element('span', {}, words.search),
    ' ',
    element('kbd', { 'aria-hidden': 'true' }, isMac() ? '⌘K' : 'Ctrl K'),
  );
  const hide = () => {
    if (!dialog.hasAttribute('open')) return;
    if (typeof dialog.close === 'function') dialog.close();
    else {
      dialog.removeAttribute('open');
      onClose();
    }
  };
  dialog.addEventListener('close', onClose);
  dialog.addEventListener('mousedown', (event) => {
    if (event.target === dialog) hide();
  });
  return {
    opener,
    dialog,
    show() {
      if (typeof dialog.showModal === 'function') dialog.showModal();
      else dialog.setAttribute('open', '');
      input.focus();
      input.select();
    },
    hide,
  };
}
