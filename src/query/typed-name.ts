/** Names that are typed in several pieces: Hanzi and letters side by side, or pinyin syllable by syllable. */
import type { Piece } from '../analysis/analyzer.ts';
import type { Language } from './language.ts';

/** Pieces that a name typed half way may have: 冠|xu, gx|电子. */
const MOST_PIECES = 6;

/** A stretch of the text that spells a name, and the names that it may be. */
export interface TypedName {
  readonly end: number;
  readonly texts: readonly string[];
}

/** By the place where each begins. */
export function typedNames(
  text: string,
  cut: readonly Piece[],
  language: Language,
): ReadonlyMap<number, TypedName> {
  return new Map([...spacedNames(text, cut, language), ...mixedNames(text, cut, language)]);
}

/**
 * Letters with blanks between them that together spell a name in full (guan xu), or a word where no record
 * holds one of them as it stands (xin neng yuan).
 */
function spacedNames(text: string, cut: readonly Piece[], language: Language): Map<number, TypedName> {
  const found = new Map<number, TypedName>();
  for (let i = 0; i < cut.length; i++) {
    const syllables: string[] = [];
    for (const [k, { start, end }] of cut.slice(i, i + MOST_PIECES).entries()) {
      const syllable = text.slice(start, end);
      const gap = k === 0 ? '' : text.slice((cut[i + k - 1] as Piece).end, start);
      if (!/^[a-z]{1,6}$/.test(syllable) || !/^\s*$/u.test(gap)) break;
      syllables.push(syllable);
    }
    for (; syllables.length > 1; syllables.pop()) {
      const letters = syllables.join('');
      const isLatin = syllables.some((syllable) => language.hasWord(syllable));
      const texts = isLatin ? language.pinyin.names(letters) : language.pinyin.spelt(letters);
      if (texts.length === 0) continue;
      const last = cut[i + syllables.length - 1] as Piece;
      found.set((cut[i] as Piece).start, { end: last.end, texts });
      i += syllables.length - 1;
      break;
    }
  }
  return found;
}

/** Hanzi and letters side by side without a blank that are a name typed half way: 冠xu. */
function mixedNames(text: string, cut: readonly Piece[], language: Language): Map<number, TypedName> {
  const found = new Map<number, TypedName>();
  const readLetters = ({ script, start, end }: Piece) => {
    const letters = text.slice(start, end);
    return script === 'cjk' || (/^[a-z]+$/.test(letters) && !language.hasWord(letters));
  };
  for (let i = 0; i < cut.length; i++) {
    const group: Piece[] = [];
    for (const piece of cut.slice(i, i + MOST_PIECES)) {
      if (!readLetters(piece) || (group.length > 0 && group.at(-1)?.end !== piece.start)) break;
      group.push(piece);
    }
    for (; group.length > 1; group.pop()) {
      if (new Set(group.map(({ script }) => script)).size < 2) continue;
      const [start, end] = [(group[0] as Piece).start, (group.at(-1) as Piece).end];
      const texts = language.pinyin.mixed(text.slice(start, end));
      if (texts.length === 0) continue;
      found.set(start, { end, texts });
      i += group.length - 1;
      break;
    }
  }
  return found;
}
