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
  const ends = new Set<number>();
  for (const piece of cut) {
    starts.push(piece.start);
    ends.add(piece.end);
    if (piece.script === 'alnum') {
      for (const part of alnumParts(text.slice(piece.start, piece.end))) {
        if (part.start > 0) starts.push(piece.start + part.start);
        ends.add(piece.start + part.start + part.term.length);
      }
    }
  }
  const mentions: Mention[] = [];
  let free = 0;
  for (const start of starts) {
    if (start < free) continue;
    const name = dictionary
      .namesAt(text, start)
      .find((candidate) => endsWell(start + candidate.length, ends, text));
    if (name === undefined) continue;
    free = start + name.length;
    for (const concept of dictionary.named(name)) mentions.push({ concept, start, end: free });
  }
  return mentions;
}

/** A name may end in punctuation (… (Holdings) Ltd.), which belongs to no piece. */
function endsWell(end: number, ends: ReadonlySet<number>, text: string): boolean {
  return ends.has(end) || /[^\p{L}\p{N}]$/u.test(text.slice(Math.max(0, end - 2), end));
}
