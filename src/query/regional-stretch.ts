/** Words of Taiwan and Hong Kong in a query → the stretches that hold them, in the mainland's words. */
import type { Piece } from '../analysis/analyzer.ts';
import { type Replacement, rewrite } from '../analysis/char-filter.ts';

/** Whole pieces of the query text; `text` is how the mainland writes them. */
export interface RegionalStretch {
  readonly end: number;
  readonly text: string;
}

/** By the place where each begins: 专案组 is asked for whole, and so is 项目组. */
export function regionalStretches(
  text: string,
  cut: readonly Piece[],
  words: readonly Replacement[],
): ReadonlyMap<number, RegionalStretch> {
  const stretches: { start: number; end: number; words: Replacement[] }[] = [];
  for (const word of words) {
    const start = cut.find(({ end }) => end > word.start)?.start ?? word.start;
    const end = cut.findLast((piece) => piece.start < word.end)?.end ?? word.end;
    const last = stretches.at(-1);
    if (last && start < last.end) {
      last.end = Math.max(last.end, end);
      last.words.push(word);
    } else
      stretches.push({ start: Math.min(start, word.start), end: Math.max(end, word.end), words: [word] });
  }
  return new Map(
    stretches.map(({ start, end, words: own }) => {
      const moved = own.map((word) => ({ ...word, start: word.start - start, end: word.end - start }));
      return [start, { end, text: rewrite({ text: text.slice(start, end) }, moved).text }];
    }),
  );
}
