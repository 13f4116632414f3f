/** A small index for the parser: real words, names and neighbouring characters, of texts given here. */
import { pieces, wordTerms } from '../../src/analysis/analyzer.ts';
import { useDictionary } from '../../src/analysis/segmenter.ts';
import { type Concept, ConceptDictionary, nameKey } from '../../src/entities/concept.ts';
import { GramIndexBuilder } from '../../src/index/gram-builder.ts';
import { GramIndex } from '../../src/index/gram-index.ts';
import { PinyinLexicon } from '../../src/index/pinyin-lexicon.ts';
import type { Language } from '../../src/query/language.ts';
import { tableOf } from '../index/words.ts';

/** Each text is a document; texts are folded already. */
export function gramsOf(texts: readonly string[]): GramIndex {
  const builder = new GramIndexBuilder();
  for (const [document, text] of texts.entries()) {
    const characters = [...text].map((c) => c.codePointAt(0) as number);
    const pairs = new Map(
      characters
        .slice(1)
        .map((second, i) => [`${characters[i]} ${second}`, [characters[i] as number, second]]),
    );
    for (const character of new Set(characters)) builder.addCharacter(document, character, 0);
    for (const [first, second] of pairs.values())
      builder.addPair(document, first as number, second as number, 0);
  }
  return new GramIndex(builder.build());
}

/** Loads the names of the concepts into the segmenter. */
export async function languageOf(concepts: readonly Concept[], texts: readonly string[]): Promise<Language> {
  const names = concepts.flatMap(({ terms }) => terms.map(nameKey));
  useDictionary(names);
  const words = new Set([...texts, ...names].flatMap((text) => [...wordTerms(text, pieces(text))]));
  return {
    dictionary: new ConceptDictionary(concepts),
    pinyin: await PinyinLexicon.of(tableOf(words, names), gramsOf([...texts, ...names])),
    hasWord: (word) => words.has(word),
  };
}
