/** What the answer says of itself: what was read out of the words, where it was relaxed, what was left out. */
import type { SearchResponse, Understood } from '../contract/search.ts';
import { button, CROSS, element, icon } from './element.ts';
import { plain } from './figure.ts';
import { printed } from './marked-text.ts';
import { fill, type Words } from './words.ts';

const SHOWN = 6;

/** @param ask called with other words for the query */
export function notesOf(
  answer: SearchResponse,
  words: Words,
  ask: (q: string) => void,
): readonly HTMLElement[] {
  const notes: HTMLElement[] = [];
  const understood = (answer.understood ?? [])
    .filter(({ filter, text }) => filter || text !== answer.q)
    .slice(0, SHOWN);
  if (understood.length > 0)
    notes.push(
      element('div', { class: 'chips' }, ...understood.map((one) => chipOf(one, answer.q, words, ask))),
    );
  if (answer.didYouMean) {
    const meant = answer.didYouMean;
    const other = button({ class: 'link' }, () => ask(meant), printed(meant));
    notes.push(element('p', {}, `${words.meant} `, other));
  }
  if (answer.relaxed) notes.push(element('p', {}, words.relaxed));
  if (answer.undated > 0) notes.push(element('p', {}, fill(words.undated, plain(answer.undated))));
  return notes;
}

function chipOf(one: Understood, q: string, words: Words, ask: (q: string) => void): HTMLElement {
  const name = words[one.kind] ?? '';
  const text = `${name} ${printed(one.text).slice(0, 40)}`;
  if (!one.filter) return element('span', { class: 'chip' }, text);
  return button(
    { class: 'chip', 'aria-label': fill(words.remove, text) },
    () => ask(without(q, one)),
    text,
    icon(CROSS),
  );
}

/** The query without the words that became a filter. */
function without(q: string, { marks }: Understood): string {
  let end = q.length;
  let rest = '';
  for (const [start, stop] of [...marks].reverse()) {
    rest = q.slice(stop, end) + rest;
    end = start;
  }
  return (q.slice(0, end) + rest).replace(/\s+/g, ' ').trim();
}
