/** Text with its marks as nodes. What comes from the server is text here and nothing else. */
import type { MarkedText } from '../contract/search.ts';
import { element } from './element.ts';

/** Longest piece of a record's text that is put into the page. */
const MAX_LENGTH = 240;
/** Controls that reorder what stands around them, and other characters that print nothing. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const UNPRINTED = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\u061c]/g;

/** Characters that would reorder or break a line are shown as a blank of the same length, so marks still fit. */
export function printed(value: unknown): string {
  return (typeof value === 'string' ? value : '').replace(UNPRINTED, ' ');
}

/** An element that holds the text, isolated from the direction of what stands beside it. */
export function markedText(value: MarkedText | undefined, from = 0): HTMLElement {
  const whole = printed(value?.text);
  const text = whole.slice(from, from + MAX_LENGTH);
  const made = element('bdi', {}, from > 0 && '…');
  let end = 0;
  for (const [start, stop] of Array.isArray(value?.marks) ? value.marks : []) {
    const first = Math.max(start - from, end);
    const last = Math.min(stop - from, text.length);
    if (first < last) {
      made.append(text.slice(end, first), element('mark', { class: 'mark' }, text.slice(first, last)));
      end = last;
    }
  }
  made.append(text.slice(end), whole.length > from + MAX_LENGTH ? '…' : '');
  return made;
}
