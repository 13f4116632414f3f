/** Folded text, cut into pieces → the concepts that are named in it. */
import type { Piece } from '../analysis/analyzer.ts';
import { alnumParts } from '../analysis/analyzer.ts';
import type { Concept, ConceptDictionary } from './concept.ts';

export interface Mention {
  readonly concept: Concept;
  /** Place in the folded text. */
  readonly start: number;
  readonly end: number;
}

/**
 * Leftmost, longest first, no overlap. A name counts only where it begins and ends at the edge of a word:
 * 海力 is not named in 上海力推. A name of several concepts gives a mention of each.
 */
export function recognize(text: string, cut: readonly Piece[], dictionary: ConceptDictionary): Mention[] {
  const starts: number[] = [];
  for (const { script, start, end } of cut) {
    if (dictionary.mayNameAt(text, start)) starts.push(start);
    if (script !== 'alnum') continue;
    for (const part of alnumParts(text.slice(start, end)))
      if (part.start > 0) starts.push(start + part.start);
  }
  const mentions: Mention[] = [];
  if (starts.length === 0) return mentions;
  const isEnd = endsOf(text, cut);
  let free = 0;
  for (const start of starts) {
    if (start < free) continue;
    const name = dictionary
      .namesAt(text, start)
      .find((candidate) => endsWell(start + candidate.length, isEnd, text));
    if (name === undefined) continue;
    free = start + name.length;
    for (const concept of dictionary.named(name)) mentions.push({ concept, start, end: free });
  }
  return mentions;
}

/** Of each place whether a piece, or a part of one that can be asked for alone, ends there. */
function endsOf(text: string, cut: readonly Piece[]): Uint8Array {
  const ends = new Uint8Array(text.length + 1);
  for (const { script, start, end } of cut) {
    ends[end] = 1;
    if (script !== 'alnum') continue;
    for (const part of alnumParts(text.slice(start, end))) ends[start + part.start + part.term.length] = 1;
  }
  return ends;
}

/** A name may end in punctuation (… (Holdings) Ltd.), which belongs to no piece. */
function endsWell(end: number, isEnd: Uint8Array, text: string): boolean {
  return isEnd[end] === 1 || /[^\p{L}\p{N}]$/u.test(text.slice(Math.max(0, end - 2), end));
}
