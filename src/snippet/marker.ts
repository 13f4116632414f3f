/** Text and phrases → marks on the text as it is printed, whatever was folded on the way. */
import { views } from '../analysis/analyzer.ts';
import { toOriginal } from '../analysis/char-filter.ts';
import type { FilteredText } from '../analysis/token.ts';
import type { Mark, MarkedText } from '../contract/search.ts';
import { occurrences, type Phrase } from '../query/phrase.ts';

/** A marked place and which of the phrases it is. */
export interface Place {
  readonly start: number;
  readonly end: number;
  readonly phrase: number;
}

/** All places of the phrases in a text, in UTF-16 units of that text, by rising start. */
export function findPlaces(text: string, phrases: readonly Phrase[]): Place[] {
  return findPlacesIn(views(text), phrases);
}

/** `findPlaces` for a text whose views are known. */
export function findPlacesIn(textViews: readonly FilteredText[], phrases: readonly Phrase[]): Place[] {
  const places: Place[] = [];
  for (const view of textViews) {
    for (let number = 0; number < phrases.length; number++) {
      const phrase = phrases[number] as Phrase;
      for (const [from, to] of occurrences(view.text, phrase)) {
        const [start, end] = toOriginal(view, from, to);
        places.push({ start, end, phrase: number });
      }
    }
  }
  if (places.length < 2) return places;
  places.sort((a, b) => a.start - b.start || b.end - a.end || a.phrase - b.phrase);
  if (textViews.length < 2) return places;
  // Two views of a text mostly agree: a place that both give counts once.
  return places.filter((place, i) => i === 0 || !isSame(place, places[i - 1] as Place));
}

function isSame(a: Place, b: Place): boolean {
  return a.start === b.start && a.end === b.end && a.phrase === b.phrase;
}

/** Sorted and disjoint: places that overlap or touch become one mark. */
export function mergeMarks(places: readonly { readonly start: number; readonly end: number }[]): Mark[] {
  const marks: [number, number][] = [];
  for (const { start, end } of [...places].sort((a, b) => a.start - b.start)) {
    const last = marks.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else marks.push([start, end]);
  }
  return marks;
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

function escapeText(text: string): string {
  return text.replace(/[&<>]/g, (c) => ESCAPES[c] as string);
}

/** Escapes first, marks second: no markup of the text survives, and nothing but `<mark>` is added. */
export function markText(text: string, marks: readonly Mark[]): MarkedText {
  let html = '';
  let at = 0;
  for (const [start, end] of marks) {
    html += `${escapeText(text.slice(at, start))}<mark>${escapeText(text.slice(start, end))}</mark>`;
    at = end;
  }
  return { text, marks, html: html + escapeText(text.slice(at)) };
}
