/** Our words of a text, as every contestant that is fed with words gets them: of documents and of queries. */
import { alnumParts, pieces } from '../../src/analysis/analyzer.ts';
import { fold } from '../../src/analysis/char-filter.ts';

/** Words of any length in the order of the text, folded; an alphanumeric run is followed by its parts. */
export function wordsOf(text: string): string[] {
  const folded = fold(text).text;
  const words: string[] = [];
  for (const { script, start, end } of pieces(folded)) {
    const word = folded.slice(start, end);
    words.push(word);
    if (script === 'alnum') for (const { term } of alnumParts(word)) words.push(term);
  }
  return words;
}
