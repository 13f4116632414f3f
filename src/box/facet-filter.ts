/** Kinds, places and industries of the answer, to be pressed; several of each may be. */
import type { SearchResponse } from '../contract/search.ts';
import { button, element, fillWith, setAttributes } from './element.ts';
import { plain } from './figure.ts';
import { printed } from './marked-text.ts';
import { FILTERS, type FilterName, type Question } from './question.ts';
import { isKnownType } from './row.ts';
import type { Words } from './words.ts';

const SHOWN = 8;

export interface FacetFilter {
  /** Opens and closes the list. */
  readonly toggle: HTMLButtonElement;
  readonly list: HTMLElement;
  show(question: Question, facets: SearchResponse['facets'] | undefined): void;
}

export function createFacetFilter(
  words: Words,
  id: string,
  onToggle: (name: FilterName, value: string) => void,
): FacetFilter {
  const list = element('div', { class: 'facets', id, hidden: true });
  const badge = element('b');
  const toggle = button(
    { class: 'chip filters', 'aria-expanded': 'false', 'aria-controls': id },
    () => {
      list.hidden = !list.hidden;
      setAttributes(toggle, { 'aria-expanded': String(!list.hidden) });
    },
    words.filters,
    badge,
  );
  /** The control that the reader pressed keeps the focus through the answer that it causes. */
  const refocused = (render: () => void) => {
    const root = list.getRootNode() as ShadowRoot;
    const before = list.contains(root.activeElement) ? root.activeElement?.getAttribute('data-v') : null;
    render();
    if (before === null || before === undefined) return;
    for (const one of list.querySelectorAll<HTMLElement>('[data-v]'))
      if (one.getAttribute('data-v') === before) one.focus();
  };
  return {
    toggle,
    list,
    show({ chosen }, facets) {
      const count = FILTERS.reduce((sum, name) => sum + chosen[name].length, 0);
      badge.textContent = count > 0 ? ` ${count}` : '';
      const rows = FILTERS.map((name) => {
        const given = (facets?.[name] ?? []).filter(({ count }) => count > 0);
        const lost = chosen[name].filter((value) => !given.some((one) => one.value === value));
        const values = [...lost.map((value) => ({ value, count: 0 })), ...given].slice(
          0,
          SHOWN + lost.length,
        );
        if (values.length === 0) return undefined;
        const chips = values.map(({ value, count: held }) =>
          button(
            {
              class: 'chip',
              'data-v': `${name} ${value}`,
              'aria-pressed': String(chosen[name].includes(value)),
            },
            () => onToggle(name, value),
            name === 'type' && isKnownType(value) ? words[value] : printed(value).slice(0, 40),
            ' ',
            element('span', { class: 'count' }, plain(held)),
          ),
        );
        const label = `${id}-${name}`;
        return element(
          'div',
          { role: 'group', 'aria-labelledby': label, class: 'facet' },
          element('span', { class: 'label', id: label }, words[name]),
          ...chips,
        );
      });
      refocused(() => fillWith(list, ...rows));
      setAttributes(toggle, { class: count > 0 ? 'chip filters on' : 'chip filters' });
      toggle.hidden = rows.every((row) => row === undefined);
    },
  };
}
