/** A text and the places that matched → the fragment that shows best why. */
import { pieces } from '../analysis/analyzer.ts';
import { fold } from '../analysis/char-filter.ts';
import { scriptRuns } from '../analysis/script-run.ts';
import type { Mark, MarkedText } from '../contract/search.ts';
import { markText, mergeMarks, type Place } from './marker.ts';

/** Longest snippet in UTF-16 units: two lines of 40 Hanzi and a little. */
export const SNIPPET_LENGTH = 120;

/** Characters before a cut in which the end of a clause is looked for, and about it that of a word. */
const CLAUSE_REACH = 40;
const WORD_REACH = 8;
const CLAUSE_ENDS = '，、：,:';

interface Stretch {
  readonly start: number;
  readonly end: number;
}

const STOPS = '。！？；!?;\n';
const CLOSING = '”’」』）)';
const ENDS = STOPS + CLOSING;

/** Where the sentence that holds this place begins: behind the stop before it and what closes with that. */
function sentenceStart(text: string, at: number): number {
  for (let start = at; start > 0; start--) {
    if (!ENDS.includes(text[start - 1] as string)) continue;
    const closes = CLOSING.includes(text[start] ?? ' ');
    if (STOPS.includes(text[start - 1] as string)) {
      if (!closes && !STOPS.includes(text[start] ?? ' ')) return start;
    } else if (!closes) {
      let before = start - 2;
      while (before >= 0 && CLOSING.includes(text[before] as string)) before--;
      if (before >= 0 && STOPS.includes(text[before] as string)) return start;
    }
  }
  return 0;
}

/** True where stops, and what closes with them, end at `at`; what lies behind `limit` is not looked at. */
function endsSentence(text: string, at: number, limit: number): boolean {
  let stop = at - 1;
  while (stop >= 0 && CLOSING.includes(text[stop] as string)) stop--;
  if (stop < 0 || !STOPS.includes(text[stop] as string)) return false;
  if (at >= limit) return true;
  const next = text[at] as string;
  return !CLOSING.includes(next) && !(stop === at - 1 && STOPS.includes(next));
}

/**
 * The stretch of at most `length` units that holds the most weight of distinct phrases, then the most places;
 * the earliest of equals. It begins at a sentence where that loses no place, else at a clause or word, and
 * never cuts a mark or a surrogate pair, nor a word that fits. A text without places gives its beginning;
 * a single place longer than `length` is shown whole.
 */
export function fragment(
  text: string,
  places: readonly Place[],
  weights: readonly number[],
  length: number = SNIPPET_LENGTH,
): MarkedText {
  const { start, end } = bestStretch(text, places, weights, length);
  const inside = places.filter((place) => place.start >= start && place.end <= end);
  const marks: Mark[] = mergeMarks(inside).map(([from, to]) => [from - start, to - start]);
  return markText(text.slice(start, end), marks);
}

function bestStretch(
  text: string,
  places: readonly Place[],
  weights: readonly number[],
  length: number,
): Stretch {
  const begin = (at: number) => skipBlank(text, sentenceStart(text, at));
  let best = { start: skipBlank(text, 0), last: 0, gain: -1 };
  for (const [i, first] of places.entries()) {
    const gain = gainFrom(places, i, weights, length);
    if (gain <= best.gain + 1e-9) continue;
    const last = lastInside(places, i, length);
    best = { start: startFor(text, begin(first.start), first.start, last, length), last, gain };
  }
  const limit = Math.max(best.start + length, best.last);
  return { start: best.start, end: endFor(text, best.start, places, limit) };
}

/** Weight of the distinct phrases from place i on within `length`; more places break a tie. */
function gainFrom(places: readonly Place[], i: number, weights: readonly number[], length: number): number {
  const from = (places[i] as Place).start;
  const seen = new Set<number>();
  let gain = 0;
  for (let k = i; k < places.length && (places[k] as Place).end - from <= length; k++) {
    const { phrase } = places[k] as Place;
    gain += seen.has(phrase) ? 1e-3 : (weights[phrase] ?? 0) + 1e-3;
    seen.add(phrase);
  }
  return gain;
}

function lastInside(places: readonly Place[], i: number, length: number): number {
  const from = (places[i] as Place).start;
  let end = (places[i] as Place).end;
  for (let k = i; k < places.length && (places[k] as Place).end - from <= length; k++) {
    end = Math.max(end, (places[k] as Place).end);
  }
  return end;
}

/** The sentence's start if the last place still fits, else the latest clause or word start that lets it fit. */
function startFor(text: string, sentence: number, first: number, last: number, length: number): number {
  if (last - sentence <= length) return sentence;
  const earliest = Math.max(sentence, Math.min(first, last - length));
  for (let at = earliest; at < first; at++)
    if (CLAUSE_ENDS.includes(text[at] as string)) return skipBlank(text, at + 1);
  const edges = scriptRuns(text.slice(earliest, first)).map((run) => earliest + run.start);
  const edge = edges.find((at) => at > earliest || isEdge(text, at));
  return Math.min(edge ?? first, first);
}

function isEdge(text: string, at: number): boolean {
  return at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1] ?? '') || !/[\p{L}\p{N}]/u.test(text[at] ?? '');
}

/** No further than `limit`: to the end of the text or of a sentence if that keeps all places, else of a word. */
function endFor(text: string, start: number, places: readonly Place[], limit: number): number {
  if (text.length <= limit) return trimEnd(text, start, text.length);
  const needed = places.reduce(
    (end, place) => (place.start >= start && place.end <= limit ? Math.max(end, place.end) : end),
    start + 1,
  );
  const least = Math.max(needed, start + (limit - start) / 2);
  for (let at = limit; at >= least; at--) if (endsSentence(text, at, limit)) return trimEnd(text, start, at);
  const cutting = places.find((place) => place.start < limit && place.end > limit);
  const end = cutting ? Math.max(cutting.start, needed) : limit;
  let edge = end;
  while (edge > needed && isInsideWord(text, edge)) edge--;
  return trimEnd(text, start, isInsideWord(text, edge) ? end : wordEdge(text, needed, edge));
}

/** The last place from `needed` up to `end` where a clause or a word ends; `end` where none is in reach. */
function wordEdge(text: string, needed: number, end: number): number {
  if (isEdge(text, end)) return end;
  for (let at = end - 1; at > Math.max(needed, end - CLAUSE_REACH); at--)
    if (CLAUSE_ENDS.includes(text[at] as string)) return at + 1;
  const from = Math.max(needed, end - WORD_REACH);
  const stretch = fold(text.slice(from, end + WORD_REACH));
  if (stretch.offsets) return end;
  const edge = lastEdge(stretch.text, end - from);
  if (edge > 0) return from + edge;
  // Nothing but the last place is in reach: the cut falls behind it.
  return from === needed && !isInsideWord(text, needed) ? needed : end;
}

/** The last place up to `limit` where a piece ends, 0 where none does: only the run at `limit` is cut into words. */
function lastEdge(text: string, limit: number): number {
  let last = 0;
  for (const run of scriptRuns(text)) {
    if (run.start >= limit) break;
    if (run.end <= limit) last = run.end;
    else if (run.script === 'cjk') {
      const inside = pieces(text.slice(run.start, run.end)).findLast(
        (piece) => run.start + piece.end <= limit,
      );
      if (inside) last = run.start + inside.end;
    }
  }
  return last;
}

/** Between two Latin letters or digits, or between the halves of a surrogate pair. */
function isInsideWord(text: string, at: number): boolean {
  const before = text[at - 1] ?? '';
  const after = text[at] ?? '';
  return (/[A-Za-z0-9.]/.test(before) && /[A-Za-z0-9.]/.test(after)) || /[\uDC00-\uDFFF]/.test(after);
}

function skipBlank(text: string, at: number): number {
  let start = at;
  while (start < text.length && /\s/u.test(text[start] as string)) start++;
  return start;
}

function trimEnd(text: string, start: number, end: number): number {
  let last = end;
  while (last > start && /\s/u.test(text[last - 1] as string)) last--;
  return last;
}
