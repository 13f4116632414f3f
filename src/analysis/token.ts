/** The vocabulary of analysis on one screen. Offsets are UTF-16 units, `[start, end)`. */

/**
 * word: a dictionary word of two or more Hanzi, a name, a Latin word, a number.
 * gram: two neighbouring CJK characters. char: one CJK character.
 * concept: a company or synonym set, by whichever of its names it is printed.
 */
export const TOKEN_KINDS = ['word', 'gram', 'char', 'concept'] as const;
export type TokenKind = (typeof TOKEN_KINDS)[number];

/** A piece of folded text of one script; what lies between two runs is punctuation, blanks, symbols. */
export interface ScriptRun {
  readonly script: 'cjk' | 'alnum';
  readonly start: number;
  readonly end: number;
}

export interface Token {
  readonly kind: TokenKind;
  /** Folded, as it is stored in the index. */
  readonly term: string;
  /** Place in the folded text. */
  readonly start: number;
  readonly end: number;
}

/** A text after the character filters, with the way back. */
export interface FilteredText {
  readonly text: string;
  /**
   * Place in the original of each unit of `text`: unit i stands for `[starts[i], ends[i])`.
   * Absent where every unit stands for the unit of the same number.
   */
  readonly offsets?: { readonly starts: Uint32Array; readonly ends: Uint32Array };
}
