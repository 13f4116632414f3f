/** What the parser asks of an index: its names, its words, and the Hanzi that typed letters may stand for. */
import type { ConceptDictionary } from '../entities/concept.ts';

export interface PinyinReader {
  /** Hanzi that the letters may stand for, the likeliest first; several words have blanks between them. */
  read(letters: string): readonly string[];
  /** Names that are spelt so in full. */
  names(letters: string): readonly string[];
  /** Words and names that are spelt so in full. */
  spelt(letters: string): readonly string[];
  /** Names that Hanzi and letters side by side may stand for (冠xu). */
  mixed(text: string): readonly string[];
}

export interface Language {
  readonly dictionary: ConceptDictionary;
  readonly pinyin: PinyinReader;
  /** True where some record holds this folded word. */
  hasWord(word: string): boolean;
}
