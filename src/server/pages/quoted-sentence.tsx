/** A sentence of an article, with the words marked that were read; where that is nearly all of it, none is. */
import type { Sentence } from '../claims/sentence.ts';
import { MarkedWords } from './marked-words.tsx';

const NEARLY_ALL = 0.8;

export function QuotedSentence({ sentence }: { readonly sentence: Sentence }) {
  const { text, marks } = sentence;
  const marked = marks.reduce((sum, [start, end]) => sum + end - start, 0);
  const says = marked < NEARLY_ALL * text.length;
  return (
    <blockquote class="quoted">
      <MarkedWords value={{ text, marks: says ? marks : [], html: '' }} />
    </blockquote>
  );
}
