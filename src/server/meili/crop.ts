/** A text and its marks → the stretch of so many words that shows most of them. */
import type { Mark } from '../../contract/search.ts';

const WORDS = new Intl.Segmenter('zh', { granularity: 'word' });
/** Characters looked at for each word that is wanted; Latin words are the longest. */
const REACH = 12;
const MOST_WORDS = 2_000;

/** `[start, end)` in UTF-16 units, never through a surrogate pair; undefined where the text is no longer. */
export function cropped(text: string, marks: readonly Mark[], words: number): Mark | undefined {
  const wanted = Math.min(words, MOST_WORDS);
  const reach = wanted * REACH;
  const [from, to] = richest(text, marks, wanted);
  const first = Math.max(0, whole(text, from - reach));
  const last = Math.min(text.length, whole(text, to + reach));
  const stretch = [...WORDS.segment(text.slice(first, last))];
  const at = (i: number) => first + (stretch[i]?.index ?? last - first);
  const isWord = (i: number) => stretch[i]?.isWordLike === true;
  let low = stretch.findIndex(({ index, segment }) => first + index + segment.length > from);
  if (low < 0) low = 0;
  let high = low;
  let count = 0;
  // The marked words first, then words on either side in turn.
  while (high < stretch.length && (at(high) < to || count === 0) && count < wanted) {
    if (isWord(high)) count++;
    high++;
  }
  for (let isBefore = true; count < wanted && (low > 0 || high < stretch.length); isBefore = !isBefore) {
    if ((isBefore && low > 0) || high >= stretch.length) {
      low--;
      if (isWord(low)) count++;
    } else {
      if (isWord(high)) count++;
      high++;
    }
  }
  const start = at(low);
  const end = high >= stretch.length ? last : at(high);
  return start === 0 && end === text.length ? undefined : [start, end];
}

/** The mark from which on the most marks lie close together; the beginning of a text without marks. */
function richest(text: string, marks: readonly Mark[], words: number): Mark {
  const span = words * 2;
  let best: Mark = [0, 0];
  let most = 0;
  for (let i = 0, end = 0; i < marks.length; i++) {
    const [start] = marks[i] as Mark;
    while (end < marks.length && (marks[end] as Mark)[1] <= start + span) end++;
    const count = Math.max(1, end - i);
    if (count > most) {
      most = count;
      best = [start, (marks[i + count - 1] as Mark)[1]];
    }
  }
  return [Math.min(best[0], text.length), Math.min(best[1], text.length)];
}

/** A place between two characters, at or before this one. */
function whole(text: string, place: number): number {
  const unit = text.charCodeAt(place);
  return unit >= 0xdc00 && unit <= 0xdfff ? place - 1 : place;
}
