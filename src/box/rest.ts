/** What stands in the list while nothing is asked: the last searches, or a word on what may be asked. */
import { button, element } from './element.ts';
import type { Recent } from './recent.ts';
import type { Words } from './words.ts';

export interface Rest {
  readonly groups: readonly HTMLElement[];
  readonly listed: readonly HTMLElement[];
  readonly state: readonly (Node | string)[];
}

/** @param ask called with the search that was chosen */
export function restOf(
  recent: Recent,
  words: Words,
  id: (name: string) => string,
  ask: (q: string) => void,
): Rest {
  const queries = recent.list();
  const hint = element('p', {}, words.hint);
  if (queries.length === 0) return { groups: [], listed: [], state: [hint] };
  const listed = queries.map((q, at) => {
    const row = element('div', { role: 'option', class: 'row', id: id(`recent${at}`) }, q);
    row.addEventListener('click', () => ask(q));
    return row;
  });
  const heading = element('div', { class: 'heading', role: 'presentation', id: id('recent') }, words.recent);
  const group = element(
    'div',
    { role: 'group', 'aria-labelledby': id('recent'), class: 'group' },
    heading,
    ...listed,
  );
  const forget = button(
    { class: 'link' },
    () => {
      recent.clear();
      ask('');
    },
    words.forget,
  );
  return { groups: [group], listed, state: [forget] };
}
