/** What stands under the field: filters, notes, rows, and a word where there are no rows. */

import type { DateFilter } from './date-filter.ts';
import { element, fillWith, setAttributes } from './element.ts';
import type { FacetFilter } from './facet-filter.ts';
import type { Words } from './words.ts';

export interface Panel {
  readonly element: HTMLElement;
  readonly list: HTMLElement;
  readonly foot: HTMLElement;
  /** Rows and notes in place of those before; `state` stands where there are no rows. */
  fill(parts: {
    readonly notes?: readonly HTMLElement[];
    readonly groups?: readonly HTMLElement[];
    readonly state?: readonly (Node | string)[];
  }): void;
  /** Rows of an earlier question stay, greyed; without any, bars stand for those to come. */
  wait(): void;
  /** A word above the rows that are there. */
  warn(...words: readonly (Node | string)[]): void;
}

const BARS = 4;

export function createPanel(words: Words, listId: string, dates: DateFilter, facets: FacetFilter): Panel {
  const list = element('div', {
    role: 'listbox',
    id: listId,
    class: 'list',
    'aria-label': words.search,
    hidden: true,
  });
  const notes = element('div', { class: 'notes', hidden: true });
  const state = element('div', { class: 'state', hidden: true });
  const foot = element('div', { class: 'foot' });
  const panel = element(
    'div',
    { class: 'panel' },
    element('div', { class: 'tools' }, dates.presets, facets.toggle),
    dates.days,
    facets.list,
    notes,
    list,
    state,
    foot,
  );
  const put = (target: HTMLElement, children: readonly (Node | string)[]) => {
    fillWith(target, ...children);
    target.hidden = children.length === 0;
  };
  const calm = () => {
    panel.classList.remove('stale');
    setAttributes(list, { 'aria-busy': undefined });
  };
  return {
    element: panel,
    list,
    foot,
    fill(parts) {
      calm();
      put(notes, parts.notes ?? []);
      put(list, parts.groups ?? []);
      put(state, parts.state ?? []);
      list.scrollTop = 0;
    },
    wait() {
      setAttributes(list, { 'aria-busy': 'true' });
      panel.classList.add('stale');
      if (!list.hidden) return;
      notes.hidden = true;
      const bars = Array.from({ length: BARS }, () => element('i', { class: 'bar' }));
      put(state, bars);
    },
    warn(...said) {
      calm();
      put(list.hidden ? state : notes, [element('p', { class: 'warning' }, ...said)]);
      if (list.hidden) notes.hidden = true;
    },
  };
}
