/** The sentence that words stand in, with the words marked: what a reader needs to believe a figure. */
import type { ArticleDetail } from '../../contract/detail.ts';
import type { Evidence } from '../../contract/reading.ts';
import type { Mark } from '../../contract/search.ts';

export interface Sentence {
  readonly text: string;
  readonly marks: readonly Mark[];
}

const END = /[。！？!?；;\n]/;
/** A longer sentence is cut to this many characters on each side of its words. */
const REACH = 100;

/** The sentence around the evidence; the quoted words alone where the article does not hold them there. */
export function sentenceOf(at: Evidence, article: ArticleDetail | undefined): Sentence {
  const field = article?.[at.field];
  const { start, end, quote } = at;
  if (field === undefined || field.slice(start, end) !== quote || quote === '') {
    return { text: quote, marks: quote === '' ? [] : [[0, quote.length]] };
  }
  let [from, to] = [start, end];
  while (from > 0 && start - from < REACH && !END.test(field[from - 1] ?? '')) from--;
  while (to < field.length && to - end < REACH && !END.test(field[to - 1] ?? '')) to++;
  if (isLow(field, from)) from++;
  if (isLow(field, to)) to--;
  const cutBefore = from > 0 && !END.test(field[from - 1] ?? '');
  const cutAfter = to < field.length && !END.test(field[to - 1] ?? '');
  while (from < start && /\s/.test(field[from] ?? '')) from++;
  while (to > end && /\s/.test(field[to - 1] ?? '')) to--;
  const lead = cutBefore ? '…' : '';
  const shift = lead.length - from;
  return {
    text: lead + field.slice(from, to) + (cutAfter ? '…' : ''),
    marks: [[start + shift, end + shift]],
  };
}

function isLow(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff;
}

/** Sentences of one article, each once, with the marks of all that were read from it. */
export function mergedSentences(sentences: readonly Sentence[]): readonly Sentence[] {
  const byText = new Map<string, Mark[]>();
  for (const { text, marks } of sentences) byText.set(text, [...(byText.get(text) ?? []), ...marks]);
  return [...byText].map(([text, marks]) => ({ text, marks: joined(marks) }));
}

function joined(marks: readonly Mark[]): readonly Mark[] {
  const out: [number, number][] = [];
  for (const [start, end] of marks.toSorted((a, b) => a[0] - b[0])) {
    const last = out.at(-1);
    if (last !== undefined && start <= last[1]) last[1] = Math.max(last[1], end);
    else out.push([start, end]);
  }
  return out;
}
