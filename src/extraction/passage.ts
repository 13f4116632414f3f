/** A title or text, folded and cut, as all readers of this room see it. */
import { type Piece, pieces } from '../analysis/analyzer.ts';
import { fold, toOriginal } from '../analysis/char-filter.ts';
import type { FilteredText } from '../analysis/token.ts';
import type { ReadField } from '../contract/reading.ts';

/** `[start, end)` in UTF-16 units of the printed field. */
export interface Range {
  readonly field: ReadField;
  readonly start: number;
  readonly end: number;
}

/** A stretch of a passage, in units of its folded text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

const SENTENCE_END = /[。!?\n…]+["”』」)]*|;/gu;

export class Passage {
  readonly field: ReadField;
  readonly printed: string;
  readonly filtered: FilteredText;
  /** Folded: simplified, lower case, half width; all spans count in it. */
  readonly text: string;
  readonly pieces: readonly Piece[];
  readonly sentences: readonly Span[];
  /** Of each place whether a word begins there (1) and ends there (2). */
  readonly #edges: Uint8Array;

  constructor(field: ReadField, printed: string) {
    this.field = field;
    this.printed = printed;
    this.filtered = fold(printed);
    this.text = this.filtered.text;
    this.pieces = pieces(this.text);
    this.#edges = new Uint8Array(this.text.length + 1);
    for (const { start, end } of this.pieces) {
      this.#edges[start] = (this.#edges[start] as number) | 1;
      this.#edges[end] = 2;
    }
    this.sentences = field === 'title' ? [{ start: 0, end: this.text.length }] : sentencesOf(this.text);
  }

  /** True where a word begins. */
  beginsWord(at: number): boolean {
    return ((this.#edges[at] ?? 0) & 1) !== 0;
  }

  /** True where a word ends. */
  endsWord(at: number): boolean {
    return ((this.#edges[at] ?? 0) & 2) !== 0;
  }

  /** Index of the last word that begins before `at`; -1 where there is none. */
  wordBefore(at: number): number {
    let [low, high] = [0, this.pieces.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.pieces[middle] as Piece).start < at) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  /** Index of the first word that ends behind `at`; the number of words where there is none. */
  wordBehind(at: number): number {
    let [low, high] = [0, this.pieces.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.pieces[middle] as Piece).end > at) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  /** The place in the printed field that a span stands for. */
  range({ start, end }: Span): Range {
    const [from, to] = toOriginal(this.filtered, start, end);
    return { field: this.field, start: from, end: to };
  }

  /** The printed words of a span. */
  quote(span: Span): string {
    const { start, end } = this.range(span);
    return this.printed.slice(start, end);
  }
}

/** Copies from phones break sentences into lines: a short line that ends in a word goes on in the next short one. */
function isBrokenLine(line: string, rest: string): boolean {
  const last = line.slice(line.lastIndexOf('\n') + 1).trim();
  const next = rest.slice(0, Math.max(0, rest.indexOf('\n'))).trim();
  return (
    last.length <= 22 &&
    next.length > 0 &&
    next.length <= 22 &&
    // 投产项目: heads what stands below.
    !next.endsWith(':') &&
    /[\p{L}\p{N})]$/u.test(last) &&
    !/^(?:[(△▲【▪●○■□◆◇★☆·•]|[①-⑳]|\d{1,2}[.、)])/u.test(next) &&
    line.length < 160
  );
}

/** Stretches between ends of sentence; a decimal point is none, a semicolon is one. */
function sentencesOf(text: string): Span[] {
  const out: Span[] = [];
  let start = 0;
  const push = (end: number) => {
    if (text.slice(start, end).trim() !== '') out.push({ start, end });
    start = end;
  };
  for (const m of text.matchAll(SENTENCE_END)) {
    const end = m.index + m[0].length;
    if (/^\n+$/u.test(m[0]) && isBrokenLine(text.slice(start, m.index), text.slice(end))) continue;
    push(end);
  }
  push(text.length);
  return out;
}

/** The first span that overlaps, or undefined. */
export function overlapping<T extends Span>(spans: readonly T[], { start, end }: Span): T | undefined {
  return spans.find((span) => span.start < end && start < span.end);
}
