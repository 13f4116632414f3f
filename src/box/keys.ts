/** The keys of the field and of the page. */
import type { Choice } from './choice.ts';
import type { Composition } from './composition.ts';

const LEAP = 5;

export interface KeyActions {
  isOpen(): boolean;
  open(): void;
  /** Takes the active row; undefined: the whole answer on the search page. */
  take(row: HTMLElement | undefined, elsewhere: boolean): void;
  /** Closes what is open, and else empties the field. */
  escape(): void;
}

/** Home, End and all keys that are not named here edit the text. */
export function onFieldKey(
  event: KeyboardEvent,
  composition: Composition,
  choice: Choice,
  actions: KeyActions,
): void {
  if (event.defaultPrevented) return;
  if (composition.owns(event)) {
    // Enter would submit the form, Escape would close the dialog: both were meant for the candidate.
    if (event.key === 'Enter' || event.key === 'Escape') event.preventDefault();
    return;
  }
  const { key } = event;
  const down = key === 'ArrowDown' || key === 'PageDown';
  if (down || key === 'ArrowUp' || key === 'PageUp') {
    if (event.altKey || event.shiftKey || event.ctrlKey || event.metaKey) return;
    if (!actions.isOpen()) actions.open();
    else if (key.startsWith('Page')) choice.leap(down ? LEAP : -LEAP);
    else choice.step(down ? 1 : -1);
  } else if (key === 'Enter') {
    actions.take(choice.active, event.ctrlKey || event.metaKey || event.shiftKey);
  } else if (key === 'Escape') {
    actions.escape();
  } else {
    return;
  }
  event.preventDefault();
}

/** True for `/` and Ctrl/⌘K outside of everything that takes text, also inside other shadow roots. */
export function isOpeningKey(event: KeyboardEvent): boolean {
  const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
  const slash = key === '/' && !ctrlKey && !metaKey && !altKey && !shiftKey;
  const letter = (key === 'k' || key === 'K') && ctrlKey !== metaKey && !altKey && !shiftKey;
  if (!(slash || letter) || event.defaultPrevented || event.isComposing) return false;
  return !event.composedPath().some(takesText);
}

function takesText(target: EventTarget): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName);
}
