/** A sentence of an article, with the words marked that were read. */
import type { Sentence } from '../claims/sentence.ts';
import { MarkedWords } from './marked-words.tsx';

export function QuotedSentence({ sentence }: { readonly sentence: Sentence }) {
  return (
    <blockquote class="quoted">
      <MarkedWords value={{ ...sentence, html: '' }} />
    </blockquote>
  );
}
