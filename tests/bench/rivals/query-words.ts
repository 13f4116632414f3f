/** A query as a contestant reads it. Our words are loaded only for those that are fed with them: they cost memory. */
import type { Feed } from '../workplace.ts';
import type { Want } from './contestant.ts';

/** Gives the words with blanks between; what is being typed, and what goes to a tokenizer of its own, stays as it is. */
export async function queryWords(feed: Feed): Promise<(text: string, want: Want) => string> {
  if (feed === 'text') return (text) => text;
  const { wordsOf } = await import('../words.ts');
  return (text, want) => (want === 'prefix' ? text.toLowerCase() : wordsOf(text).join(' '));
}
