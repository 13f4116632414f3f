/** Terms as the cluster holds them: no blank, no bar, no longer than its tokenizer and its terms may be. */
import { createHash } from 'node:crypto';
import type { TokenKind } from '../analysis/token.ts';

/** Stands between a term and its frequency. */
export const BAR = '|';
/** Code units up to which a term stands for itself. Longer ones (runs of letters without end) stand as a digest. */
const LONGEST = 200;

/** Words, characters and pairs hold neither blanks nor bars; keys of concepts may hold anything. */
export function encodeTerm(kind: TokenKind, term: string): string {
  const encoded = kind === 'concept' ? encodeURIComponent(term) : term;
  return encoded.length <= LONGEST ? encoded : `#${createHash('sha256').update(encoded).digest('base64url')}`;
}
